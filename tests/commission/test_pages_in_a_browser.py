"""The pages in a real browser: nothing axe finds, nothing the policy blocks, nothing wider than the phone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from playwright.sync_api import Browser, ConsoleMessage, sync_playwright

from tests.browser import FLAGS, executable

DATA = Path(__file__).parents[2] / "data"
PAGES = ("", "commissions/", "commissions/kz-cec/?as_of=2022-03-31", "commissions/kz-cec/?as_of=1990-01-01", "rules/")
VIEWS = [
    (language, scheme, width)
    for language, scheme in (("kk", "dark"), ("ru", "light"), ("en", "dark"))
    for width in (390, 1280)
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=executable(), args=list(FLAGS))


@pytest.mark.django_db(transaction=True)
def test_every_page_is_accessible_and_fits_in_every_language_scheme_and_width(
    browser: Browser, live_server: Any
) -> None:
    call_command("load_registry", str(DATA), verbosity=0)
    found: list[str] = []

    def note(message: ConsoleMessage) -> None:
        found.append(f"console: {message.text}")

    for language, scheme, width in VIEWS:
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
        page.on("console", note)
        for address in PAGES:
            page.goto(f"{live_server.url}/{language}/{address}")
            found += [
                f"{language} {scheme} {width} {address}: {v['id']}" for v in Axe().run(page).response["violations"]
            ]
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found.append(f"{language} {width} {address}: wider than the screen")
        page.close()
    assert found == []


@pytest.mark.django_db(transaction=True)
def test_the_day_can_be_changed_by_keyboard_alone(browser: Browser, live_server: Any) -> None:
    call_command("load_registry", str(DATA), verbosity=0)
    page = browser.new_page()
    page.goto(f"{live_server.url}/en/commissions/kz-cec/?as_of=2011-04-03")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.locator("#as_of").focus()
    page.locator("#as_of").fill("2022-03-31")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?as_of=2022-03-31")
    assert page.locator(".day").inner_text() == "As of 31 March 2022"
    page.close()
