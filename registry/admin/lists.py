"""Lists that stay as quick on a nation: no exact count of a huge table, no search but by index."""

from functools import cached_property
from typing import Any

from django.core.paginator import Paginator
from django.db import connection
from django.db.models import Model, Q, QuerySet

COUNTED = 5_000  # rows are counted one by one up to here
ESTIMATE = "SELECT reltuples::bigint FROM pg_class WHERE oid = %s::regclass"
LINKED = 200  # records a search by a linked name follows


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
    """Rows found by their own names, the best first, or by the names of records they point to (`through`)."""
    if not through:
        found: QuerySet[Any] = rows.search(term)  # type: ignore[attr-defined]  # of models with search_text
        return found
    wanted = Q()
    for name in through:
        target: Any = rows.model._meta.get_field(name).related_model
        found_there = target._default_manager.filter(search_text__best_for=term).values_list("pk", flat=True)
        wanted |= Q(**{f"{name}__in": list(found_there[:LINKED])})
    return rows.filter(wanted)
