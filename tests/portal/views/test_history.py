"""The public history of a record: what was said before and after, why, and by whom in their role alone."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from members.models import Appointment, Person
from registry.revision import revision
from tests.factories import (
    AgreementFactory,
    AppointmentFactory,
    CitationFactory,
    CommissionFactory,
    EventFactory,
    FormationFactory,
    LegalActFactory,
    PersonFactory,
    days,
)
from tests.staff import staff

pytestmark = pytest.mark.django_db(transaction=True)


def told(client: Client, address: str) -> list[str]:
    """Each revision of the page as one line of text, the newest first."""
    page = client.get(address)
    assert page.status_code == 200
    revisions = page.content.decode().split('<li id="r')[1:]
    texts = [re.sub(r"<[^>]+>", " ", each.split("</ul></li>")[0].partition(">")[2]) for each in revisions]
    return [re.sub(r"^.*? · |^.*?revision \d+ ", "", " ".join(text.split())) for text in texts]


def test_a_change_says_what_stood_before_and_after_why_and_in_which_role(client: Client) -> None:
    staff("registrar", username="aigul")
    person = PersonFactory(slug="abdirov", family_en="Abdirov", given_en="")
    with revision(by="aigul", because="A letter of 3 May"):
        Person.objects.filter(pk=person.pk).update(birth_year=1961)
    with revision(by="aigul", because="The letter was misread"):
        Person.objects.filter(pk=person.pk).update(birth_year=1962)
    told_now = told(client, "/en/people/abdirov/history/")
    assert told_now == [
        "recorded by: registrar Reason: The letter was misread Person: Abdirov (changed) correction "
        "Year of birth 1961 → 1962",
        "recorded by: registrar Reason: A letter of 3 May Person: Abdirov (changed) Year of birth not recorded → 1961",
        "Person: Abdirov (added) Address on the site abdirov Family name (English) Abdirov",
    ]
    assert "aigul" not in client.get("/en/people/abdirov/history/").content.decode()


def test_a_setting_tells_staff_by_name_and_never_anybody_else(client: Client, settings: Any) -> None:
    settings.STAFF_NAMES = "name"
    staff("registrar", username="aigul")
    with revision(by="aigul", because=""):
        person = PersonFactory(slug="abdirov", family_en="Abdirov", given_en="")
    with revision(by="somebody", because=""):
        Person.objects.filter(pk=person.pk).update(birth_year=1961)
    assert told(client, "/en/people/abdirov/history/") == [
        "Person: Abdirov (changed) Year of birth not recorded → 1961",
        "recorded by: aigul Person: Abdirov (added) Address on the site abdirov Family name (English) Abdirov",
    ]


def test_a_commission_s_history_has_its_members(client: Client) -> None:
    appointment = AppointmentFactory(person=PersonFactory(family_en="One", given_en=""), **days(start="2012"))
    Appointment.objects.filter(pk=appointment.pk).update(**days(end="2013-05-01"))
    newest, *_earlier = told(client, f"/en/commissions/{appointment.commission.slug}/history/")
    assert newest == "Appointment: One (changed) End not recorded → 1 May 2013"


def test_what_moves_to_another_person_is_in_the_history_of_both(client: Client) -> None:
    one = PersonFactory(slug="one", family_en="One", given_en="")
    other = PersonFactory(slug="other", family_en="Other", given_en="")
    appointment = AppointmentFactory(person=one, **days(start="2012"))
    with revision(by="", because="The decree names the other"):
        Appointment.objects.filter(pk=appointment.pk).update(person=other)
    Appointment.objects.filter(pk=appointment.pk).update(**days(end="2013-05-01"))
    moved = "Reason: The decree names the other Appointment: Other (changed) correction Person One → Other"
    assert told(client, "/en/people/one/history/")[0] == moved
    assert told(client, "/en/people/other/history/")[1] == moved


def test_a_record_is_told_with_the_source_it_was_given_and_one_given_later_on_its_own(client: Client) -> None:
    with revision(by="", because=""):
        person = PersonFactory(slug="abdirov", family_en="Abdirov", given_en="")
        CitationFactory(record=person, source__title="The gazette")
    CitationFactory(record=person, source__title="A letter", field="birth_year", states="1961")
    later, first = told(client, "/en/people/abdirov/history/")
    assert later == "Source: A letter (added)"
    assert client.get("/en/people/abdirov/history/").content.count(b"<details") == 1  # a source has nothing to open
    assert first.endswith("Family name (English) Abdirov Source: The gazette")


def test_a_source_taken_away_is_told_though_another_came_with_the_same_revision(client: Client) -> None:
    person = PersonFactory(slug="abdirov", family_en="Abdirov", given_en="")
    wrong = CitationFactory(record=person, source__title="A rumour")
    with revision(by="", because=""):
        Person.objects.filter(pk=person.pk).update(birth_year=1961)
        wrong.delete()
        CitationFactory(record=person, source__title="The gazette")
    newest, *_earlier = told(client, "/en/people/abdirov/history/")
    assert newest == (
        "Person: Abdirov (changed) Year of birth not recorded → 1961 Source: The gazette Source: A rumour (removed)"
    )


def test_a_removed_record_says_what_stood_there(client: Client) -> None:
    appointment = AppointmentFactory(
        person=PersonFactory(slug="abdirov", family_en="Abdirov", given_en=""), **days(start="2012")
    )
    appointment.delete()
    newest, *_earlier = told(client, "/en/people/abdirov/history/")
    assert newest.startswith("Appointment: Abdirov (removed) Start 2012 Open by law no Person Abdirov")


def test_a_revision_larger_than_a_page_is_told_in_part_and_what_is_older_after_it(client: Client) -> None:
    commission = CommissionFactory(slug="many")
    with revision(by="", because="All of them"):
        for _number in range(41):
            FormationFactory(commission=commission, **days(day="2012"))
    newest = client.get("/en/commissions/many/history/").content.decode()
    assert (newest.count("Formation:"), newest.count("And more."), newest.count("?before=")) == (40, 1, 1)
    older = re.findall(r"\?before=(\d+)", newest)[0]
    (first,) = told(client, f"/en/commissions/many/history/?before={older}")
    assert first.startswith("Commission: Commission (added)")


def test_a_page_of_history_takes_as_many_queries_however_much_it_tells(
    client: Client, django_assert_num_queries: Any
) -> None:
    appointment = AppointmentFactory(person=PersonFactory(), **days(start="2012"))
    address = f"/en/commissions/{appointment.commission.slug}/history/"
    client.get(address)
    with CaptureQueriesContext(connection) as once:
        client.get(address)
    for year in range(2013, 2025):
        AppointmentFactory(commission=appointment.commission, person=PersonFactory(), **days(start=str(year)))
    with django_assert_num_queries(len(once)):
        client.get(address)


def test_a_long_history_has_pages(client: Client) -> None:
    person = PersonFactory(slug="abdirov")
    for year in range(1900, 1924):
        Person.objects.filter(pk=person.pk).update(birth_year=year)
    assert len(told(client, "/en/people/abdirov/history/")) == 20
    assert 'href="?before=6"' in client.get("/en/people/abdirov/history/").content.decode()
    assert len(told(client, "/en/people/abdirov/history/?before=6")) == 5


@pytest.mark.parametrize(
    ("factory", "address"), [(LegalActFactory, "acts"), (EventFactory, "events"), (AgreementFactory, "agreements")]
)
def test_every_kind_of_record_with_a_page_has_a_history(client: Client, factory: Any, address: str) -> None:
    record = factory()
    assert len(told(client, f"/en/{address}/{record.slug}/history/")) == 1
    assert (
        f'href="/en/{address}/{record.slug}/history/"' in client.get(f"/en/{address}/{record.slug}/").content.decode()
    )
    assert client.get(f"/en/{address}/nothing/history/").status_code == 404


def test_a_number_that_is_none_is_refused(client: Client) -> None:
    PersonFactory(slug="abdirov")
    page = client.get("/en/people/abdirov/history/?before=x")
    assert page.status_code == 400
    assert "“x” is not the number of a revision." in page.content.decode()
