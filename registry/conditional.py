"""What makes an answer keepable and a repeated question cheap: ETag, Last-Modified, Cache-Control, Vary.

A view reads `not_modified` first, then its data, then dresses its response with `revisioned`:

    if unchanged := not_modified(request, day=day):
        return unchanged
    ...
    return revisioned(request, response, revision=number, day=day)
"""

import datetime
import time
from hashlib import blake2s
from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date

from registry.api.deprecation import add_link
from registry.edition import edition_of
from registry.past.asked import original, then_asked
from registry.past.known import Known
from registry.preconditions import held

# Kept by whoever likes, shown by nobody before asking: an answer is never older than the registry promises.
KEEPING = "public, max-age=0, must-revalidate"
FOR_GOOD, TODAY = "public, max-age=31536000, immutable", "public, immutable"  # what was said then will have been said

Response = TypeVar("Response", bound=HttpResponseBase)


def not_modified(request: HttpRequest, *, day: datetime.date | None) -> HttpResponseNotModified | None:
    """A 304 where the client holds this very answer; it costs no look at the data. Else None.

    Only a tag proves that: it was given with the answer. Whether a date or a `*` does can be told only beside the
    answer, which may turn out to be a 404; `registry.answers` tells.
    """
    none_match = request.headers.get("If-None-Match")
    if none_match is None:
        return None
    edition = edition_of(request)
    tag = held(none_match, etag(request, edition.number, day))
    return _dressed(request, HttpResponseNotModified(), edition.number, tag, day) if tag else None


def revisioned(
    request: HttpRequest, response: Response, *, revision: int | None = None, day: datetime.date | None
) -> Response:
    """The response, saying which revision it shows, as of which day, and how to ask whether it still holds.

    `revision` is the one the data was read at or before; without it, the one known before the view began.
    """
    number = edition_of(request).number if revision is None else revision
    return _dressed(request, response, number, etag(request, number, day), day)


def etag(request: HttpRequest, revision: int, day: datetime.date | None) -> str:
    """Revision, day and release, readable; the hash tells apart what else the answer depends on.

    A registry restored from a backup counts the same numbers again, hence the revision's instant; an answer as of
    another day may still depend on the day it is. One without a day depends on no day, and outlives midnight.
    """
    edition = edition_of(request)
    instant = edition.at and edition.at.timestamp()
    now = None if _outlives_today(request, day) else edition.day
    asked = (request.build_absolute_uri(), normalised(request.META.get("HTTP_ACCEPT")), instant, now)
    representation = blake2s(repr(asked).encode(), digest_size=6).hexdigest()
    of = (str(revision), *([day.isoformat()] if day else []), settings.RELEASE, representation)
    return f'"{"-".join(of)}"'


def normalised(accept: str | None) -> str:
    """An Accept as it is compared with others; without one a client takes anything."""
    return "".join(accept.lower().split()) if accept else "*/*"


def _dressed(request: HttpRequest, response: Response, revision: int, tag: str, day: datetime.date | None) -> Response:
    edition, then = edition_of(request), then_asked(request)
    response["ETag"] = tag
    response["Last-Modified"] = http_date(min(edition.modified, int(time.time())))
    response["Cache-Control"] = KEEPING
    response["Registry-Revision"] = str(revision)
    patch_vary_headers(response, ("Accept", "Accept-Encoding"))
    return _remembered(request, response, then, day) if then else response


def _remembered(request: HttpRequest, response: Response, then: Known, day: datetime.date | None) -> Response:
    """A memento, as RFC 7089 has them. Settled it is never asked for again, or not before the day is over."""
    response["Memento-Datetime"] = http_date(int(then.instant.timestamp()))
    add_link(response, request.build_absolute_uri(original(request)), "original")
    if then.settled and _outlives_today(request, day):
        response["Cache-Control"] = FOR_GOOD
    elif then.settled:
        response["Cache-Control"] = TODAY
        response["Expires"] = http_date(int(edition_of(request).midnight.timestamp()))
    return response


def _outlives_today(request: HttpRequest, day: datetime.date | None) -> bool:
    """Whether the answer depends on no day, or is of the past and of a day that is named and over."""
    named = "as_of" in request.GET and then_asked(request) is not None
    return day is None or (named and day < edition_of(request).day)
