"""Fills tables as pg_restore does: the rows first, then the constraints, which judge them all at once.

Row triggers and foreign keys look at each row alone, which takes many times as long. They rest inside one
transaction into which nobody else can see; at its end PostgreSQL builds every index and validates every
constraint over the whole, and refuses the whole where one is broken.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection

CONSTRAINTS = """
    SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint
    WHERE conrelid = ANY(%s::regclass[]) AND contype = ANY(%s) ORDER BY 1, 2
"""
INDEXES = """
    SELECT indrelid::regclass::text, indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
    WHERE indrelid = ANY(%s::regclass[])
      AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
    ORDER BY 1, 2
"""


@dataclass(frozen=True)
class PutAway:
    """A constraint or index of a table, both as SQL writes them, and its definition."""

    table: str
    name: str
    definition: str


@contextmanager
def unhindered(tables: Sequence[str]) -> Iterator[None]:
    """Inside, `tables` have no row triggers, no foreign keys and no indexes but the primary keys."""
    with connection.cursor() as cursor:
        _make_room(cursor)
        foreign_keys = _found(cursor, CONSTRAINTS, tables, ["f"])
        keys = _found(cursor, CONSTRAINTS, tables, ["u", "x"])
        indexes = _found(cursor, INDEXES, tables)
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for constraint in (*foreign_keys, *keys):
            cursor.execute(f"ALTER TABLE {constraint.table} DROP CONSTRAINT {constraint.name}")
        for index in indexes:
            cursor.execute(f"DROP INDEX {index.name}")
        yield
        for index in indexes:
            cursor.execute(index.definition)
        for constraint in (*keys, *foreign_keys):
            cursor.execute(f"ALTER TABLE {constraint.table} ADD CONSTRAINT {constraint.name} {constraint.definition}")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        analyse(tables)


def _make_room(cursor: Any) -> None:
    """Memory to sort in, and no check of an earlier row left open: a table with one cannot be altered."""
    cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
    cursor.execute("SET LOCAL work_mem = '64MB'")
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _found(cursor: Any, query: str, tables: Sequence[str], *more: object) -> list[PutAway]:
    cursor.execute(query, [list(tables), *more])
    return [PutAway(*row) for row in cursor.fetchall()]


def analyse(tables: Sequence[str]) -> None:
    """So that PostgreSQL knows what it joins."""
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"ANALYZE {table}")
