"""A table imported in a real browser; nothing axe finds on these pages, nothing the policy blocks."""

from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from playwright.sync_api import Browser, FilePayload, Page

from members.models import Appointment
from portal.models import Role
from registry.progress import tell
from tests.factories import CommissionFactory, PersonFactory
from tests.looking import faults, guarded
from tests.registry.admin.test_record_in_a_browser import LOOKS
from tests.staff import sign_in, staff

pytestmark = pytest.mark.django_db(transaction=True)
TABLE = "commission,family,given,start,end_reason\nregion,Ermanov,Marat,14.09.2016,\n"


@pytest.fixture
def site(live_server: Any, settings: Any) -> str:
    cache.clear()
    settings.SITE_URL = str(live_server.url)
    return settings.SITE_URL


def a_window(browser: Browser, site: str, language: str, scheme: Any, width: int) -> tuple[Page, list[str]]:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, locale=language)
    context.add_cookies([{"name": "django_language", "value": language, "url": site}])
    return guarded(context, site)


def table_of(content: str) -> FilePayload:
    return {"name": "list.csv", "mimeType": "text/csv", "buffer": content.encode()}


@pytest.mark.parametrize(("language", "scheme", "width"), LOOKS)
def test_a_table_is_refused_corrected_and_imported_and_two_people_are_looked_at(
    browser: Browser, site: str, language: str, scheme: Any, width: int, tmp_path: Any
) -> None:
    region = CommissionFactory(slug="region", level="territorial")
    for slug in ("a", "b"):
        PersonFactory(slug=slug, family_en="Serikov")
    page, found = a_window(browser, site, language, scheme, width)
    sign_in(page, staff(Role.REGISTRAR, [region]), site)

    def look(name: str) -> None:
        found.extend(faults(page, name))
        page.screenshot(path=tmp_path / f"{name}-{language}.png", full_page=True)

    def upload(content: str) -> None:
        page.goto(f"{site}/admin/import/")
        page.locator("#id_table").set_input_files(table_of(content))
        page.locator("main form[data-working] button, #content form[data-working] button").click()
        page.wait_for_url(f"{site}/admin/import/*/")

    page.goto(f"{site}/admin/import/")
    look("upload")
    upload(TABLE + "nowhere,A,B,soon,bored\n")
    look("refused")
    upload(TABLE)
    look("difference")
    page.locator("#id_because").fill("The list of 2016")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/admin/import/")
    look("imported")
    for address in ("people/duplicates/", "people/duplicates/a/b/", "notices/"):
        page.goto(f"{site}/admin/{address}")
        look(address.strip("/").replace("/", "-"))
    assert Appointment.objects.count() == 1
    assert found == []


@pytest.mark.parametrize(("language", "scheme", "width"), LOOKS)
def test_while_the_server_is_at_work_a_bar_says_how_far_it_is(
    browser: Browser, site: str, language: str, scheme: Any, width: int, tmp_path: Any
) -> None:
    mine = staff(Role.ADMINISTRATOR)
    page, found = a_window(browser, site, language, scheme, width)
    sign_in(page, mine, site)
    page.goto(f"{site}/admin/import/")
    with transaction.atomic():
        tell(f"registry import {mine.pk}", 37, 100)
        page.locator("form[data-working]").dispatch_event("submit")  # a real one would wait for the answer
        page.locator("progress[value='37']").wait_for()
        found += faults(page, "at work")
        page.screenshot(path=tmp_path / f"at-work-{language}.png", full_page=True)
    page.context.close()
    assert found == []
