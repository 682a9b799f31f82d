"""The feeds: what was recorded, when and why, as a feed reader reads it."""

import datetime
from typing import Any

import feedparser
import pytest
from django.test import Client

from members.models import Person
from registry.models import Revision
from registry.revision import revision
from tests.factories import AppointmentFactory, PersonFactory, days

pytestmark = pytest.mark.django_db(transaction=True)


def feed(client: Client, address: str = "/en/changes.atom") -> Any:
    answer = client.get(address)
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    read = feedparser.parse(answer.content)
    assert not read.bozo
    return read


def told(client: Client, address: str = "/en/changes.atom") -> list[tuple[str, str]]:
    return [(entry.title, entry.summary) for entry in feed(client, address).entries]


def test_a_change_says_what_when_and_why_and_never_who(client: Client) -> None:
    with revision(by="a registrar", because="The gazette of 3 May"):
        PersonFactory(family_en="Abdirov", given_en="Nurlan")
    (entry,) = feed(client).entries
    recorded = Revision.objects.get()
    assert (entry.title, entry.summary) == (
        "Person: Nurlan Abdirov (added)",
        "<ul><li>Person: Nurlan Abdirov (added)</li></ul><p>Reason: The gazette of 3 May</p>",
    )
    assert datetime.datetime(*entry.updated_parsed[:6], tzinfo=datetime.UTC) == recorded.at.replace(microsecond=0)
    assert "registrar" not in client.get("/en/changes.atom").content.decode()


def test_a_removed_record_is_still_named(client: Client) -> None:
    person = PersonFactory(family_en="Abdirov", given_en="")
    AppointmentFactory(person=person, **days(start="2012"))
    person.appointments.all().delete()
    person.delete()
    lines = [line for _title, summary in told(client) for line in summary.split("<li>")[1:]]
    assert [line.partition("</li>")[0] for line in lines if "removed" in line] == [
        "Person: Abdirov (removed)",
        "Appointment: Abdirov (removed)",
    ]


def test_a_change_says_what_stood_before_and_after(client: Client) -> None:
    person = PersonFactory(family_en="One", given_en="", birth_year=1948)
    Person.objects.filter(pk=person.pk).update(birth_year=1949)
    (_title, summary), *_earlier = told(client, f"/en/people/{person.slug}/changes.atom")
    assert summary == (
        "<ul><li>Person: One (changed)<ul><li>Year of birth: <del>1948</del> <ins>1949</ins></li></ul></li></ul><p></p>"
    )


def test_a_person_s_feed_has_their_changes_alone_the_latest_first(client: Client) -> None:
    person, other = PersonFactory(family_en="One", given_en=""), PersonFactory(family_en="Other", given_en="")
    AppointmentFactory(person=person, **days(start="2012"))
    AppointmentFactory(person=other, **days(start="2012"))
    Person.objects.filter(pk=person.pk).update(birth_year=1949)
    assert [title for title, _summary in told(client, f"/en/people/{person.slug}/changes.atom")] == [
        "Person: One (changed)",
        "Appointment: One (added)",
        "Person: One (added)",
    ]


def test_a_commission_s_feed_has_its_members(client: Client) -> None:
    appointment = AppointmentFactory(person=PersonFactory(family_en="One", given_en=""), **days(start="2012"))
    AppointmentFactory(**days(start="2012"))
    slug = appointment.commission.slug
    assert [title for title, _summary in told(client, f"/en/commissions/{slug}/changes.atom")] == [
        "Appointment: One (added)",
        "Commission: Commission (added)",
    ]


def test_a_large_revision_says_only_its_beginning_and_that_there_is_more(client: Client) -> None:
    with revision(by="", because=""):
        Person.objects.bulk_create(Person(slug=f"p-{n}", family_en=f"P {n}") for n in range(300))
    ((title, summary),) = told(client)
    assert (title, summary.count("<li>")) == (f"Revision {Revision.objects.get().number}", 41)
    assert "<li>And more.</li>" in summary


def test_an_unknown_person_has_no_feed(client: Client) -> None:
    assert client.get("/en/people/nobody/changes.atom").status_code == 404
