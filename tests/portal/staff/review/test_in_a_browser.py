"""An act is proposed, looked at as if it were published, approved by a colleague, and then it is public."""

from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect

from portal.models import Role
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


def test_proposed_looked_at_as_if_published_approved_and_then_public(browser: Browser, site: str, cast: Cast) -> None:
    author, found = room(browser, site, staff(Role.REGISTRAR, [cast.commission], username="aigerim"))
    proposal = propose_an_act(author, site, cast)
    expect(author.get_by_role("link", name="Sent for review: decree № 1087 Decree 1087.")).to_be_visible()
    assert holder(author, site, "2027-01-29") == [None]
    reviewer, found_too = room(browser, site, staff(Role.ADMINISTRATOR, username="nurlan"))
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
    reviewer.get_by_role("button", name="Approve and publish").click()
    expect(reviewer.get_by_text("It is published.")).to_be_visible()
    assert holder(author, site, "2027-01-29") == ["Zhunusov"]
    author.goto(f"{site}/en/commissions/kz-cec/?as_of=2027-01-29")
    expect(author.locator("#seat-S-1")).to_contain_text("Zhunusov")
    reviewer.locator(".facts").get_by_role("link", name="revision").click()
    facts = reviewer.locator(".facts")
    expect(facts).to_contain_text("aigerim")
    expect(facts).to_contain_text("nurlan")
    proposal.refresh_from_db()
    assert (proposal.state, found, found_too) == ("approved", [], [])


@pytest.mark.parametrize(
    ("language", "scheme", "width"), [("kk", "dark", 390), ("ru", "light", 1280), ("en", "dark", 1280)]
)
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
