"""Pages of a list stand beside each other by their keys: the last costs what the first does."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml.html import document_fromstring

from commission.models import Commission
from members.models import Appointment, Person
from portal.models import Role
from registry import bulk
from registry.models import Source
from tests.factories import AppointmentFactory, CommissionFactory, PersonFactory
from tests.staff import signed_in_client, staff

pytestmark = pytest.mark.django_db
LIST = "/admin/registry/source/"
PAGES = [[f"No {number}" for number in numbers] for numbers in (range(60, 35, -1), range(35, 10, -1), range(10, 0, -1))]


@pytest.fixture
def client() -> Client:
    return signed_in_client(staff(Role.ADMINISTRATOR))


@pytest.fixture
def sixty() -> None:
    bulk.add(Source(title=f"No {number}") for number in range(1, 61))


def shown(client: Client, address: str) -> tuple[list[str], dict[str, str]]:
    """The titles a page of the list shows, and the addresses of the pages it leads to."""
    page = document_fromstring(client.get(address, follow=True).content)
    titles = [title.text_content() for title in page.xpath("//tbody//th[contains(@class, 'field-title')]")]
    links = page.xpath("//p[@class='paginator']/a")
    return titles, {link.text_content(): LIST + link.get("href") for link in links}


@pytest.mark.usefixtures("sixty")
def test_older_leads_to_the_end_and_newer_back(client: Client) -> None:
    first, at_first = shown(client, LIST)
    second, at_second = shown(client, at_first["Older"])
    third, at_third = shown(client, at_second["Older"])
    assert [first, second, third] == PAGES
    assert [sorted(at) for at in (at_first, at_second, at_third)] == [
        ["Older", "Oldest"],
        ["Newer", "Newest", "Older", "Oldest"],
        ["Newer", "Newest"],
    ]
    assert shown(client, at_third["Newer"])[0] == second
    assert shown(client, at_second["Newer"])[0] == first
    assert shown(client, at_third["Newest"])[0] == first


@pytest.mark.usefixtures("sixty")
def test_the_oldest_page_is_full(client: Client) -> None:
    _titles, at_first = shown(client, LIST)
    oldest, at_oldest = shown(client, at_first["Oldest"])
    assert oldest == [f"No {number}" for number in range(25, 0, -1)]
    assert shown(client, at_oldest["Newer"])[0] == [f"No {number}" for number in range(50, 25, -1)]


@pytest.mark.usefixtures("sixty")
def test_a_page_that_does_not_exist_is_the_first(client: Client) -> None:
    assert [shown(client, f"{LIST}?p={page}")[0] for page in ("99", "older-", "older-9" + "9" * 30)] == [PAGES[0]] * 3


@pytest.mark.usefixtures("sixty")
def test_no_page_is_found_by_offset_and_each_takes_the_same_statements(client: Client) -> None:
    _titles, at_first = shown(client, LIST)
    taken = []
    for address in (LIST, at_first["Older"], at_first["Oldest"]):
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        taken.append(len(queries))
        assert [query["sql"] for query in queries if "OFFSET" in query["sql"]] == []
    assert taken == [taken[0]] * 3


@pytest.mark.usefixtures("sixty")
def test_what_a_search_finds_stands_on_numbered_pages_without_offset(client: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        titles, links = shown(client, f"{LIST}?q=No&p=3")
    assert (titles, sorted(links)) == (PAGES[2], ["1", "2"])
    assert [query["sql"] for query in queries if "OFFSET" in query["sql"]] == []


def searched(client: Client, term: str) -> tuple[set[str], int]:
    with CaptureQueriesContext(connection) as queries:
        answer = client.get("/admin/members/appointment/", {"q": term}, follow=True)
    listed: Any = answer.context["cl"].result_list
    return {str(appointment.person) for appointment in listed}, len(queries)


def test_appointments_are_found_by_the_person_or_else_by_the_commission_in_one_question(client: Client) -> None:
    person = PersonFactory(given_en="Berik", family_en="Imashev")
    commission = CommissionFactory(name_en="Bayanaul")
    AppointmentFactory(person=person)
    AppointmentFactory(person=PersonFactory(given_en="Yuri", family_en="Kim"), commission=commission)
    by_person, by_commission = searched(client, "imashev"), searched(client, "bayanaul")
    assert (by_person[0], by_commission[0]) == ({"Berik Imashev"}, {"Yuri Kim"})
    assert by_person[1] == by_commission[1]
    assert (Appointment.objects.count(), Commission.objects.count()) == (2, 2)


def test_a_slip_in_a_name_is_forgiven_but_what_only_sounds_alike_is_not_listed(client: Client) -> None:
    AppointmentFactory(person=PersonFactory(given_en="Berik", family_en="Zhumabekov"))
    AppointmentFactory(commission=CommissionFactory(name_en="Imashevo"))
    AppointmentFactory(person=PersonFactory(given_en="Berik", family_en="Imashev"))
    found = {term: searched(client, term) for term in ("imashev", "imashov", "zhumabkov", "zuhmabekov")}
    assert {term: people for term, (people, _asked) in found.items()} == {
        "imashev": {"Berik Imashev"},
        "imashov": {"Berik Imashev"},
        "zhumabkov": {"Berik Zhumabekov"},
        "zuhmabekov": set(),
    }
    assert Person.objects.search("zuhmabekov").count() == 1
