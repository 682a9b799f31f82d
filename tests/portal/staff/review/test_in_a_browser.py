"""An act is proposed, looked at as if it were published, approved by a colleague, and then it is public."""

import datetime
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect

from members.models import Person
from portal.models import Role
from registry.past.known import written
from registry.proposals.models import Proposal
from tests.looking import faults, guarded
from tests.members.acts.test_recording import Cast
from tests.portal.staff.act_page.test_in_a_browser import holder
from tests.staff import sign_in, staff

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def site(live_server: Any, settings: Any) -> str:
    cache.clear()
    settings.SITE_URL = str(live_server.url)
    return settings.SITE_URL


@pytest.fixture
def cast(site: str) -> Cast:
    return Cast()


def room(browser: Browser, site: str, user: Any, **context: Any) -> tuple[Page, list[str]]:
    page, found = guarded(browser.new_context(**context), site)
    sign_in(page, user, site)
    return page, found


def propose_an_act(page: Page, site: str, cast: Cast) -> Proposal:
    page.goto(f"{site}/admin/acts/record/?commission={cast.commission.pk}&day=2027-01-29&seat={cast.first.pk}")
    page.locator("[name=number]").fill("1087")
    page.locator("[name=adopted]").fill("29.01.2027")
    page.locator("[name=title_en]").fill("Decree 1087")
    page.locator(".effect summary").first.click()
    page.locator("#id_effects-0-family_en").fill("Zhunusov")
    page.locator("button[value=preview]").click()
    page.wait_for_selector("#preview")
    page.locator("button[value=record]").click()
    page.wait_for_url("**/admin/proposals/*/")
    return Proposal.objects.latest("pk")


def test_proposed_looked_at_approved_public_and_corrected_with_what_was_said_before_still_there(
    browser: Browser, site: str, cast: Cast
) -> None:
    author, found = room(browser, site, staff(Role.REGISTRAR, [cast.commission], username="aigerim"))
    reviewer, found_too = room(browser, site, staff(Role.ADMINISTRATOR, username="nurlan"))
    reader, found_in_public = guarded(browser.new_context(), site)
    proposal = propose_an_act(author, site, cast)
    expect(author.get_by_role("link", name="Sent for review: decree № 1087 Decree 1087.")).to_be_visible()
    assert holder(reader, site, "2027-01-29") == [None]
    look_as_if_published(reviewer, site)
    approve(reviewer)
    reviewer.locator(".facts").get_by_role("link", name="revision").click()
    expect(reviewer.locator(".facts")).to_contain_text("aigerim")
    expect(reviewer.locator(".facts")).to_contain_text("nurlan")
    everyone_reads(reader, site, "Zhunusov")
    then = written(datetime.datetime.now(datetime.UTC))
    propose_another_spelling(author, site)
    reviewer.goto(f"{site}{Proposal.objects.latest('pk').get_absolute_url()}")
    approve(reviewer)
    everyone_reads(reader, site, "Zhunissov")
    reader.goto(f"{site}/en/commissions/kz-cec/?as_of=2027-01-29&known_at={then}")
    expect(reader.locator("#seat-S-1")).to_contain_text("Zhunusov")
    expect(reader.locator(".notice.past")).to_contain_text("As the registry said on")
    proposal.refresh_from_db()
    assert (proposal.state, found, found_too, found_in_public) == ("approved", [], [], [])


def look_as_if_published(reviewer: Page, site: str) -> None:
    reviewer.goto(f"{site}/admin/")
    reviewer.locator(".is-to-review").get_by_role("link", name="decree № 1087 Decree 1087").click()
    expect(reviewer.locator("tr.changes", has_text="Senate, seat 1").locator("ins")).to_have_text("Zhunusov")
    reviewer.get_by_role("link", name="Commission, 29 January 2027", exact=True).click()
    expect(reviewer.locator(".as-if")).to_contain_text("Preview: as if it were published.")
    expect(reviewer.locator("#seat-S-1")).to_contain_text("Zhunusov")
    reviewer.locator("#seat-S-1").get_by_role("link", name="Zhunusov").click()
    expect(reviewer.get_by_role("heading", level=1)).to_have_text("Zhunusov")
    assert "/as-if/" in reviewer.url
    reviewer.locator(".as-if").get_by_role("link", name="Back to the proposal").click()


def approve(reviewer: Page) -> None:
    reviewer.get_by_role("button", name="Approve and publish").click()
    expect(reviewer.get_by_text("It is published.")).to_be_visible()


def propose_another_spelling(author: Page, site: str) -> None:
    author.goto(f"{site}/admin/members/person/{Person.objects.latest('pk').pk}/change/")
    author.locator("#id_family_en").fill("Zhunissov")
    author.locator("#id_because").fill("As he spells it himself")
    author.get_by_role("button", name="Save", exact=True).click()
    expect(author.get_by_role("link", name="Sent for review")).to_be_visible()


def everyone_reads(reader: Page, site: str, name: str) -> None:
    """The commission's page, the person's and their history, the API, the feed and Atom."""
    reader.goto(f"{site}/en/commissions/kz-cec/?as_of=2027-01-29")
    reader.locator("#seat-S-1").get_by_role("link", name=name).click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(name)
    reader.get_by_role("link", name="History of this record").click()
    newest = reader.locator(".history > li").first
    expect(newest).to_contain_text(f"Person: {name}")
    expect(newest).to_contain_text("approved by: administrator")
    assert holder(reader, site, "2027-01-29") == [name]
    told = reader.request.get(f"{site}/api/v1/changes/?record=person-{Person.objects.latest('pk').pk}").json()
    assert told["results"][-1]["changes"][0]["record"]["family_en"] == name
    assert f"Person: {name}" in reader.request.get(f"{site}/en/changes.atom").text()


@pytest.mark.parametrize(("language", "scheme", "width"), [("kk", "dark", 390), ("ru", "light", 1280)])
def test_axe_and_the_policy_find_nothing(
    browser: Browser, site: str, cast: Cast, language: str, scheme: Any, width: int
) -> None:
    author, found = room(browser, site, staff(Role.REGISTRAR, [cast.commission]))
    proposal = propose_an_act(author, site, cast)
    looks = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    page, found_too = room(browser, site, staff(Role.ADMINISTRATOR), **looks)
    page.context.add_cookies([{"name": "django_language", "value": language, "url": site}])
    own = f"{site}{proposal.get_absolute_url()}"
    home = f"{own}as-if/{language}/commissions/kz-cec/?as_of=2027-01-29"
    for address in (f"{site}/admin/proposals/", own, home, f"{own}as-if/admin/", f"{own}as-if/healthz"):
        page.goto(address)
        found_too += [one for one in faults(page, address) if "409" not in one]
    told = [one for one in found_too if "409 (Conflict)" not in one]
    assert (found, "\n".join(told)) == ([], "")
