"""Whoever replays the feed from the beginning has the public records as they are."""

from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from tests.portal.change_feed.following import changes_of, follow, live, replay
from tests.portal.nation import generate
from tests.real_records import load_real_records

pytestmark = pytest.mark.django_db(transaction=True)
DATA = Path(__file__).parents[3] / "data"
BY_HAND = (
    "UPDATE members_person SET birth_year = 1950 WHERE id % 3 = 0",
    "UPDATE commission_commission SET evidence_months = 6, known_until = '2024-01-01' WHERE slug <> 'x'",
    "UPDATE members_appointment SET note = 'seen again', expected_end_value = '' WHERE id % 2 = 0",
    "DELETE FROM registry_citation WHERE id % 5 = 0",
    "DELETE FROM members_personname WHERE id % 2 = 0",
    "INSERT INTO registry_source (title) VALUES ('A letter'), ('Another letter')",
    "UPDATE registry_citation SET disagrees = NOT disagrees WHERE id % 7 = 0",
)


def change_by_hand() -> None:
    with connection.cursor() as cursor:
        for statement in BY_HAND:
            cursor.execute(statement)


def test_of_the_real_records(client: Client) -> None:
    load_real_records()
    first = [*follow(client, page_size=1000)]
    copy = replay(changes_of(*first))
    assert copy == live()
    change_by_hand()
    assert replay(changes_of(*follow(client, after=first[-1]["cursor"], page_size=100)), copy) == live()
    assert replay(changes_of(*follow(client, page_size=1000))) == live()


def test_of_a_generated_district(client: Client) -> None:
    generate()
    change_by_hand()
    pages = [*follow(client, page_size=1000)]
    assert replay(changes_of(*pages)) == live()
    assert {page["generated"] for page in pages} == {True}
