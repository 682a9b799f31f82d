"""`/healthz` says whether this process can serve, and names what keeps it from it."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from portal import health
from registry.live import live

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _afresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(health, "_migrations", health._Migrations())
    yield
    live.stop()
    live.forget()


def test_all_is_well(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (
        200,
        {"status": "ok", "database": "ok", "migrations": "ok", "listener": "ok"},
    )
    assert "no-store" in answer["Cache-Control"]


def test_asked_again_it_costs_one_query(client: Client, django_assert_num_queries: Any) -> None:
    client.get("/healthz")
    with django_assert_num_queries(1):
        client.get("/healthz")


def test_a_migration_that_is_not_applied_is_named_with_the_remedy(client: Client) -> None:
    applied = MigrationRecorder(connection).migration_qs.filter(app="portal")
    rows = list(applied.values("app", "name", "applied"))
    applied.delete()
    try:
        answer = client.get("/healthz")
    finally:
        for row in rows:
            MigrationRecorder(connection).migration_qs.create(**row)
    assert (answer.status_code, answer.json()["status"]) == (503, "failing")
    assert answer.json()["migrations"] == "not all applied; run manage.py migrate"
    assert client.get("/healthz").status_code == 200


def test_a_listener_that_is_not_heard_is_named(client: Client) -> None:
    client.get("/healthz")
    live.stop()
    threading.Event().wait(1.1)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["listener"] == "not heard for a second; revisions are asked for"


def test_a_database_that_does_not_answer_is_named_and_nothing_else_is_told(client: Client) -> None:
    connection.close()
    name = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = "no_such_database"
    try:
        answer = client.get("/healthz")
    finally:
        connection.settings_dict["NAME"] = name
    assert (answer.status_code, answer.json()) == (
        503,
        {"status": "failing", "database": "does not answer", "migrations": "unknown", "listener": "unknown"},
    )
