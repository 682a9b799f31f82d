"""Any page as if a proposal were approved: it shows it, keeps nothing, writes nothing, and makes nobody wait."""

import threading
import time
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test import Client

from members.models import Appointment, Person
from portal.models import Role
from registry.answers import Answers
from registry.door import carry_out
from registry.proposals.as_if import as_if_approved
from registry.proposals.deciding import approve
from registry.proposals.models import Proposal
from registry.revision import current_revision, revision
from tests.asking import ask
from tests.factories import AppointmentFactory, PersonFactory, days
from tests.registry.undo.test_action import a_chair, registry
from tests.staff import signed_in_client, staff

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "read"])


@pytest.fixture
def proposal() -> Proposal:
    """Abdirov takes a chair."""
    seat, person = a_chair(), PersonFactory(slug="abdirov", family_en="Abdirov", given_en="")
    seat.commission.slug = "kz-cec"
    with revision(by="x", because="x"):
        seat.commission.save()
    return proposed(
        lambda: AppointmentFactory(person=person, commission=seat.commission, seat=seat, **days(start="2022-01-29"))
    )


def proposed(action: Any) -> Proposal:
    found = carry_out(action, by="aigerim", because="Decree 1087").proposal
    assert found is not None
    return found


@pytest.fixture
def client() -> Client:
    return signed_in_client(staff(Role.VIEWER))


def as_if(proposal: Proposal, path: str) -> str:
    return f"/admin/proposals/{proposal.pk}/as-if/{path}"


SEATED = "api/v1/commissions/kz-cec/composition/?as_of=2022-02-01"


def seated(answer: Any) -> list[str]:
    seats = (seat["appointment"] for seat in answer.json()["seats"])
    return [seat and seat["person"]["name"]["en"] for seat in seats]


@pytest.mark.parametrize("on_a_connection_of_their_own", [False, True])
def test_public_pages_the_api_and_the_rooms_show_it_and_nothing_is_kept(
    client: Client, proposal: Proposal, settings: Any, on_a_connection_of_their_own: bool
) -> None:
    if on_a_connection_of_their_own:
        settings.READ_DATABASE = "read"
    before, number = registry(), current_revision()
    assert seated(client.get(f"/{SEATED}")) == [None]
    assert seated(client.get(as_if(proposal, SEATED))) == ["Abdirov"]
    page = client.get(as_if(proposal, "en/commissions/kz-cec/?as_of=2022-02-01")).content.decode()
    assert "Abdirov" in page
    assert "Preview: as if it were published." in page
    rows = client.get(as_if(proposal, "admin/members/appointment/")).content.decode()
    assert "Abdirov" in rows
    assert seated(client.get(f"/{SEATED}")) == [None]
    assert (registry(), current_revision()) == (before, number)


def test_links_of_a_preview_lead_on_within_it(client: Client, proposal: Proposal) -> None:
    page = client.get(as_if(proposal, "en/commissions/kz-cec/")).content.decode()
    assert f'href="{as_if(proposal, "en/people/")}' in page
    assert 'href="/en/people/' not in page
    assert 'href="/static/registry.css"' in page
    assert client.get(as_if(proposal, "")).get("Location") == as_if(proposal, "en/")


def test_nobody_keeps_a_preview(client: Client, proposal: Proposal, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    answers = Answers(get_wsgi_application())
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    for path in (SEATED, "en/commissions/kz-cec/", "admin/"):
        answer = client.get(as_if(proposal, path))
        assert [answer.get("Cache-Control", "").partition(",")[0], answer.get("ETag")] == ["no-store", None]
        assert ask(answers, as_if(proposal, path), cookie=f"{cookie.key}={cookie.value}").status == 200
        assert client.get(as_if(proposal, path), headers={"If-None-Match": "*"}).status_code == 200
    assert len(answers._kept) == 0


def test_a_preview_that_would_send_or_write_is_refused_in_a_sentence(client: Client, proposal: Proposal) -> None:
    before = registry()
    told = client.post(as_if(proposal, "en/report/"), {"message": "x"})
    assert (told.status_code, told.context["refusals"]) == (
        409,
        ["A preview only shows: nothing is sent or changed from it. Go back to the page itself."],
    )
    with pytest.raises(ValidationError) as refused, as_if_approved(proposal):
        Person.objects.update(note="Seen")
    assert refused.value.messages == [
        "This page would write something, and a preview only shows. Open it once the proposal is published."
    ]
    assert (registry(), Appointment.objects.count()) == (before, 0)


def test_a_page_that_tries_its_work_out_says_that_a_preview_writes_nothing(proposal: Proposal) -> None:
    for slug in ("a", "b"):
        PersonFactory(slug=slug)
    client = signed_in_client(staff(Role.ADMINISTRATOR))
    page = client.get(as_if(proposal, "admin/people/duplicates/a/b/")).content.decode()
    assert "This page would write something, and a preview only shows." in page


def test_whole_lists_settled_proposals_and_the_door_are_no_previews(client: Client, proposal: Proposal) -> None:
    whole = client.get(as_if(proposal, "api/v1/people/?format=csv"))
    assert whole.context["refusals"] == ["A whole list is no preview. Open a page of it, or one record."]
    for path in ("admin/logout/", f"admin/proposals/{proposal.pk}/", "en/accounts/login/"):
        door = client.get(as_if(proposal, path))
        assert door.context["refusals"] == [
            "This page is not of the registry and is not previewed. Open the page itself."
        ]
    approve(proposal.pk, by="nurlan")
    settled = client.get(as_if(proposal, SEATED))
    assert settled.context["refusals"] == [
        "This proposal is settled, so there is nothing to preview. Open the page itself."
    ]


def test_who_is_not_signed_in_sees_no_preview(proposal: Proposal) -> None:
    assert Client().get(as_if(proposal, SEATED)).status_code == 302


def test_a_preview_waits_for_nobody_and_lets_nobody_wait(proposal: Proposal, monkeypatch: Any) -> None:
    monkeypatch.setattr("registry.proposals.as_if.BRIEFLY", "SET LOCAL lock_timeout = '200ms'")
    writing, done = threading.Event(), threading.Event()

    def write() -> None:
        with revision(by="dana", because="Slowly"):
            writing.set()
            done.wait(30)
        connection.close()

    thread = threading.Thread(target=write)
    thread.start()
    writing.wait(10)
    try:
        with pytest.raises(ValidationError) as refused, as_if_approved(proposal):
            pass
    finally:
        done.set()
        thread.join(30)
    assert refused.value.code == "slow"


def test_a_preview_that_takes_too_long_is_ended_and_lets_its_lock_go(proposal: Proposal, monkeypatch: Any) -> None:
    monkeypatch.setattr("registry.proposals.as_if.BRIEFLY", "SET LOCAL transaction_timeout = '3s'")

    def dawdle() -> None:
        with as_if_approved(proposal):
            time.sleep(3.5)
            Person.objects.count()

    with pytest.raises(ValidationError) as refused:
        dawdle()
    assert refused.value.code == "slow"
    assert approve(proposal.pk, by="nurlan").state == "approved"


def test_what_stands_in_the_way_is_said_instead_of_a_preview(client: Client, proposal: Proposal) -> None:
    with revision(by="dana", because="Entered twice"):
        Person.objects.filter(slug="abdirov").delete()
    told = client.get(as_if(proposal, SEATED)).context["refusals"]
    assert (len(told), told[0].startswith("“Abdirov” was changed by dana on ")) == (1, True)
