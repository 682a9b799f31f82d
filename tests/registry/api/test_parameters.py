"""Whatever a query says, the answer is a page or a problem that names the parameter, the value and the remedy."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config.api import v1
from registry.api.lists import ListView
from registry.api.parameters import between, country, identifier, number_between, one_of, several, text
from registry.search import WORD
from tests.registry.api.asking import problem, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_registry")]

LISTS = {
    f"/{route.pattern}": route.callback.cls
    for route in v1
    if issubclass(getattr(route.callback, "cls", object), ListView)
}
NOT_A_PAGE_SIZE = "is not a whole number from 1 to 1000."
NOT_A_DAY = "is not a day. Write it as YYYY-MM-DD, for example 2022-03-31."
NOT_TEXT = "It holds control characters or is not UTF-8. Send text in UTF-8, percent-encoded."
EMPTY = "Empty. Leave the parameter out, or give it a value."
NOT_AN_ID = "is not an id: write whole numbers, with commas between."


@pytest.mark.parametrize(
    ("query", "name", "detail"),
    [
        *((f"page_size={size}", "page_size", NOT_A_PAGE_SIZE) for size in ("0", "-1", "1001", "1000000000", "1e2", "")),
        ("page_size=١٢", "page_size", f"“١٢” {NOT_A_PAGE_SIZE}"),
        ("page_size=%2B1", "page_size", f"“+1” {NOT_A_PAGE_SIZE}"),
        ("page_size=1&page_size=2", "page_size", "Given more than once. Give it once."),
        *((f"as_of={day}", "as_of", f"“{day}” {NOT_A_DAY}") for day in ("0000-01-01", "2022-02-30", "today", "")),
        ("as_of=10000-01-01", "as_of", f"“10000-01-01” {NOT_A_DAY}"),
        ("as_of=٢٠٢٢-٠٣-٣١", "as_of", f"“٢٠٢٢-٠٣-٣١” {NOT_A_DAY}"),
        ("status=serving%00", "status", NOT_TEXT),
        ("person=%FF", "person", NOT_TEXT),
        ("person=%C3%28", "person", NOT_TEXT),
        ("person=%ED%A0%80", "person", NOT_TEXT),
        ("person=", "person", EMPTY),
        ("person=%20%20", "person", EMPTY),
        (f"person={'a' * 10_000}", "person", "10000 characters long; at most 200 are read. Shorten it."),
        ("cursor=", "cursor", EMPTY),
        ("id=", "id", f"“” {NOT_AN_ID}"),
        ("id=1,", "id", f"“” {NOT_AN_ID}"),
        ("id=-1", "id", f"“-1” {NOT_AN_ID}"),
        ("id=1;DROP TABLE members_person", "id", f"“1;DROP TABLE members_person” {NOT_AN_ID}"),
        (f"id={'9' * 19}", "id", f"“{'9' * 19}” {NOT_AN_ID}"),
        ("status=serving,asleep", "status", "“asleep” is not known here. Known: "),
        ("office=chair,secretary", "office", "“chair,secretary” is not known here. Known: chair, "),
        ("fields=", "fields", EMPTY),
        ("fields=id,,status", "fields", "No field is called “”. Fields: id, person, "),
        ("fields=id,password", "fields", "No field is called “password”. Fields: id, person, "),
        ("format=xml", "format", "“xml” is not known here. Known: json, csv, ndjson."),
        ("page=2", "page", "Unknown parameter. Known here: as_of, authority, commission, cursor, "),
        ("Status=serving", "Status", "Unknown parameter. Known here: "),
        ("person[]=1", "person[]", "Unknown parameter. Known here: "),
    ],
)
def test_a_parameter_that_is_not_understood_is_named_with_its_remedy(
    client: Client, query: str, name: str, detail: str
) -> None:
    answer = client.get(f"/api/v1/appointments/?{query}")
    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["parameter"]) == (400, name)
    assert detail in error["detail"]


def test_everything_wrong_is_told_at_once(client: Client) -> None:
    query = {"as_of": "never", "page_size": "0", "status": "asleep", "cursor": "x"}
    status, errors = problem(client, "/appointments/", query)
    assert (status, sorted(errors)) == (400, ["as_of", "page_size", "status"])


def test_a_list_on_which_no_day_bears_refuses_one_as_unknown(client: Client) -> None:
    for address, view in LISTS.items():
        status, errors = problem(client, address, {"as_of": "2022-03-31", "page": "1"})
        assert (status, sorted(errors)) == (400, ["page"] if view.dated else ["as_of", "page"])


@pytest.mark.parametrize("day", ["0001-01-01", "0001-01-02", "1752-09-10", "2024-02-29", "9999-12-30", "9999-12-31"])
def test_the_first_and_the_last_day_of_the_calendar_have_an_answer(client: Client, day: str) -> None:
    dated = [address for address, view in LISTS.items() if view.dated]
    for address in [*dated, "/commissions/kz-cec/", "/people/abdirov/", "/commissions/kz-cec/composition/"]:
        assert client.get(f"/api/v1{address}", {"as_of": day}).status_code == 200
    for address in [*dated, "/commissions/kz-cec/composition/"]:
        assert read(client, address, as_of=day)["as_of"] == day
    for query in ({"from": day}, {"to": day}, {"from": day, "to": day}):
        assert client.get("/api/v1/commissions/kz-cec/composition/changes/", query).status_code == 200


FRAGMENTS = [
    "' OR '1'='1",
    "'; DROP TABLE members_person; --",
    '"); SELECT pg_sleep(9); --',
    "$1",
    "%s %(as_of)s %%",
    "{0} {as_of!r}",
    "\\",
    "%",
    "_",
    "(((((((((a+)+)+)+)+)+)+)+$",
    "[[:alpha:",
    ".*" * 100,
    "a" * 200,
    "🏛️" * 40,
    "ﷺ" * 200,
    "e\u0301" * 99,
    "\u202e\u200b",
    "-1 -2 -3",
]


@pytest.mark.parametrize("fragment", FRAGMENTS, ids=range(len(FRAGMENTS)))
def test_fragments_of_sql_and_of_patterns_find_what_their_words_find(client: Client, fragment: str) -> None:
    words = " ".join(WORD.findall(fragment)[:8])
    found = read(client, "/people/", search=fragment)["results"]
    assert found == (read(client, "/people/", search=words)["results"] if words else [])
    assert read(client, "/search/", q=fragment)["sought"].split()[-1:] == WORD.findall(fragment)[:8][-1:] or words
    assert problem(client, "/appointments/", {"person": fragment})[0] == 404


WORDS = st.sampled_from([*FRAGMENTS, "1", "kz-cec", "serving", "chair", "2022-03-31", "KZ", "json", "id,slug", ","])
VALUES = st.text(max_size=30) | WORDS


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([*LISTS]), st.data())
def test_no_query_at_all_breaks_a_list(client: Client, address: str, data: st.DataObject) -> None:
    names = st.sampled_from([*(set(LISTS[address].known()) - {"format"})])
    query = data.draw(st.dictionaries(names, VALUES, max_size=3))
    answer = client.get(f"/api/v1{address}", query)
    assert answer.status_code in (200, 400, 404)
    wrong = {error["parameter"] for error in answer.json().get("errors", ())}
    assert wrong <= set(query)
    assert (answer.status_code == 200) == (not wrong)


def test_a_refused_query_asks_the_database_nothing(client: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        problem(client, "/appointments/", {"as_of": "never"})
    assert [*queries] == []


def test_readers_give_what_they_read() -> None:
    assert (number_between(1, 9)("7"), identifier("007"), text(" a ")) == (7, 7, " a ")
    assert several(one_of(["a", "b"]))("b,a,b") == ["b", "a"]
    assert (country().read("KZ"), [one.name for one in between("day")]) == ("KZ", ["from", "to"])


@pytest.mark.parametrize("written", ["kz", "KAZ", "K", "К3", "ΚΖ", "K1"])
def test_a_country_is_two_capital_letters(client: Client, written: str) -> None:
    expected = f"“{written}” is not a country: write two capital letters, such as KZ."
    assert problem(client, "/commissions/", {"country": written}) == (400, {"country": expected})


def test_a_thousand_parameters_are_a_problem_too(client: Client) -> None:
    many: Any = {f"p{n}": "1" for n in range(1001)}
    assert problem(client, "/appointments/", many) == (400, {})


@pytest.mark.parametrize("address", ["attestations/", "formations/"])
def test_a_span_that_ends_before_it_begins_holds_no_dated_record(client: Client, address: str) -> None:
    assert client.get(f"/api/v1/{address}?from=2022-03-31&to=2016-09-30").json()["results"] == []


def test_all_the_fields_of_a_list_may_be_named_however_long_that_is(client: Client) -> None:
    record = client.get("/api/v1/commissions/?page_size=1").json()["results"][0]
    named = ",".join([*record, *record])
    assert len(named) > 200
    assert client.get("/api/v1/commissions/", {"page_size": 1, "fields": named}).json()["results"] == [record]
