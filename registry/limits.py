"""How often one address may call the API: counted a minute at a time in every worker, said in every answer.

The fields are those of draft-ietf-httpapi-ratelimit-headers.
"""

import json
import math
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import lru_cache
from http import HTTPStatus
from ipaddress import IPv6Address, ip_address, ip_network
from threading import Lock
from time import monotonic
from typing import Any

from django.conf import settings
from django.utils.translation import gettext, override

from registry.answers.fields import Headers
from registry.answers.sending import Application, Environ, StartResponse

WINDOW = 60  # seconds
MOST_ADDRESSES = 65_536  # counted at a time; when there are more, counting begins anew
EXCEEDED = "https://iana.org/assignments/http-problem-types#quota-exceeded"
FOR_EVERY_ORIGIN = [
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Expose-Headers", "RateLimit, RateLimit-Policy, Retry-After"),
]


class RateLimited:
    def __init__(self, application: Application, clock: Callable[[], float] = monotonic) -> None:
        self._application, self._clock = application, clock
        self._root, self._quota, self._proxies = settings.API_ROOT, settings.RATE_LIMIT, settings.TRUSTED_PROXIES
        self._policy = ("RateLimit-Policy", f'"minute";q={self._quota};w={WINDOW}')
        self._counts: dict[str, int] = {}
        self._ends = -math.inf
        self._lock = Lock()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if not self._quota or not environ["PATH_INFO"].startswith(self._root):
            return self._application(environ, start_response)
        count, seconds = self._count(caller(environ, self._proxies))
        left = ("RateLimit", f'"minute";r={max(self._quota - count, 0)};t={seconds}')

        def start(status: str, headers: Headers, exc_info: Any = None) -> Any:
            return start_response(status, [*headers, self._policy, left])

        if count > self._quota:
            return _refusal(environ, start, self._quota, seconds)
        return self._application(environ, start)

    def _count(self, address: str) -> tuple[int, int]:
        """How often it has called in this minute, this time included; and how many seconds the minute still has."""
        now = self._clock()
        with self._lock:
            if now >= self._ends:
                self._counts, self._ends = {}, now + WINDOW
            elif len(self._counts) >= MOST_ADDRESSES and address not in self._counts:
                self._counts = {}
            self._counts[address] = count = self._counts.get(address, 0) + 1
            return count, int(self._ends - now) + 1


def caller(environ: Environ, trusted_proxies: int) -> str:
    """Who calls: the network of the address the outermost trusted proxy saw, or of the one connected to us."""
    near = str(environ.get("REMOTE_ADDR", ""))
    return network(_told(environ, trusted_proxies) or near, near)


def seen_address(environ: Environ, trusted_proxies: int) -> str:
    """The whole address `caller` is the network of; empty where none is known."""
    for address in (_told(environ, trusted_proxies), str(environ.get("REMOTE_ADDR", ""))):
        with suppress(ValueError):
            return str(ip_address(address))
    return ""


def _told(environ: Environ, trusted_proxies: int) -> str:
    if not trusted_proxies:
        return ""
    return str(environ.get("HTTP_X_FORWARDED_FOR", "")).rsplit(",", trusted_proxies)[-trusted_proxies:][0].strip()


@lru_cache(maxsize=4096)
def network(address: str, otherwise: str) -> str:
    """What one caller has to itself: an IPv4 address, the 64 bits of an IPv6 one; else what is sure."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return otherwise
    if isinstance(parsed, IPv6Address):
        return str(parsed.ipv4_mapped or ip_network((parsed, 64), strict=False))
    return str(parsed)


def _refusal(environ: Environ, start_response: StartResponse, quota: int, seconds: int) -> Iterable[bytes]:
    with override("en"):
        detail = gettext(
            "More than %(quota)d requests in a minute. Wait %(seconds)d seconds; ask for larger pages, or for a whole "
            "list as CSV or NDJSON, and send If-None-Match."
        ) % {"quota": quota, "seconds": seconds}
    problem = {
        "type": EXCEEDED,
        "title": HTTPStatus.TOO_MANY_REQUESTS.phrase,
        "status": HTTPStatus.TOO_MANY_REQUESTS.value,
        "detail": detail,
        "instance": environ["PATH_INFO"],
        "violated-policies": ["minute"],
    }
    body = json.dumps(problem).encode()
    headers = [("Content-Type", "application/problem+json"), ("Content-Length", str(len(body)))]
    headers += [("Retry-After", str(seconds)), ("Cache-Control", "no-store"), *FOR_EVERY_ORIGIN]
    start_response("429 Too Many Requests", headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
