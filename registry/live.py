"""At which revision the registry is, known to this process without asking: never more than a second behind.

A thread listens for the announcement of a revision and reads the last one then, and four times a second anyway. A
reading is good for one second from just before its question was sent; when there is none so young, whoever needs
one asks the database. So what happens to the listener costs time, and never truth.
"""

import os
import selectors
from collections.abc import Callable
from contextlib import closing, suppress
from threading import Event, Lock, Thread
from time import monotonic
from typing import Any, NamedTuple

import psycopg2
from django.db import connections

from registry.revision import LAST_REVISION, LastRevision

PROMISE = 1.0
HEARTBEAT = 0.25
CHANNEL = "registry_revision"  # a migration announces revisions there


class Reading(NamedTuple):
    last: LastRevision
    instant: float  # of the monotonic clock, before the question was sent

    @property
    def is_good(self) -> bool:
        return monotonic() - self.instant <= PROMISE


NEVER = Reading(LastRevision(0, None), float("-inf"))


def database() -> dict[str, Any]:
    parameters: dict[str, Any] = connections["default"].get_connection_params()
    impatient = {"connect_timeout": 2, "tcp_user_timeout": 1000}
    return parameters | impatient | {"application_name": "registry listener"}


class Live:
    def __init__(self, parameters: Callable[[], dict[str, Any]] = database) -> None:
        self._parameters = parameters
        self.forget()
        os.register_at_fork(after_in_child=self.forget)  # threads and connections stay with the parent

    def forget(self) -> None:
        """As new: nothing is known, nobody listens."""
        self._reading = self._heard = NEVER
        self._failed = float("-inf")
        self._asking = Lock()
        self._stopped, self._heartbeat = Event(), Event()
        self._listener: Thread | None = None

    def revision(self) -> LastRevision | None:
        """The last revision as it was at most a second ago; None while the database does not answer."""
        reading = self._reading
        return reading.last if reading.is_good else self._ask()

    def is_listening(self) -> bool:
        """Whether the listener is heard; one that has just started is given its second."""
        self.revision()
        if self._heard.is_good:
            return True
        self._heartbeat.clear()
        return self._heartbeat.wait(PROMISE)

    def stop(self) -> None:
        self._stopped.set()
        if self._listener:
            self._listener.join(2 * PROMISE)

    def _ask(self) -> LastRevision | None:
        with self._asking:
            if self._reading.is_good:  # another thread asked while we waited for it
                return self._reading.last
            self._start_listening()
            if monotonic() - self._failed < HEARTBEAT:
                return None
            try:
                with closing(self._connection()) as connection:
                    return self._note(_read(connection)).last
            except psycopg2.Error:
                self._failed = monotonic()
                return None

    def _note(self, reading: Reading) -> Reading:
        """Of two readings the younger counts. An equal revision stays the same object: comparing it is free."""
        if reading.last == self._reading.last:
            reading = reading._replace(last=self._reading.last)
        if reading.instant > self._reading.instant:
            self._reading = reading
        return reading

    def _start_listening(self) -> None:
        if not self._stopped.is_set() and (self._listener is None or not self._listener.is_alive()):
            self._listener = Thread(target=self._listen, name="registry listener", daemon=True)
            self._listener.start()

    def _listen(self) -> None:
        while not self._stopped.is_set():
            with suppress(psycopg2.Error, OSError), closing(self._connection()) as connection:
                self._hear(connection)
            self._stopped.wait(HEARTBEAT)

    def _hear(self, connection: Any) -> None:
        with selectors.DefaultSelector() as announcement, connection.cursor() as cursor:
            announcement.register(connection, selectors.EVENT_READ)
            cursor.execute(f"LISTEN {CHANNEL}")
            while not self._stopped.is_set():
                connection.notifies.clear()  # before reading: one that comes meanwhile is read for next
                self._heard = self._note(_read(connection))
                self._heartbeat.set()
                if not connection.notifies:
                    announcement.select(HEARTBEAT)
                    connection.poll()

    def _connection(self) -> Any:
        connection = psycopg2.connect(**self._parameters())
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout = '1s'")
        return connection


def _read(connection: Any) -> Reading:
    instant = monotonic()
    with connection.cursor() as cursor:
        cursor.execute(LAST_REVISION)
        return Reading(LastRevision(*cursor.fetchone()), instant)


live = Live()
