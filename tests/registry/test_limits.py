"""Rate limits: said in every answer of the API, kept a minute at a time, for each caller apart."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.limits import MOST_ADDRESSES, RateLimited, caller
from tests.asking import Reply, ask

API, PAGE = "/api/v1/authorities/", "/en/"


def ok(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [b"ok"]


class Minutes:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def minutes() -> Minutes:
    return Minutes()


@pytest.fixture
def limited(settings: Any, minutes: Minutes) -> RateLimited:
    settings.RATE_LIMIT, settings.TRUSTED_PROXIES = 2, 0
    return RateLimited(ok, minutes)


def of(reply: Reply) -> tuple[int, str | None]:
    return reply.status, reply["RateLimit"]


def test_each_answer_says_what_is_left_and_when_it_is_renewed(limited: RateLimited, minutes: Minutes) -> None:
    first = ask(limited, API)
    minutes.now = 17.5
    assert of(first) == (200, '"minute";r=1;t=61')
    assert of(ask(limited, API)) == (200, '"minute";r=0;t=43')
    assert first["RateLimit-Policy"] == '"minute";q=2;w=60'


def test_over_the_limit_is_a_problem_that_says_the_remedy(limited: RateLimited, minutes: Minutes) -> None:
    for _turn in range(2):
        ask(limited, API)
    minutes.now = 20
    refused = ask(limited, API)
    assert of(refused) == (429, '"minute";r=0;t=41')
    assert (refused["Retry-After"], refused["Content-Type"]) == ("41", "application/problem+json")
    assert json.loads(refused.body) == {
        "type": "https://iana.org/assignments/http-problem-types#quota-exceeded",
        "title": "Too Many Requests",
        "status": 429,
        "detail": "More than 2 requests in a minute. Wait 41 seconds; ask for larger pages, or for a whole list as CSV "
        "or NDJSON, and send If-None-Match.",
        "instance": API,
        "violated-policies": ["minute"],
    }
    assert ask(limited, API, method="HEAD").body == b""


def test_the_next_minute_begins_anew(limited: RateLimited, minutes: Minutes) -> None:
    for _turn in range(3):
        ask(limited, API)
    minutes.now = 60
    assert of(ask(limited, API)) == (200, '"minute";r=1;t=61')


def test_another_caller_counts_apart_and_a_page_does_not_count(limited: RateLimited) -> None:
    for _turn in range(3):
        ask(limited, API)
    assert ask(limited, API, environ={"REMOTE_ADDR": "192.0.2.2"}).status == 200
    assert of(ask(limited, PAGE)) == (200, None)


def test_no_limit_is_no_header(settings: Any) -> None:
    settings.RATE_LIMIT = 0
    assert of(ask(RateLimited(ok), API)) == (200, None)


def test_callers_beyond_number_take_bounded_room(limited: RateLimited) -> None:
    for number in range(MOST_ADDRESSES + 10):
        limited._count(f"10.0.{number >> 8}.{number & 255}")
    assert len(limited._counts) <= MOST_ADDRESSES


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "203.0.113.9", "192.0.2.1"),  # nobody is trusted: the header is anyone's
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "10.0.0.1, 203.0.113.9", "203.0.113.9"),  # the caller made up the first
        (2, "10.0.0.1, 203.0.113.9, 198.51.100.1", "203.0.113.9"),
        (2, "203.0.113.9", "203.0.113.9"),
        (1, "", "192.0.2.1"),
        (1, "nonsense", "192.0.2.1"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (1, "::ffff:203.0.113.9", "203.0.113.9"),
    ],
)
def test_the_caller_is_who_the_outermost_trusted_proxy_saw(proxies: int, forwarded: str, expected: str) -> None:
    assert caller({"REMOTE_ADDR": "192.0.2.1", "HTTP_X_FORWARDED_FOR": forwarded}, proxies) == expected


@given(st.text(), st.integers(0, 3))
def test_no_forwarded_header_is_an_error(forwarded: str, proxies: int) -> None:
    assert caller({"REMOTE_ADDR": "192.0.2.1", "HTTP_X_FORWARDED_FOR": forwarded}, proxies)
