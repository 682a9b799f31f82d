"""Whole errands in a real browser, from the first page on, without typing an address."""

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from members.models import Person
from portal.models import ErrorReport
from tests.factories import AppointmentFactory, PersonFactory, days
from tests.looking import guarded
from tests.real_records import load_real_records

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def site(live_server: Any) -> str:
    load_real_records()
    return str(live_server.url)


def test_who_put_yerman_on_the_commission_when_under_which_article_and_how_do_we_know(
    browser: Browser, site: str
) -> None:
    page, found = guarded(browser.new_context(), site)
    page.goto(f"{site}/en/")
    page.get_by_role("search").get_by_role("searchbox").first.fill("yerman")
    page.get_by_role("search").get_by_role("button").first.click()
    page.locator("main").get_by_role("link", name="Mukhtar Yerman").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mukhtar Yerman")
    said = page.locator(".appointment")
    expect(said.locator(".answer")).to_contain_text("Appointed by: Mazhilis, 30 March 2022.")
    expect(said.locator("dl")).to_contain_text("On elections, Art 11(2)")
    said.locator("dt", has_text="Appointed by").locator("+ dd").get_by_role("link").click()
    expect(page.locator("#source-1")).to_be_in_viewport()
    expect(page.locator("#source-1")).to_contain_text("31 March 2022")
    page.locator(".appointment").get_by_role("link", name="On elections").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("On elections")
    assert found == []


def test_an_error_is_reported_without_script(browser: Browser, site: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site}/ru/people/yerman/?as_of=2022-03-31")
    page.get_by_role("link", name="Сообщить об ошибке на этой странице").click()
    page.get_by_label("Что неверно").fill("День указан неверно.")
    page.get_by_role("button", name="Отправить").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Спасибо")
    report = ErrorReport.objects.get()
    assert (report.page, str(report.as_of)) == ("/ru/people/yerman/?as_of=2022-03-31", "2022-03-31")


@pytest.mark.parametrize("name", ["Абдурахмангазиев" * 12, "هيئة الانتخابات المستقلة الأردنية"])
def test_a_name_of_two_hundred_letters_or_from_right_to_left_leaves_the_page_as_wide_as_the_screen(
    browser: Browser, live_server: Any, name: str
) -> None:
    person: Person = PersonFactory(family_ru=name, family_en="", given_en="")
    AppointmentFactory(person=person, commission__name_ru=name, **days(start="2012-01-01"))
    page = browser.new_page(viewport={"width": 320, "height": 900})
    for address in (f"people/{person.slug}/", "people/", f"search/?q={name[:10]}"):
        page.goto(f"{live_server.url}/ru/{address}")
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert page.get_by_text(name).count() > 0
    page.close()
