"""Asks the API as a client does, and follows it from page to page."""

from collections.abc import Iterator
from typing import Any

from django.test import Client

API = "/api/v1"


def read(client: Client, address: str, **query: Any) -> dict[str, Any]:
    answer = client.get(address if "://" in address else f"{API}{address}", query)
    assert answer.status_code == 200, answer.content
    body: dict[str, Any] = answer.json()
    return body


def problem(client: Client, address: str, query: Any = None, **headers: str) -> tuple[int, dict[str, str]]:
    """The status of a problem, and what is wrong with each parameter."""
    answer = client.get(f"{API}{address}", query or {}, headers=headers)
    assert answer["Content-Type"] == "application/problem+json", answer.content
    body = answer.json()
    assert body["status"] == answer.status_code
    return body["status"], {error["parameter"]: error["detail"] for error in body.get("errors", ())}


def pages(client: Client, address: str, direction: str = "next", **query: Any) -> Iterator[dict[str, Any]]:
    """The page at the address and every one after it in the direction."""
    page = read(client, address, **query)
    yield page
    while page[direction]:
        page = read(client, page[direction])
        yield page


def ids(*found: dict[str, Any]) -> list[int]:
    return [record["id"] for page in found for record in page["results"]]
