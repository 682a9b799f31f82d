"""A decree on the desk is on the record in a minute: in a real browser, by mouse and by keyboard alone."""

import datetime
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect

from members.models import Appointment
from portal.models import Role
from registry.models import Revision
from tests.looking import faults, guarded
from tests.members.acts.test_recording import Cast
from tests.staff import PASSWORD, one_time_code, sign_in, staff

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def site(live_server: Any, settings: Any) -> str:
    cache.clear()
    settings.SITE_URL = str(live_server.url)
    return settings.SITE_URL


@pytest.fixture
def cast(site: str) -> Cast:
    return Cast()


def holder(page: Page, site: str, day: str) -> list[Any]:
    """Who has the first seat of the Senate on the day, as the API says."""
    answer = page.request.get(f"{site}/api/v1/commissions/kz-cec/composition/?as_of={day}").json()
    return [
        seat["appointment"] and seat["appointment"]["person"]["name"]["en"]
        for seat in answer["seats"]
        if seat["code"] == "S-1"
    ]


def test_a_decree_on_the_desk_is_on_the_record(browser: Browser, site: str, cast: Cast) -> None:
    registrar = staff(Role.REGISTRAR, [cast.commission], username="aigerim")
    page, found = guarded(browser.new_context(), site)
    page.goto(f"{site}/en/accounts/login/?next=/admin/acts/record/")
    page.locator("#id_login").fill("aigerim")
    page.locator("#id_password").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in").first.click()
    page.locator("#id_code").fill(one_time_code(registrar))
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/admin/acts/record/")
    page.get_by_label("Number").fill("1087")
    page.get_by_label("Adopted").fill("29.01.2027")
    page.get_by_label("Title in English").fill("On a member of the Commission")
    page.get_by_label("Find a commission").fill("Commission")
    page.get_by_role("button", name="Find").last.click()
    page.get_by_role("button", name="+ Add").click()
    page.get_by_label("Seat").select_option(str(cast.first.pk))
    page.get_by_text("Someone new to the registry").click()
    page.get_by_label("Family name").last.fill("Zhunusov")
    page.get_by_role("button", name="Show before and after").click()
    changed = page.locator("tr.changes", has_text="Senate, seat 1")
    expect(changed.locator("ins")).to_have_text("Zhunusov")
    page.get_by_role("button", name="Record").click()
    page.wait_for_url(f"{site}/admin/")
    expect(page.get_by_role("link", name="The act is recorded: On a member of the Commission")).to_be_visible()
    last = Revision.objects.latest("number")
    assert (last.author, last.reason) == ("aigerim", "decree № 1087 On a member of the Commission")
    assert (holder(page, site, "2027-01-28"), holder(page, site, "2027-01-29")) == (["Petrov"], ["Zhunusov"])
    page.goto(f"{site}/en/commissions/kz-cec/?as_of=2027-01-29")
    expect(page.locator("#seat-S-1")).to_contain_text("Zhunusov")
    assert found == []


def test_the_same_by_keyboard_alone(browser: Browser, site: str, cast: Cast) -> None:
    page, found = guarded(browser.new_context(), site)
    sign_in(page, staff(Role.REGISTRAR, [cast.commission]), site)
    page.goto(f"{site}/admin/acts/record/?commission={cast.commission.pk}&day=2027-01-29&seat={cast.first.pk}")
    type_into(page, "id_number", "1087")
    type_into(page, "id_adopted", "29.01.2027")
    type_into(page, "id_title_en", "Decree 1087")
    press(page, "Someone new to the registry")
    type_into(page, "id_effects-0-family_en", "Zhunusov")
    press(page, "Show before and after")
    page.wait_for_selector("#preview")
    press(page, "Record")
    page.wait_for_url(f"{site}/admin/")
    start = datetime.date(2027, 1, 29)
    assert [str(one) for one in Appointment.objects.filter(seat=cast.first, start_latest=start)] == ["Zhunusov"]
    assert found == []


def type_into(page: Page, name: str, text: str) -> None:
    tab_to(page, f"document.activeElement.id === {name!r}")
    page.keyboard.type(text)


def press(page: Page, name: str) -> None:
    tab_to(page, f"document.activeElement.innerText.trim() === {name!r}")
    page.keyboard.press("Enter")


def tab_to(page: Page, reached: str) -> None:
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate(reached):
            return
    raise AssertionError(f"the keyboard does not reach: {reached}")


@pytest.mark.parametrize(("language", "scheme", "width"), [("kk", "dark", 390), ("ru", "light", 1280)])
def test_axe_and_the_policy_find_nothing(
    browser: Browser, site: str, cast: Cast, language: str, scheme: Any, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page, found = guarded(context, site)
    sign_in(page, staff(Role.REGISTRAR, [cast.commission]), site)
    context.add_cookies([{"name": "django_language", "value": language, "url": site}])
    asked = f"?commission={cast.commission.pk}&day=2027-01-29&seat={cast.first.pk}&predecessor={cast.petrov.pk}"
    for address in ("", "acts/record/", f"acts/record/{asked}"):
        page.goto(f"{site}/admin/{address}")
        found += faults(page, address)
    page.locator("[name=title_en]").fill("Decree")
    page.locator(".effect summary").first.click()
    page.locator("#id_effects-0-family_en").fill("Zhunusov")
    page.locator("button[value=preview]").click()
    page.wait_for_selector("#preview")
    found += faults(page, "preview")
    assert "\n".join(found) == ""
