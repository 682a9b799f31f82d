"""The registry is read with GET and HEAD, without a body, in a representation that is offered."""

from typing import Any

import pytest
from django.test import Client

from tests.registry.api.asking import problem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_registry")]

ADDRESSES = [
    "/people/",
    "/people/abdirov/",
    "/commissions/kz-cec/composition/",
    "/commissions/kz-cec/composition/changes/",
    "/search/?q=abdirov",
    "/status/",
    "/schema/",
]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
def test_any_other_method_is_a_405_that_says_which_are_allowed(client: Client, method: str) -> None:
    for address in ADDRESSES:
        answer: Any = client.generic(method, f"/api/v1{address}", b"{}", "application/json")
        assert (answer.status_code, answer["Allow"], answer.json()["title"]) == (405, "GET, HEAD", "Method Not Allowed")


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_says_what_get_says_without_the_body(client: Client, address: str) -> None:
    got, head = client.get(f"/api/v1{address}"), client.head(f"/api/v1{address}")
    assert (head.status_code, head.content, dict(head.headers)) == (200, b"", dict(got.headers))


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_body_is_refused_where_none_is_read(client: Client, address: str) -> None:
    answer: Any = client.generic("GET", f"/api/v1{address}", b'{"page_size": 1}', "application/json")
    assert (answer.status_code, answer["Content-Type"]) == (415, "application/problem+json")


def test_any_page_elsewhere_may_embed_an_answer_and_a_problem(client: Client) -> None:
    for query in ({}, {"page_size": "0"}):
        answer = client.get("/api/v1/people/", query, headers={"Origin": "https://example.org"})
        assert answer["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    "accept", ["application/xml", "text/html", "image/*", "application/json;q=0", "json", ";", ","]
)
def test_a_type_that_is_not_offered_is_a_406_that_names_those_that_are(client: Client, accept: str) -> None:
    answer = client.get("/api/v1/people/", headers={"Accept": accept})
    offered = "Offered: application/json, text/csv, application/x-ndjson."
    assert (answer.status_code, answer.json()["detail"][-len(offered) :]) == (406, offered)


@pytest.mark.parametrize(
    "accept",
    [
        "",
        "*/*",
        "application/*",
        "application/json; charset=utf-8",
        "text/html, */*;q=0.1",
        "application/json;q=x",
        "text/csv;q=0.1, application/json",
        "a/b;q=9e999, */*",
        "*/*;q=nan",
    ],
)
def test_json_is_what_anyone_gets_who_takes_it(client: Client, accept: str) -> None:
    answer = client.get("/api/v1/people/", headers={"Accept": accept})
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")


def test_format_wins_over_accept(client: Client) -> None:
    answer = client.get("/api/v1/people/?format=json", headers={"Accept": "text/csv"})
    assert answer["Content-Type"] == "application/json"


def test_a_record_is_json_alone(client: Client) -> None:
    assert problem(client, "/people/abdirov/", {"format": "csv"})[0] == 400
    assert problem(client, "/people/abdirov/", accept="text/csv") == (406, {})
