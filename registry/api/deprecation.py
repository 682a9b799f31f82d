"""What will go, said once: from it come headers (RFC 9745, RFC 8594) and `deprecated` in the schema."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.http.response import HttpResponseBase
from django.utils.http import http_date

FEWEST_DAYS = 180  # between the announcement and the end, as docs/api.md promises


@dataclass(frozen=True)
class Deprecation:
    """Deprecated on `since`, answering until `sunset` at least; `successor` is the address to use instead."""

    since: datetime.date
    sunset: datetime.date | None = None
    successor: str = ""

    def __post_init__(self) -> None:
        if self.sunset and (self.sunset - self.since).days < FEWEST_DAYS:
            raise ValueError(f"{self.sunset} is less than {FEWEST_DAYS} days after {self.since}: partners need longer.")


def announce(response: HttpResponseBase, deprecations: Iterable[Deprecation]) -> None:
    """Of several the earliest days; each successor once."""
    told = list(deprecations)
    if not told:
        return
    response["Deprecation"] = f"@{_seconds(min(one.since for one in told))}"
    if sunsets := [one.sunset for one in told if one.sunset]:
        response["Sunset"] = http_date(_seconds(min(sunsets)))
    for successor in dict.fromkeys(one.successor for one in told if one.successor):
        add_link(response, successor, "successor-version")


def add_link(response: HttpResponseBase, address: str, relation: str) -> None:
    links = [response["Link"]] if "Link" in response else []
    response["Link"] = ", ".join([*links, f'<{address}>; rel="{relation}"'])


def _seconds(day: datetime.date) -> int:
    return int(datetime.datetime.combine(day, datetime.time(), datetime.UTC).timestamp())
