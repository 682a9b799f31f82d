"""Inside `as_known` every read of the registry answers as of a revision; whoever reads need not know it.

The views of the schema `past` are named like the tables and come before them in the search path of one transaction,
which is always rolled back: neither the path nor the revision can outlive it.
"""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NamedTuple

from django.conf import settings
from django.db import InterfaceError, OperationalError, connections, transaction

SCHEMA, SETTING = "past", "registry.revision"

# Without scans of whole tables: of tables that only grow, and of their views, PostgreSQL guesses badly; every way to
# their rows has an index. And what follows may no longer write, not even where the connection may.
TRAVEL = f"""
    SELECT set_config('search_path', '{SCHEMA}, ' || current_setting('search_path'), true),
           set_config('{SETTING}', %s, true), set_config('enable_seqscan', 'off', true),
           set_config('transaction_read_only', 'on', true)
"""


class Known(NamedTuple):
    """What was known at `instant`: revision `number`, committed `at`; number 0 and no instant before the first.

    `settled`: no revision that is still being written can turn out to have been committed by then.
    """

    instant: datetime.datetime
    number: int
    at: datetime.datetime | None
    settled: bool


_known: ContextVar[Known | None] = ContextVar("known", default=None)


def known() -> Known | None:
    """What the code that asks is to answer from; None for the registry as it is."""
    return _known.get()


def known_instant() -> str | None:
    """As JSON has it: the instant asked for, a day by its end; null for the registry as it is."""
    then = known()
    return then and written(then.instant)


def written(instant: datetime.datetime) -> str:
    return instant.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


@contextmanager
def as_known(then: Known) -> Iterator[None]:
    alias = settings.READ_DATABASE
    _revive(alias)
    with transaction.atomic(using=alias):
        token = _known.set(then)
        try:
            with connections[alias].cursor() as cursor:
                travel(cursor, then)
            yield
        finally:
            _known.reset(token)
            transaction.set_rollback(True, using=alias)


def travel(cursor: Any, then: Known) -> None:
    """For the rest of the cursor's transaction."""
    cursor.execute(TRAVEL, [str(then.number)])


def _revive(alias: str) -> None:
    """A connection whose server went away since the last request is opened anew; within a transaction none can be."""
    connection = connections[alias]
    if connection.connection is None or connection.in_atomic_block:
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (OperationalError, InterfaceError):
        connection.close()


class ReadsOfThePast:
    """The database router: where the past is asked for, records are read on the connection that shows it."""

    def db_for_read(self, model: type[Any], **hints: Any) -> str | None:
        return settings.READ_DATABASE if known() and _is_shown(model) else None


def _is_shown(model: type[Any]) -> bool:
    """Models of the registry, their history and its revisions; not accounts and sessions."""
    return hasattr(model, "pgh_event_model") or hasattr(model, "pgh_revision") or model._meta.app_label == "registry"
