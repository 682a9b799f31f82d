"""Two workers of the real server on a live database: neither shows what is older than the promised second."""

import http.client
import time
from collections.abc import Iterator

import pytest
from django.db import connection

from registry.live import PROMISE, live
from registry.revision import current_revision
from tests.factories import AuthorityFactory
from tests.serving import serving

pytestmark = pytest.mark.django_db(transaction=True)
LIST, QUOTA = "/api/v1/authorities/", 100_000
LISTENERS = "FROM pg_stat_activity WHERE application_name = 'registry listener' AND datname = current_database()"


class Clients:
    """Connections that stay open, each with the worker that took it."""

    def __init__(self, port: int) -> None:
        self.connections = [http.client.HTTPConnection("127.0.0.1", port, timeout=10) for _turn in range(24)]
        self.calls = 0
        self.least_left = QUOTA

    def revisions(self) -> list[tuple[float, int]]:
        """From each connection: when it was asked, and the revision it was shown."""
        return [(time.monotonic(), self._ask(connection)) for connection in self.connections]

    def _ask(self, connection: http.client.HTTPConnection) -> int:
        connection.request("GET", LIST)
        reply = connection.getresponse()
        reply.read()
        assert reply.status == 200
        self.calls += 1
        left = (reply.headers["RateLimit"] or "").partition(";r=")[2].partition(";")[0]
        self.least_left = min(self.least_left, int(left))
        return int(reply.headers["Registry-Revision"])


@pytest.fixture
def clients() -> Iterator[Clients]:
    AuthorityFactory()
    live.stop()  # the listener of this process, where an earlier test started one
    live.forget()
    with serving(workers=2, RATE_LIMIT=str(QUOTA)) as port:
        clients = Clients(port)
        yield clients
        for client in clients.connections:
            client.close()


def rows(sql: str) -> list[tuple[int]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def test_both_workers_show_a_change_within_a_second_with_their_listeners_and_without(clients: Clients) -> None:
    clients.revisions()
    assert QUOTA - clients.least_left < clients.calls  # each worker counts for itself, so both have answered
    assert rows(f"SELECT count(*) {LISTENERS}") == [(2,)]
    for cut in (False, True, True):
        if cut:
            rows(f"SELECT pg_terminate_backend(pid) {LISTENERS}")
        with connection.cursor() as cursor:
            cursor.execute("UPDATE commission_authority SET code = code || 'x'")
        committed, number = time.monotonic(), current_revision()
        shown: list[tuple[float, int]] = []
        while time.monotonic() < committed + PROMISE + 0.5:
            shown += clients.revisions()
        assert {revision for asked, revision in shown if asked > committed + PROMISE} == {number}
        assert {revision for _asked, revision in shown} <= {number - 1, number}
