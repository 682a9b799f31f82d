"""Lists that stay as quick on a nation: no exact count of a huge table, no search but by index."""

from functools import cached_property
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.core.paginator import Paginator
from django.db import connection
from django.db.models import Model, QuerySet

from registry.search import sought

COUNTED = 5_000  # rows are counted one by one up to here
ESTIMATE = "SELECT reltuples::bigint FROM pg_class WHERE oid = %s::regclass"
LINKED = 200  # records a search by a linked name follows
# Those that only sound alike are for a search that ranks: a list has an order of its own.
FIND = """
    WITH sought AS (SELECT registry_search_words(%(query)s) AS words),
    listed AS (SELECT unnest(%(tables)s::text[])::regclass AS records),
    written AS MATERIALIZED (
        SELECT records, hit FROM listed, sought, registry_find_reading(records, words, 'part', %(most)s) AS hit
    )
    SELECT records::text, hit FROM written UNION ALL
    SELECT records::text, hit FROM listed, sought, registry_find_reading(records, words, 'slip', %(most)s) AS hit
    WHERE NOT EXISTS (SELECT FROM written)
"""


class RoughPaginator(Paginator):  # type: ignore[type-arg]  # generic in the stubs only
    """Counts to COUNTED; beyond, a whole table is as long as the database reckons, a part of one "more than" that."""

    is_rough = False

    @cached_property
    def count(self) -> int:
        rows: Any = self.object_list
        counted: int = rows.order_by()[: COUNTED + 1].count()
        if counted <= COUNTED:
            return counted
        self.is_rough = True
        return COUNTED if rows.query.where else max(COUNTED, _reckoned(rows.model))


def _reckoned(model: type[Model]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(ESTIMATE, [model._meta.db_table])
        (number,) = cursor.fetchone() or (0,)
        return int(number)


def search(rows: "QuerySet[Any]", term: str, through: tuple[str, ...]) -> "QuerySet[Any]":
    """Rows found by their own names, the best first, or by the names of records they point to.

    Of the keys `through` the first with a name like that counts: whoever types a person wants no commission.
    """
    if not through:
        found: QuerySet[Any] = rows.search(term)  # type: ignore[attr-defined]  # of models with search_text
        return found
    targets: Any = {name: rows.model._meta.get_field(name).related_model for name in through}
    linked = _found([target._meta.db_table for target in targets.values()], term)
    for name, target in targets.items():
        if keys := linked.get(target._meta.db_table):
            pointing = rows.model._base_manager.filter(**{f"{name}__pk__any_of": keys[:LINKED]})
            # A list of keys, lest the planner walk the whole table in the order of the list to find the newest of them.
            return rows.filter(pk__any_of=ArraySubquery(pointing.values("pk")))
    return rows.none()


def _found(tables: list[str], term: str) -> dict[str, list[int]]:
    """The records of the tables with such names, by table: as written, or only where none has them so, with slips."""
    found: dict[str, list[int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(FIND, {"tables": tables, "query": sought(term), "most": LINKED})
        for table, key in cursor.fetchall():
            found.setdefault(table, []).append(key)
    return found
