"""Revisions: one a transaction, in the order of commits, none lost."""

import random
import threading
from collections.abc import Callable
from contextlib import suppress

import pytest
from django.db import connection, transaction

from commission.models import Authority
from registry.models import Revision
from registry.revision import current_revision, revision
from tests.factories import AuthorityFactory


@pytest.mark.django_db
def test_one_transaction_is_one_revision_whatever_it_writes() -> None:
    with revision(by="a", because="b") as number, revision(by="inner", because="joins") as inner:
        AuthorityFactory()
        AuthorityFactory()
    assert inner == number == current_revision()
    assert Revision.objects.filter(number=number).values_list("author", "reason").get() == ("a", "b")


@pytest.mark.django_db
def test_a_rolled_back_savepoint_takes_its_revision_along() -> None:
    before = current_revision()
    with suppress(InterruptedError), transaction.atomic():
        AuthorityFactory()
        raise InterruptedError
    assert current_revision() == before
    AuthorityFactory()
    assert current_revision() == before + 1


@pytest.mark.django_db
def test_an_update_that_changes_nothing_leaves_no_history() -> None:
    made = AuthorityFactory()
    Authority.objects.filter(pk=made.pk).update(code=made.code)
    assert Authority.pgh_event_model.objects.filter(pgh_obj_id=made.pk).count() == 1  # type: ignore[attr-defined]


@pytest.mark.django_db(transaction=True)
def test_eight_writers_race_and_revisions_come_in_the_order_of_commits_with_none_lost() -> None:
    committed: list[int] = []

    def write(writer: int) -> None:
        chance = random.Random(writer)
        for turn in range(12):
            try:
                with revision(by=f"writer {writer}", because=str(turn)) as number:
                    AuthorityFactory(code=f"w{writer}-{turn}")
                    if chance.random() < 0.3:
                        raise InterruptedError
                    committed.append(number)  # still under the lock: the order of this list is the order of commits
            except InterruptedError:
                continue

    _all_at_once([lambda writer=writer: write(writer) for writer in range(8)])
    numbers = list(Revision.objects.order_by("at").values_list("number", flat=True))
    assert committed == sorted(committed)
    assert numbers == committed == list(range(1, len(committed) + 1))
    events = Authority.pgh_event_model.objects.order_by("pgh_revision_id")  # type: ignore[attr-defined]
    assert list(events.values_list("pgh_revision_id", flat=True)) == committed


def _all_at_once(works: list[Callable[[], None]]) -> None:
    def close_after(work: Callable[[], None]) -> None:
        try:
            work()
        finally:
            connection.close()

    threads = [threading.Thread(target=close_after, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not any(thread.is_alive() for thread in threads)
