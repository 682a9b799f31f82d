"""One revision number: who changed the registry, why, and when, in the order of commits."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def revision(*, by: str, because: str) -> Iterator[int]:
    """Open one revision for everything written inside; inside another one, join it.

    Opening takes the registry's write lock, so that commit order is revision order: open it before
    any other row is locked, or two writers that cross may deadlock.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT registry_sign_revision(%s, %s)", [by, because])
        (number,) = cursor.fetchone() or (0,)
        yield number


def current_revision() -> int:
    """The number of the last committed revision; 0 for an empty registry."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(number), 0) FROM registry_head")
        (number,) = cursor.fetchone() or (0,)
        return int(number)
