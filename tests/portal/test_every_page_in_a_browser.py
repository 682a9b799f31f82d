"""Every page in a real browser: nothing axe finds, nothing on the console or too wide, all by keyboard."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from registry.past.known import written
from tests.looking import faults, guarded, too_wide
from tests.real_records import load_real_records
from tests.site_pages import PAGES

WIDTHS = (320, 390, 1280)


@pytest.fixture
def site(live_server: Any) -> str:
    load_real_records()
    return str(live_server.url)


def open_page(browser: Browser, site: str, width: int, scheme: Any) -> tuple[Page, list[str]]:
    return guarded(browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme), site)


def each_width(page: Page) -> Iterator[int]:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        yield width


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("language", "scheme", "width"), [("kk", "dark", 390), ("ru", "light", 1280)])
def test_nothing_is_found_on_any_page(browser: Browser, site: str, language: str, scheme: str, width: int) -> None:
    page, found = open_page(browser, site, width, scheme)
    then = written(datetime.datetime.now(datetime.UTC))
    for address in (*PAGES, f"commissions/kz-cec/?as_of=2022-03-31&known_at={then}"):
        page.goto(f"{site}/{language}/{address}")
        for wide in each_width(page):
            found += faults(page, address) if wide == width else too_wide(page, address)
    page.context.close()
    assert found == []


@pytest.mark.django_db(transaction=True)
def test_every_page_in_english_fits_and_is_walked_by_keyboard_with_the_focus_always_in_sight(
    browser: Browser, site: str
) -> None:
    page, found = open_page(browser, site, 1280, "light")
    for address in PAGES:
        page.goto(f"{site}/en/{address}")
        for _wide in each_width(page):
            found += too_wide(page, address)
        reached = walk(page)
        found += [f"{address}: {name} shows no focus" for name, seen in reached if not seen]
        left_out = page.evaluate(CONTROLS) - len(reached)
        found += [f"{address}: {left_out} controls are not reached"] if left_out > 0 else []
    page.close()
    assert found == []


CONTROLS = """() => [...document.querySelectorAll(
  'a[href], button, input:not([type=hidden]):not([inert] *), select, textarea, summary'
)].filter(it => it.checkVisibility()).length"""
NOTE_FOCUS = """() => {
  window.reached = []
  document.addEventListener('focusin', ({target: it}) => {
    if (it.hasAttribute('data-walked') || !it.matches('a[href], button, input, select, textarea, summary')) return
    it.setAttribute('data-walked', '')
    const style = getComputedStyle(it)
    const shown = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
    window.reached.push([it.outerHTML.slice(0, 80), shown])
  })
}"""
STEPS = 20  # more than one control ever takes: a date has a stop for its day, month, year and button


def walk(page: Page) -> list[tuple[str, bool]]:
    """Every control Tab reaches, each once, and whether it shows that it is focused."""
    page.evaluate(NOTE_FOCUS)
    before, now = -1, 0
    while now > before:
        for _step in range(STEPS):
            page.keyboard.press("Tab")
        before, now = now, page.evaluate("window.reached.length")
    return [(html, shown) for html, shown in page.evaluate("window.reached")]


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
