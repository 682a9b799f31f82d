"""The search page: what is found under its heading, what was looked for where nothing is, what was meant."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from lxml.html import document_fromstring

from tests.html import rows, words

pytestmark = [pytest.mark.django_db(databases=["default", "read"]), pytest.mark.usefixtures("real_registry")]


def read(client: Client, query: str, language: str = "en") -> str:
    return client.get(f"/{language}/search/", {"q": query}).content.decode()


@pytest.mark.parametrize("query", ["yerman", "Ерман", "ерман мұхтар", "YERMAN"])
def test_a_person_is_found_in_any_spelling_and_leads_to_their_page(client: Client, query: str) -> None:
    (first, *_others) = document_fromstring(read(client, query)).xpath("//ul[@class='rows']/li/a/@href")
    assert first == "/en/people/yerman/"


def test_what_is_found_stands_under_its_kind(client: Client) -> None:
    page = document_fromstring(read(client, "2023"))
    headings = [words(each) for each in page.xpath("//main//h2")]
    assert "Events" in headings
    assert len(headings) == len(set(headings))


def test_where_nothing_is_found_it_says_what_was_looked_for_and_suggests(client: Client) -> None:
    text = read(client, "Zzqqxw")
    answer = document_fromstring(text).xpath("//p[@class='answer']")
    assert [words(each) for each in answer] == ["Nothing is recorded for “Zzqqxw”."]
    assert "Try fewer words" in text
    assert rows(text) == []


@pytest.mark.parametrize("query", ["", "   ", "%", "\x00", "'; DROP TABLE", "x" * 10_000, "ҚҚҚ", "<script>"])
def test_nothing_that_is_typed_breaks_it(client: Client, query: str) -> None:
    answer = client.get("/kk/search/", {"q": query})
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode()


def test_an_unknown_parameter_is_named(client: Client) -> None:
    answer = client.get("/en/search/?query=yerman")
    assert answer.status_code == 400
    assert "<code>query</code>" in answer.content.decode()


@pytest.mark.parametrize("address", ["/ru/search/", "/api/v1/search/"])
def test_a_search_that_takes_too_long_is_ended_and_said_so(client: Client, reading: Any, address: str) -> None:
    with reading.cursor() as cursor:
        cursor.execute("SET statement_timeout = '100ms'")
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE members_person IN ACCESS EXCLUSIVE MODE")
    answer = client.get(address, {"q": "yerman"})
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    if address.startswith("/ru/"):
        page = document_fromstring(answer.content.decode())
        assert [words(each) for each in page.xpath("//h1")] == ["Слишком долго"]
        assert page.xpath("//main//a[text()='Попробовать ещё раз']/@href") == ["/ru/search/?q=yerman"]
    else:
        assert answer.json()["title"] == "Service Unavailable"
