"""Every resource of the API answers from what was known at an instant, whatever was recorded since."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.http import http_date

from config.api import v1
from members.models import Appointment
from registry.past.instants import parse_instant
from tests.registry.api.asking import API, pages, problem, read
from tests.registry.past.world import change_everything, instant_of_the_last_revision

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_registry")]

KEYS = {
    "commissions": "kz-cec",
    "authorities": "president",
    "acts": "law-2464",
    "regimes": "PSM-2007",
    "people": "yerman",
    "events": "senate-2008",
    "agreements": "mou-tr-2023",
}
ASKED = {"search/": {"q": "yerman"}}
STREAMED = ("popolo/",)  # on a connection of its own, which sees nothing of a test's transaction: see test_streams
OF_THE_PRESENT = ("changes/", "dictionary/", "examples/", "status/", "schema/")
RESOURCES = [str(pattern.pattern) for pattern in v1]
HISTORIES = [resource for resource in RESOURCES if resource.endswith(">/changes/")]
REMEMBERED = [resource for resource in RESOURCES if resource not in (*OF_THE_PRESENT, *HISTORIES, *STREAMED)]
LISTS = [resource for resource in REMEMBERED if "<" not in resource and resource != "search/"]
each_resource = pytest.mark.parametrize("resource", REMEMBERED)
FOR_THE_PAST = 5  # as of a page


def address(resource: str) -> str:
    name = resource.partition("/")[0]
    key = KEYS.get(name) or Appointment.objects.filter(person__slug="yerman").earliest("id").pk
    path = "/".join(str(key) if part.startswith("<") else part for part in resource.split("/"))
    return f"{API}/{path}"


def said(client: Client, resource: str, **query: str) -> Any:
    answer = client.get(address(resource), {**ASKED.get(resource, {}), **query})
    assert answer.status_code == 200, answer.content
    found = answer.json()
    assert found.pop("known_at", query.get("known_at")) == query.get("known_at")
    return {name: value for name, value in found.items() if name not in ("next", "previous")}


@pytest.fixture(scope="module")
def then(real_registry: None, django_db_blocker: Any) -> tuple[str, dict[str, Any]]:
    """An instant, and what every resource said; after it much was changed."""
    with django_db_blocker.unblock():
        instant = instant_of_the_last_revision()
        answers = {resource: said(Client(), resource) for resource in REMEMBERED}
        change_everything()
    return instant, answers


@each_resource
def test_a_resource_says_what_it_said_whatever_was_recorded_since(client: Client, resource: str, then: Any) -> None:
    instant, answers = then
    assert said(client, resource, known_at=instant) == answers[resource]


def test_the_answers_would_be_told_apart(client: Client, then: Any) -> None:
    _instant, answers = then
    same = [resource for resource in REMEMBERED if said(client, resource) == answers[resource]]
    assert same == ["vacancies/"]  # no seat is vacant


@each_resource
def test_a_resource_takes_five_queries_more_for_the_past(client: Client, resource: str, then: Any) -> None:
    question = ASKED.get(resource, {})
    taken = {}
    for known_at in ("", then[0]):
        query = {**question, "known_at": known_at} if known_at else question
        client.get(address(resource), query)  # prepared, and content types looked up
        with CaptureQueriesContext(connection) as queries:
            client.get(address(resource), query)
        taken[known_at] = len(queries)
    assert taken[then[0]] == taken[""] + FOR_THE_PAST


@each_resource
def test_an_answer_of_the_past_is_a_memento_that_names_its_original(client: Client, resource: str) -> None:
    instant = instant_of_the_last_revision()
    answer = client.get(address(resource), {**ASKED.get(resource, {}), "known_at": instant})
    assert answer["Memento-Datetime"] == http_date(int(parse_instant(instant).timestamp()))
    question = "?q=yerman" if resource == "search/" else ""
    assert f'<http://testserver{address(resource)}{question}>; rel="original"' in answer["Link"]


@pytest.mark.parametrize("resource", OF_THE_PRESENT)
def test_where_the_past_means_nothing_the_parameter_is_unknown(client: Client, resource: str) -> None:
    status, errors = problem(client, f"/{resource}", {"known_at": "2024-06-01"})
    assert (status, errors["known_at"].startswith("Unknown parameter.")) == (400, True)


def test_a_list_is_walked_in_the_past_to_its_end(client: Client, then: Any) -> None:
    instant, answers = then
    walked = [*pages(client, "/people/", page_size=7, known_at=instant)]
    first = read(client, "/people/", page_size=1000, known_at=instant)
    assert [record for page in walked for record in page["results"]] == first["results"]
    assert first["results"][: len(answers["people/"]["results"])] == answers["people/"]["results"]
    assert {page["known_at"] for page in walked} == {instant}


def test_a_cursor_of_the_past_is_not_one_of_the_present(client: Client, then: Any) -> None:
    page = read(client, "/people/", page_size=7, known_at=then[0])
    cursor = page["next"].rpartition("cursor=")[2]
    assert problem(client, "/people/", {"page_size": "7", "cursor": cursor, "as_of": page["as_of"]})[0] == 400


def test_before_the_first_record_lists_are_empty_and_records_are_not_there(client: Client) -> None:
    query = {"known_at": "2001-01-01"}
    for resource in LISTS:
        assert read(client, f"/{resource}", **query)["results"] == []
    assert read(client, "/search/", q="yerman", **query)["results"] == []
    answer = client.get(f"{API}/people/yerman/", query)
    assert (answer.status_code, answer.json()["detail"]) == (
        404,
        "No person was called “yerman” by then. Leave known_at out to ask the registry as it is.",
    )
    assert client.get(f"{API}/commissions/kz-cec/composition/", query).status_code == 404


@pytest.mark.parametrize(
    ("known_at", "sentence"),
    [
        ("yesterday", "“yesterday” is not an instant. Write a day, such as 2024-06-01, which means its end in Astana,"),
        ("", "“” is not an instant."),
        ("2024-06-01T12:00", "“2024-06-01T12:00” has no zone. Add Z for UTC, or the zone of Astana: +05:00,"),
        ("2024-06-01T12:00:00 05:00", "“2024-06-01T12:00:00 05:00” is not an instant."),
        ("2024-13-01", "“2024-13-01” is not a day."),
        ("2024-06-31T00:00Z", "“2024-06-31T00:00Z” is not an instant."),
        ("0001-01-01", "“0001-01-01” is before 1800, and no register knew anything then. Give a later instant."),
        ("0001-01-01T00:00:00+14:00", "“0001-01-01T00:00:00+14:00” is before 1800,"),
        ("9999-12-31", "“9999-12-31” is not over yet, and nobody knows what the registry will say by then."),
        ("9999-12-31T23:59:59-14:00", "“9999-12-31T23:59:59-14:00” is not over yet,"),
    ],
)
def test_an_instant_that_cannot_be_answered_for_is_refused_by_name(
    client: Client, known_at: str, sentence: str
) -> None:
    status, errors = problem(client, "/people/", {"known_at": known_at})
    assert (status, errors["known_at"][: len(sentence)]) == (400, sentence)
    if known_at:
        page = client.get("/en/people/", {"known_at": known_at})
        assert (page.status_code, "<code>known_at</code>" in page.content.decode()) == (400, True)
