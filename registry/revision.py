"""One revision number: who changed the registry, why, and when, in the order of commits."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

from django.db import connection, transaction

_writing: ContextVar[bool] = ContextVar("writing", default=False)


def is_writing() -> bool:
    """Whether the code that asks runs inside a revision, and so should read what that has written."""
    return _writing.get()


@contextmanager
def revision(*, by: str, because: str) -> Iterator[int]:
    """Open one revision for everything written inside; inside another one, join it.

    Opening takes the registry's write lock, so that commit order is revision order: open it before
    any other row is locked, or two writers that cross may deadlock.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT registry_sign_revision(%s, %s)", [by, because])
        (number,) = cursor.fetchone() or (0,)
        outside = _writing.set(True)
        try:
            yield number
        finally:
            _writing.reset(outside)


HEAD = "SELECT coalesce(max(number), 0) AS number, coalesce(bool_or(generated), false) AS generated FROM registry_head"


class LastRevision(NamedTuple):
    """The last committed revision; number 0 and no instant for an empty registry."""

    number: int
    at: datetime.datetime | None


LAST_REVISION = """
    SELECT coalesce(max(head.number), 0), max(revision.at)
    FROM registry_head head LEFT JOIN registry_revision revision USING (number)
"""


def last_revision() -> LastRevision:
    with connection.cursor() as cursor:
        cursor.execute(LAST_REVISION)
        return LastRevision(*cursor.fetchone() or (0, None))


def current_revision() -> int:
    return last_revision().number
