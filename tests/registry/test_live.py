"""Which revision it is, known without asking: fresh within a second, whatever happens to the listener."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import psycopg2
import pytest
from django.db import connection, transaction

from registry.live import HEARTBEAT, PROMISE, Live, database
from registry.live import live as live_of_this_process
from registry.revision import LastRevision, last_revision
from tests.factories import AuthorityFactory

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 10  # seconds with what PostgreSQL does in its own time; no promise of ours
OURS = "FROM pg_stat_activity WHERE application_name = 'registry listener' AND datname = current_database()"


@pytest.fixture
def live() -> Iterator[Live]:
    live_of_this_process.stop()  # an earlier test may have started it
    live_of_this_process.forget()
    live = Live()
    yield live
    live.stop()


def rows(sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def cut_every_listener() -> None:
    rows(f"SELECT pg_terminate_backend(pid) {OURS}")


def backends() -> int:
    return int(rows(f"SELECT count(*) {OURS}")[0][0])


def only_one_listens() -> bool:
    return within(PATIENCE, lambda: backends() == 1)


def within(seconds: float, holds: Callable[[], bool]) -> bool:
    """Whether it holds in time, or when looked at once more after it: a machine may be busy with something else."""
    deadline = time.monotonic() + seconds
    while True:
        last = time.monotonic() > deadline
        if holds():
            return True
        if last:
            return False
        time.sleep(0.005)


def test_it_knows_the_number_and_the_instant_of_the_last_revision(live: Live) -> None:
    assert live.revision() == LastRevision(0, None)
    AuthorityFactory()
    assert within(PROMISE, lambda: live.revision() == last_revision() != LastRevision(0, None))


def test_a_commit_is_announced_long_before_the_next_heartbeat(live: Live) -> None:
    assert live.is_listening()
    delays = []
    for _turn in range(9):
        AuthorityFactory()
        committed, number = time.monotonic(), last_revision().number
        assert within(PROMISE, lambda number=number: live.revision().number == number)  # type: ignore[misc]
        delays.append(time.monotonic() - committed)
    assert sorted(delays)[4] < HEARTBEAT / 2


def test_what_is_not_committed_is_not_known(live: Live) -> None:
    live.is_listening()
    with transaction.atomic():
        AuthorityFactory()
        time.sleep(2 * HEARTBEAT)
        assert live.revision() == LastRevision(0, None)
    assert within(PROMISE, lambda: live.revision() == last_revision())


def test_a_listener_cut_off_by_the_server_listens_again_and_no_answer_was_too_old(live: Live) -> None:
    assert live.is_listening()
    cut_every_listener()
    AuthorityFactory()
    assert within(PROMISE, lambda: live.revision() == last_revision())
    assert live.is_listening()
    assert only_one_listens()


def test_without_any_listener_an_answer_is_never_older_than_a_second_and_costs_a_query_a_second(live: Live) -> None:
    live.is_listening()
    live.stop()
    questions = 0
    for _turn in range(3):
        AuthorityFactory()
        committed, number = time.monotonic(), last_revision().number
        assert within(PROMISE, lambda number=number: live.revision().number == number)  # type: ignore[misc]
        questions += time.monotonic() - committed > 0.02
    assert not live._listener.is_alive()  # type: ignore[union-attr]
    assert questions >= 2  # it did wait for a reading to grow old, rather than ask each time


def test_a_listener_that_died_is_started_again_by_whoever_asks(live: Live) -> None:
    live.is_listening()
    live.stop()
    live._stopped.clear()  # as if an error had ended the thread
    assert within(2 * PROMISE, lambda: live.revision() is not None and live._listener.is_alive())  # type: ignore[union-attr]
    assert live.is_listening()


def test_cuts_and_crowds_leak_no_connection(live: Live) -> None:
    for _turn in range(5):
        assert live.revision()
        assert only_one_listens()
        cut_every_listener()
        threads = [threading.Thread(target=live.revision) for _turn in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert only_one_listens()
    time.sleep(2 * HEARTBEAT)
    assert backends() == 1
    live.stop()
    assert within(PATIENCE, lambda: backends() == 0)


def test_a_database_that_does_not_answer_is_not_guessed_and_it_is_found_again(live: Live) -> None:
    where: dict[str, Any] = {"host": "127.0.0.1", "port": 1, "dbname": "x", "connect_timeout": 2}
    lost = Live(lambda: where)
    assert lost.revision() is None
    assert not lost.is_listening()
    AuthorityFactory()
    where.clear()
    where.update(database())
    assert within(2 * PROMISE, lambda: lost.revision() == last_revision())
    assert lost.is_listening()
    lost.stop()


def test_a_forked_process_listens_for_itself(live: Live) -> None:
    live.is_listening()
    source, sink = os.pipe()
    if (child := os.fork()) == 0:
        os.write(sink, b"yes" if live.is_listening() and live.revision() else b"no")
        os._exit(0)
    assert os.read(source, 3) == b"yes"
    os.waitpid(child, 0)
    assert live.is_listening()  # the child closed nothing of ours
    assert only_one_listens()


def test_the_function_announces_only_when_a_revision_is_opened() -> None:
    with closing(psycopg2.connect(**database())) as listener:
        listener.autocommit = True
        listener.cursor().execute("LISTEN registry_revision")
        with transaction.atomic():
            AuthorityFactory()
            AuthorityFactory()
        rows("SELECT pg_notify('registry_revision', 'whatever was announced before has arrived')")
        assert within(PATIENCE, lambda: heard(listener)[-1:] == ["whatever was announced before has arrived"])
        assert len(listener.notifies) == 2


def heard(listener: Any) -> list[str]:
    listener.poll()
    return [said.payload for said in listener.notifies]
