"""The recipe for a nightly sync, run as a partner runs it, against the live server while the registry changes."""

import importlib.util
import json
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from django.db import connection

from members.models import Appointment, Person
from registry.revision import last_revision
from tests.factories import AppointmentFactory, PersonFactory
from tests.real_records import load_real_records

RECIPE = Path(__file__).parents[2] / "docs" / "sync.py"
_spec = importlib.util.spec_from_file_location("sync", RECIPE)
assert _spec is not None
assert _spec.loader is not None
recipe: Any = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(recipe)

MANY = 3_000


def copied(file: Path) -> dict[str, dict[int, Any]]:
    found: dict[str, dict[int, Any]] = {}
    with sqlite3.connect(file) as copy:
        for name, id, text in copy.execute("SELECT list, id, json FROM records"):
            found.setdefault(name, {})[id] = json.loads(text)
    return found


def paged(site: str) -> dict[str, dict[int, Any]]:
    """The whole registry the other way: page after page of JSON."""
    found: dict[str, dict[int, Any]] = {}
    for name in recipe.lists(site):
        address = f"{site}/api/v1/{name}/?page_size=1000"
        while address:
            with urlopen(address) as answer:
                page = json.load(answer)
            found.setdefault(name, {}).update({record["id"]: record for record in page["results"]})
            address = page["next"]
    return {name: records for name, records in found.items() if records}


@contextmanager
def meanwhile(*works: Callable[[], None], pause: float = 0.1) -> Iterator[None]:
    """Each work again and again, in a thread and a connection of its own, until the block ends."""
    over, failures = threading.Event(), []

    def go_on(work: Callable[[], None]) -> None:
        try:
            while not over.is_set():
                work()
                over.wait(pause)
        except Exception as failure:  # told below, in the test's own thread
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=go_on, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()
    assert failures == []


def settled(site: str) -> str:
    """The site, once it knows of the last change: it may be a second behind."""
    deadline = time.monotonic() + 10
    while json.load(urlopen(f"{site}/api/v1/status/"))["revision"] != last_revision().number:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    return site


def insert() -> None:
    AppointmentFactory()


def update() -> None:
    for person in Person.objects.order_by("?")[:3]:
        Person.objects.filter(pk=person.pk).update(description_en=f"{person.description_en[:40]}+")


def delete() -> None:
    if loose := Appointment.objects.filter(person__slug__startswith="person-").order_by("?").first():
        loose.delete()


@pytest.mark.django_db(transaction=True)
def test_a_sync_while_rows_change_ends_as_the_registry_is(site: str, tmp_path: Path) -> None:
    load_real_records()
    file = tmp_path / "registry.sqlite"
    with meanwhile(insert, update, delete):
        for _night in range(2):
            recipe.sync(site, file)
    assert recipe.sync(settled(site), file) == last_revision().number
    assert copied(file) == paged(site)


@pytest.mark.django_db(transaction=True)
def test_a_second_sync_of_an_unchanged_registry_takes_nothing(site: str, tmp_path: Path) -> None:
    PersonFactory()
    file = tmp_path / "registry.sqlite"
    revision = recipe.sync(settled(site), file)
    with sqlite3.connect(file) as copy:
        copy.execute("UPDATE records SET json = 'kept'")
    assert recipe.sync(site, file) == revision
    with sqlite3.connect(file) as copy:
        assert copy.execute("SELECT DISTINCT json FROM records").fetchall() == [("kept",)]


@pytest.mark.django_db(transaction=True)
def test_a_list_that_breaks_off_is_not_taken_for_the_whole(site: str, tmp_path: Path) -> None:
    PersonFactory()
    file = tmp_path / "registry.sqlite"
    recipe.sync(settled(site), file)
    before = copied(file)
    Person.objects.bulk_create([Person(slug=f"many-{n}", family_en="Many") for n in range(MANY)])
    with meanwhile(end_every_copy, pause=0), pytest.raises((recipe.BrokenOff, OSError)):
        recipe.sync(settled(site), file, attempts=1)
    assert copied(file) == before
    assert recipe.sync(site, file) is not None
    assert len(copied(file)["people"]) == MANY + 1


def end_every_copy() -> None:
    """As a database does that is shut down in the middle of an answer."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE query LIKE 'COPY %' AND state = 'active' AND datname = current_database()"
        )
