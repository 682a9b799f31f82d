"""Every page in a real browser: nothing axe finds, nothing on the console or too wide, all by keyboard."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import FLAGS, executable
from tests.conftest import DATA
from tests.site_pages import LANGUAGES, PAGES

AA = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=executable(), args=list(FLAGS))


@pytest.fixture
def site(live_server: Any) -> str:
    call_command("load_registry", str(DATA), verbosity=0)
    return str(live_server.url)


def open_page(browser: Browser, width: int, scheme: Any, said: list[str]) -> Page:
    """A window that notes every word on its console and every request that leaves the site."""
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.on("console", lambda message: said.append(f"{page.url} console: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url} error: {error}"))
    return page


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("language", "scheme", "width"), [("kk", "dark", 390), ("ru", "light", 1280)])
def test_axe_finds_nothing_on_any_page(browser: Browser, site: str, language: str, scheme: str, width: int) -> None:
    found: list[str] = []
    page = open_page(browser, width, scheme, found)
    for address in PAGES:
        page.goto(f"{site}/{language}/{address}")
        violations = Axe().run(page, options=AA).response["violations"]
        found += [f"{address}: {v['id']} {[node['target'] for node in v['nodes']]}" for v in violations]
    page.close()
    assert found == []


@pytest.mark.django_db(transaction=True)
def test_no_page_is_wider_than_the_screen_in_any_language(browser: Browser, site: str) -> None:
    found: list[str] = []
    for width in (320, 390, 1280):
        page = open_page(browser, width, "light", found)
        for language in LANGUAGES:
            for address in PAGES:
                page.goto(f"{site}/{language}/{address}")
                wide = page.evaluate("document.documentElement.scrollWidth")
                found += [f"{language} {width} {address}: {wide} wide"] if wide > width else []
        page.close()
    assert found == []


@pytest.mark.django_db(transaction=True)
def test_every_page_can_be_walked_by_keyboard_with_the_focus_always_in_sight(browser: Browser, site: str) -> None:
    found: list[str] = []
    page = open_page(browser, 1280, "light", found)
    for address in PAGES:
        page.goto(f"{site}/en/{address}")
        reached = walk(page)
        found += [f"{address}: {name} shows no focus" for name, seen in reached if not seen]
        left_out = page.evaluate(CONTROLS) - len(reached)
        found += [f"{address}: {left_out} controls are not reached"] if left_out > 0 else []
    page.close()
    assert found == []


CONTROLS = """() => [...document.querySelectorAll(
  'a[href], button, input:not([type=hidden]):not([inert] *), select, textarea, summary'
)].filter(it => it.checkVisibility()).length"""
FOCUSED = """() => {
  const it = document.activeElement
  if (!it || it === document.body || it.hasAttribute('data-walked')) return null
  it.setAttribute('data-walked', '')
  const style = getComputedStyle(it)
  const control = it.matches('a[href], button, input, select, textarea, summary')
  return [it.outerHTML.slice(0, 80), style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2, control]
}"""
PARTS_OF_A_DATE = 6  # Tab stops at its day, month, year and button; all are one control


def walk(page: Page) -> list[tuple[str, bool]]:
    """Every control Tab reaches, each once, and whether it shows that it is focused."""
    reached, again = [], 0
    while again <= PARTS_OF_A_DATE:
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        again = again + 1 if focused is None else 0
        if focused is not None and focused[2]:
            reached.append((focused[0], focused[1]))
    return reached


@pytest.mark.django_db(transaction=True)
def test_the_day_can_be_changed_by_keyboard_alone(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.goto(f"{site}/en/commissions/kz-cec/?as_of=2011-04-03")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.locator("#as_of").focus()
    page.locator("#as_of").fill("2022-03-31")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?as_of=2022-03-31")
    assert page.locator(".day-bar .shown").inner_text() == "31 March 2022"
    page.close()
