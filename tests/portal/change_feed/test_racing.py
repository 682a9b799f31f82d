"""A reader that follows while eight writers race, some of them giving up: nothing is missed and nothing told twice."""

import threading
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from members.models import Person
from registry.models import Revision
from tests.portal.change_feed.following import live, replay
from tests.registry.api.asking import read

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS, WRITES = 8, 12


def write(writer: int) -> None:
    try:
        for number in range(WRITES):
            with transaction.atomic():
                slug = f"w{writer}-{number}"
                Person.objects.create(slug=slug, family_en=slug)
                Person.objects.filter(slug__startswith=f"w{writer}-").update(birth_year=1900 + number)
                if number % 3 == 1:
                    Person.objects.filter(slug=f"w{writer}-{number - 1}").delete()
                if number % 4 == 2:
                    transaction.set_rollback(True)
    finally:
        connection.close()


def test_nothing_is_missed_and_nothing_is_told_twice() -> None:
    writers = [threading.Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
    for thread in writers:
        thread.start()
    told: list[dict[str, Any]] = []
    cursor, client, racing = "0", Client(), True
    while racing:
        racing = any(thread.is_alive() for thread in writers)
        page = read(client, "/changes/", after=cursor, page_size=5)
        told += page["results"]
        cursor = page["cursor"]
        racing = racing or page["next"] is not None
    committed = WRITERS * sum(number % 4 != 2 for number in range(WRITES))
    numbers = [each["revision"] for each in told]
    assert sorted(set(numbers)) == [*range(1, committed + 1)] == [*Revision.objects.values_list("number", flat=True)]
    assert numbers == sorted(numbers)
    assert [each["revision"] for each in told if each["complete"]] == sorted(set(numbers))
    changes = [(each["revision"], change["type"], change["id"]) for each in told for change in each["changes"]]
    assert len(changes) == len(set(changes))
    assert replay([change for each in told for change in each["changes"]]) == live()
