"""Pages: each record once, forward and back, whatever the size of a page and whatever happens between two of them."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from commission.models import Commission, CommissionCount
from members.models import Appointment, Person
from tests.factories import CommissionCountFactory
from tests.registry.api.asking import ids, pages, problem, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_registry")]

CEC = {"commission": "kz-cec"}
LISTS = [
    ("/commissions/", {}, 3),
    ("/people/", {}, 7),
    ("/people/", CEC, 1),
    ("/people/", {"search": "Ерман"}, 1),
    ("/appointments/", {**CEC, "status": "ended,ended-date-unknown", "as_of": "2022-03-31"}, 2),
    ("/appointments/", {}, 1000),
    ("/events/", {"from": "2010-01-01", "to": "2020-01-01"}, 3),
]


@pytest.mark.parametrize(("address", "query", "size"), LISTS)
def test_paging_forward_and_back_gives_each_record_once_in_order(
    client: Client, address: str, query: dict[str, str], size: int
) -> None:
    everything = ids(read(client, address, page_size=1000, **query))
    forward = [*pages(client, address, page_size=size, **query)]
    assert everything == sorted(set(everything)) != []
    assert ids(*forward) == everything
    assert [len(page["results"]) for page in forward[:-1]] == [size] * (len(forward) - 1)
    assert (forward[0]["previous"], forward[-1]["next"]) == (None, None)
    if len(forward) > 1:
        back = [*pages(client, forward[-1]["previous"], "previous")]
        assert ids(*reversed(back)) == everything[: -len(forward[-1]["results"])]
        assert [page["results"] for page in reversed(back)] == [page["results"] for page in forward[:-1]]
        assert ids(*pages(client, back[0]["next"])) == ids(forward[-1])


def test_the_default_page_holds_fifty(client: Client) -> None:
    CommissionCountFactory.create_batch(51)
    assert len(read(client, "/counts/")["results"]) == 50


def test_next_carries_the_day_the_filters_and_the_fields(client: Client) -> None:
    query = {**CEC, "fields": "id,status", "page_size": "2"}
    page = read(client, "/appointments/", **query)
    carried = {name: values[0] for name, values in parse_qs(urlsplit(page["next"]).query).items()}
    assert carried.pop("cursor")
    assert carried == {**query, "as_of": page["as_of"]}
    assert [[*record] for record in read(client, page["next"])["results"]] == [["id", "status"]] * 2


def test_the_link_header_says_what_the_body_says(client: Client) -> None:
    second = read(client, "/people/", page_size=5)["next"]
    answer = client.get(second)
    body = answer.json()
    assert answer["Link"] == f'<{body["next"]}>; rel="next", <{body["previous"]}>; rel="previous"'
    assert "Link" not in client.get("/api/v1/people/", {"page_size": 1000})


def test_fields_come_in_the_order_of_the_resource_each_once(client: Client) -> None:
    page = read(client, "/people/", fields="slug,id,slug,name", page_size=1)
    assert [*page["results"][0]] == ["id", "slug", "name"]
    assert page["results"][0].items() <= read(client, "/people/", page_size=1)["results"][0].items()


def test_ids_that_are_not_there_are_missing_from_exactly_one_page_in_either_direction(client: Client) -> None:
    known = [*Person.objects.order_by("id").values_list("id", flat=True)]
    here, gone = known[:9:2], [0, known[-1] + 1, known[-1] + 2, 10**17]
    query = {"id": ",".join(map(str, [*reversed(here), *gone])), "page_size": 2}
    forward = [*pages(client, "/people/", **query)]
    assert ids(*forward) == here
    assert sorted(id for page in forward for id in page["missing"]) == gone
    back = [forward[-1], *pages(client, forward[-1]["previous"], "previous")]
    assert sorted(id for page in back for id in page["missing"]) == gone


def test_an_id_another_filter_leaves_out_is_missing(client: Client) -> None:
    first = Appointment.objects.order_by("id").values_list("id", flat=True)[0]
    page = read(client, "/appointments/", id=first, as_of="1900-01-01", status="serving")
    assert (page["results"], page["missing"]) == ([], [first])


def test_two_hundred_ids_are_read_and_one_more_is_refused(client: Client) -> None:
    first = Person.objects.order_by("id").values_list("id", flat=True)[0]
    assert ids(read(client, "/people/", id=",".join(map(str, range(first, first + 200)))))[:1] == [first]
    status, errors = problem(client, "/people/", {"id": ",".join(map(str, range(201)))})
    assert (status, errors) == (400, {"id": "201 values; at most 200 are read."})


@pytest.mark.parametrize(
    ("address", "name", "value"),
    [
        ("/appointments/", "commission", "kz-sec"),
        ("/appointments/", "person", "nobody"),
        ("/appointments/", "authority", "pope"),
        ("/commissions/", "parent", "nobody"),
        ("/acts/", "commission", "nobody"),
        ("/appointments/", "person", "' OR 1=1 --"),
    ],
)
def test_an_unknown_reference_is_told_from_an_empty_list(client: Client, address: str, name: str, value: str) -> None:
    assert problem(client, address, {name: value}) == (404, {name: f"Nothing is called “{value}” here."})


def test_a_known_reference_with_nothing_to_show_is_an_empty_list(client: Client) -> None:
    other = Commission.objects.filter(appointments__isnull=True).values_list("slug", flat=True)[0]
    page = read(client, "/appointments/", commission=other)
    assert (page["results"], page["next"], page["previous"], page["generated"]) == ([], None, None, False)


def test_each_record_that_stays_is_read_once_while_others_come_and_go() -> None:
    client = Client()
    CommissionCount.objects.all().delete()
    made = [CommissionCountFactory().pk for _ in range(9)]
    first = read(client, "/counts/", page_size=3)
    CommissionCount.objects.filter(pk__in=[made[0], made[2], made[4]]).delete()
    late = CommissionCountFactory().pk
    assert ids(first, *pages(client, first["next"])) == [*made[:4], *made[5:], late]


def test_a_page_whose_records_are_all_deleted_leads_back_to_the_others() -> None:
    client = Client()
    CommissionCount.objects.all().delete()
    made = [CommissionCountFactory().pk for _ in range(6)]
    first = read(client, "/counts/", page_size=3)
    second = read(client, first["next"])
    CommissionCount.objects.filter(pk__in=made[:3]).delete()
    emptied = read(client, second["previous"])
    assert (emptied["results"], emptied["previous"]) == ([], None)
    assert ids(read(client, emptied["next"])) == made[3:]
    CommissionCount.objects.filter(pk__in=made[3:]).delete()
    assert read(client, first["next"])["results"] == []
    again = CommissionCountFactory(pk=made[1]).pk
    assert ids(read(client, read(client, first["next"])["previous"])) == [again]


@pytest.mark.parametrize("address", ["/appointments/", "/people/", "/seats/", "/events/"])
def test_a_page_is_one_statement_whatever_it_holds(client: Client, address: str) -> None:
    for size in (1, 1000):
        read(client, address, page_size=size)  # prepared by now
        with CaptureQueriesContext(connection) as queries:
            read(client, address, page_size=size)
        assert [statement_of(query) for query in queries] == ["EXECUTE", "revision"]


def statement_of(query: Any) -> str:
    return "EXECUTE" if query["sql"].startswith("EXECUTE") else "revision" if "registry_head" in query["sql"] else "?"
