"""Nothing under /api/ has a session or a language, and what goes wrong there is a problem that gives nothing away."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import clear_url_caches, path

from config.api import urlpatterns as api
from registry.api.door import POLICY

pytestmark = pytest.mark.django_db

SECRET = "the password is hunter2"


def broken(request: Any) -> None:
    raise RuntimeError(SECRET)


@pytest.fixture
def broken_resource() -> Iterator[str]:
    """A resource that fails, as long as the test runs."""
    api.insert(0, path("broken/", broken))
    clear_url_caches()
    yield "/api/broken/"
    del api[0]
    clear_url_caches()


def test_an_exception_is_a_500_that_says_nothing_of_itself_and_is_noted(
    client: Client, broken_resource: str, caplog: Any
) -> None:
    with caplog.at_level(logging.ERROR):
        answer = client.get(broken_resource)
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert answer.json() == {
        "type": "about:blank",
        "title": "Internal Server Error",
        "status": 500,
        "detail": "The registry failed to answer. It has been noted; try again later.",
        "instance": broken_resource,
    }
    noted = [str(record.exc_info[1]) for record in caplog.records if record.name == "registry.api.door"]
    assert noted == [SECRET]


@pytest.mark.parametrize("host", ["evil.example", "localhost:80:80", "a b", "", "localhost\t"])
def test_a_host_that_is_not_ours_is_a_400(client: Client, host: str) -> None:
    answer = client.get("/api/v1/people/", headers={"Host": host})
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert "evil" not in answer.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/api/",
        "/api/v1/",
        "/api/v2/people/",
        "/api/v1/people",
        "/api/v1/people//",
        "/api/v1/people/%00/",
        "/api/v1/people/%FF/",
        "/api/v1/people/%C3%28/",
        "/api/v1/people/abdirov%0A/",
        "/api/v1/people/..%2f..%2fetc/",
        f"/api/v1/people/{'a' * 10_000}/",
        "/api/v1/people/'%20OR%201=1/",
        "/api/v1/appointments/-1/",
        "/api/v1/appointments/0/",
        "/api/v1/appointments/١٢/",
        f"/api/v1/appointments/{'9' * 19}/",
        f"/api/v1/appointments/{'9' * 5000}/",
        "/api/v1/commissions/nobody/composition/",
        "/api/v1/commissions/nobody/composition/changes/",
    ],
    ids=lambda address: address[:50],
)
def test_an_address_that_is_nowhere_is_a_404(client: Client, address: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


@pytest.mark.usefixtures("real_registry")
def test_every_answer_is_guarded_and_sets_no_cookie(client: Client) -> None:
    client.cookies["sessionid"] = "x" * 32
    for address in ("/people/", "/people/abdirov/", "/nothing/", "/people/?page_size=0", "/status/"):
        answer = client.get(f"/api/v1{address}")
        assert answer["Content-Security-Policy"] == POLICY
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "Cookie" not in answer.get("Vary", "")
        assert not answer.cookies


@pytest.mark.usefixtures("real_registry")
@pytest.mark.parametrize(
    "address", ["/people/", "/people/?page_size=0", "/nothing/", "/commissions/kz-cec/composition/"]
)
def test_the_language_of_a_reader_changes_nothing(client: Client, address: str) -> None:
    answers = [
        client.get(f"/api/v1{address}", headers={"Accept-Language": language})
        for language in ("kk", "ru", "en", "*", "")
    ]
    assert len({answer.content for answer in answers}) == 1
    assert len({answer.get("ETag") for answer in answers}) == 1
    assert [answer.get("Content-Language") for answer in answers] == [None] * 5
