"""The staff's lists, forms and histories in a real browser: nothing axe finds, nothing on the console or blocked."""

import os
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from commission.models import Commission
from members.models import Person
from portal.models import Role
from registry.actions import correct
from registry.door import carry_out
from tests.looking import faults, guarded
from tests.real_records import load_real_records
from tests.staff import sign_in, staff

LOOKS = [("kk", "dark", 390), ("ru", "light", 1280)]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def site(live_server: Any) -> str:
    load_real_records()
    return str(live_server.url)


def open_page(browser: Browser, site: str, language: str, scheme: Any, width: int) -> tuple[Page, list[str]]:
    """An administrator's window that notes every word on its console and whatever the policy blocks."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    context.add_cookies([{"name": "django_language", "value": language, "url": site}])
    page, found = guarded(context, site)
    sign_in(page, staff(Role.ADMINISTRATOR), site)
    return page, found


def faults_at(page: Page, site: str, address: str, *, colours: bool = True) -> list[str]:
    page.goto(f"{site}{address}")
    page.wait_for_load_state("load")
    if folder := os.environ.get("SCREENSHOTS"):
        name = address.strip("/").replace("/", "-")
        page.screenshot(path=f"{folder}/{page.evaluate('document.documentElement.lang')}-{name}.png", full_page=True)
    return faults(page, address, colours=colours, practices=False)


@pytest.mark.parametrize(("language", "scheme", "width"), LOOKS)
def test_axe_finds_nothing_in_lists_histories_revisions_and_rooms_of_their_own(
    browser: Browser, site: str, language: str, scheme: str, width: int
) -> None:
    page, found = open_page(browser, site, language, scheme, width)
    person = Person.objects.first()
    assert person is not None
    number = carry_out(lambda: correct(record=person, note="x"), by="bolat", because="The gazette").revision
    for address in (
        "members/appointment/",
        f"members/person/{person.pk}/delete/",
        f"members/person/{person.pk}/history/",
        "redactions/",
        "people/duplicates/",
        "registry/revision/",
        f"registry/revision/{number}/",
    ):
        found += faults_at(page, site, f"/admin/{address}")
    page.context.close()
    assert "\n".join(found) == ""


def test_a_person_is_chosen_by_typing_and_a_change_is_saved_by_keyboard_alone(browser: Browser, site: str) -> None:
    page, found = open_page(browser, site, "en", "light", 1280)
    commission = Commission.objects.get(slug="kz-cec")
    page.goto(f"{site}/admin/commission/commission/{commission.pk}/change/")
    page.locator(".field-predecessor .select2-selection").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Central Election Commission of Kyrgyz")
    page.locator(".select2-results__option--highlighted", has_text="Kyrgyz").wait_for()
    page.keyboard.press("Enter")
    assert "Kyrgyz" in page.locator("#id_predecessor option:checked").inner_text()
    page.locator("#id_note").fill("Checked by hand")
    page.locator("#id_because").fill("A letter")
    page.keyboard.press("Enter")
    page.locator(".messagelist .success").wait_for()
    commission.refresh_from_db()
    assert (commission.note, commission.predecessor is None, found) == ("Checked by hand", False, [])
    page.context.close()
