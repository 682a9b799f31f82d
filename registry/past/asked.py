"""What a request asks of the past, kept with the request for whoever dresses its answer."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager

from django.http import HttpRequest

from registry.edition import ENVIRON, Edition
from registry.past.known import Known, as_known, written
from registry.past.resolving import what_was_known
from registry.period import today

PARAMETER = "known_at"
THEN = "registry.known"


@contextmanager
def as_asked(request: HttpRequest, instant: datetime.datetime | None) -> Iterator[None]:
    """Inside, the request is answered from what was known at the instant; without one, from the registry as it is."""
    if instant is None:
        yield
        return
    then = what_was_known(instant)
    request.META[THEN] = then
    request.META[ENVIRON] = Edition(then.number, then.at, today())
    with as_known(then):
        yield


def then_asked(request: HttpRequest) -> Known | None:
    """What was known at the instant the request names, also where its answer is a refusal."""
    then: Known | None = request.META.get(THEN)
    return then


def original(request: HttpRequest) -> str:
    """The address of the same answer from the registry as it is: from its first page, for a cursor names the past."""
    query = request.GET.copy()
    query.pop(PARAMETER, None)
    query.pop("cursor", None)
    return f"{request.path}?{query.urlencode()}" if query else request.path


def instant_shown(request: HttpRequest) -> str | None:
    """What to ask for to see just this again: as it was asked, or the instant of the revision shown."""
    if then_asked(request):
        return request.GET[PARAMETER]
    edition: Edition | None = request.META.get(ENVIRON)
    return written(edition.at) if edition and edition.at else None
