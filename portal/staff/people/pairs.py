"""Pairs of people who may be one: of one name and of years that do not contradict, the likeliest first."""

from dataclasses import dataclass
from typing import Any

from django.db import connection

from members.models import Person

MOST = 500
MOST_BEARERS = 6  # of a name more people bear, equality says nothing

# A name few bear is likelier one person's; so are years of birth that are both known and equal.
PAIRS = """
    WITH spelt AS (
        SELECT id, birth_year, name FROM members_person,
            LATERAL (SELECT DISTINCT unnest(ARRAY[name_kk, name_ru, name_en]) AS name) AS names
        WHERE merged_into_id IS NULL AND name <> ''
    ), shared AS (
        SELECT name, array_agg(id ORDER BY id) AS ids, count(*) AS bearers FROM spelt
        GROUP BY name HAVING count(*) BETWEEN 2 AND %(bearers)s
    )
    SELECT one.id, other.id FROM shared
        JOIN spelt one ON one.id = ANY (shared.ids) AND one.name = shared.name
        JOIN spelt other ON other.id = ANY (shared.ids) AND other.name = shared.name AND one.id < other.id
    WHERE one.birth_year IS NULL OR other.birth_year IS NULL OR one.birth_year = other.birth_year
    GROUP BY one.id, other.id
    ORDER BY bool_or(one.birth_year = other.birth_year) DESC NULLS LAST, min(bearers), one.id, other.id
    LIMIT %(most)s
"""


@dataclass(frozen=True)
class Pair:
    one: Person
    other: Person


def pairs(query: str = "") -> list[tuple[int, int]]:
    """Ids of the likeliest pairs; of those a name finds, however it is spelt, any two of it."""
    if query:
        found = list(Person.objects.filter(merged_into=None).search(query).values_list("pk", "birth_year")[:20])
        return [
            (one, other)
            for place, (one, born) in enumerate(found)
            for other, year in found[place + 1 :]
            if born is None or year is None or born == year
        ]
    with connection.cursor() as cursor:
        cursor.execute(PAIRS, {"bearers": MOST_BEARERS, "most": MOST})
        pairs: list[tuple[int, int]] = cursor.fetchall()
        return pairs


def with_people(found: list[tuple[int, int]]) -> list[Pair]:
    """One query for all of a page."""
    ids = [pk for pair in found for pk in pair]
    people: dict[int, Any] = Person.objects.in_bulk(ids)
    return [Pair(people[one], people[other]) for one, other in found]
