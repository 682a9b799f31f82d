"""An instant finds the last revision committed by then; it is settled when no open one can still come before it."""

import datetime
from datetime import UTC

import pytest
from django.db import connection, connections, transaction

from registry.models import Revision
from registry.past.resolving import what_was_known
from tests.factories import AuthorityFactory

pytestmark = pytest.mark.django_db(transaction=True)

MINUTE = datetime.timedelta(minutes=1)


def now() -> datetime.datetime:
    return datetime.datetime.now(UTC)


def test_before_between_and_after_revisions() -> None:
    before = now()
    AuthorityFactory()
    between = now()
    AuthorityFactory()
    (first, second) = Revision.objects.order_by("number")
    assert before < first.at < between < second.at
    found = [what_was_known(instant)[1:3] for instant in (before, first.at, between, second.at, now())]
    assert found == [
        (0, None),
        (first.number, first.at),
        (first.number, first.at),
        (second.number, second.at),
        (second.number, second.at),
    ]


def test_a_revision_is_dated_when_it_is_committed_not_when_it_was_opened() -> None:
    with transaction.atomic():
        AuthorityFactory()
        opened = Revision.objects.get().at
        while_open = now()
    committed = Revision.objects.get().at
    assert opened < while_open < committed
    assert what_was_known(while_open).number == 0


def test_while_someone_writes_nothing_is_settled_and_afterwards_what_is_a_minute_old_is() -> None:
    AuthorityFactory()
    writer = connections.create_connection("default")
    try:
        with writer.cursor() as cursor:
            cursor.execute("BEGIN; SELECT registry_revision()")
            assert what_was_known(now() - 2 * MINUTE).settled is False
            cursor.execute("ROLLBACK")
        assert what_was_known(now() - 2 * MINUTE).settled is True
        assert what_was_known(now()).settled is False
    finally:
        writer.close()


def test_revisions_never_go_back_in_time_though_the_clock_may() -> None:
    AuthorityFactory()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE registry_revision SET at = at + interval '1 hour'")
    AuthorityFactory()
    (first, second) = Revision.objects.order_by("number")
    assert first.at == second.at
    assert what_was_known(first.at).number == second.number
