"""The public history of a record: what was said before and after, why, and by whom in their role alone."""

import re
from typing import Any

import pytest
from django.test import Client

from members.models import Appointment, Person
from registry.revision import revision
from tests.factories import AgreementFactory, AppointmentFactory, EventFactory, LegalActFactory, PersonFactory, days
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
        "Person: Abdirov (added)",
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
        "recorded by: aigul Person: Abdirov (added)",
    ]


def test_a_commission_s_history_has_its_members(client: Client) -> None:
    appointment = AppointmentFactory(person=PersonFactory(family_en="One", given_en=""), **days(start="2012"))
    Appointment.objects.filter(pk=appointment.pk).update(**days(end="2013-05-01"))
    newest, *_earlier = told(client, f"/en/commissions/{appointment.commission.slug}/history/")
    assert newest == "Appointment: One (changed) End not recorded → 1 May 2013"


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
