"""Fills empty tables as pg_restore does: rows first, then the constraints, which then judge all rows at once.

Row triggers and foreign keys would look at each row alone. Inside one transaction that nobody else can see into,
they are put away; on the way out PostgreSQL builds every index and validates every constraint over the whole.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from csv import writer as csv_writer
from dataclasses import dataclass
from io import StringIO
from typing import Any

from django.db import connection, models

Model = type[models.Model]


@dataclass(frozen=True)
class PutAway:
    """A constraint or an index of a table, and how to make it again."""

    table: str
    name: str
    definition: str


CONSTRAINTS = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE conrelid = ANY(%s::regclass[]) AND contype = ANY(%s) ORDER BY 1, 2
"""
INDEXES = """
    SELECT i.indrelid::regclass::text, i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i
    WHERE i.indrelid = ANY(%s::regclass[])
      AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u', 'x'))
    ORDER BY 1, 2
"""


@contextmanager
def unhindered(tables: Sequence[str]) -> Iterator[None]:
    """Row triggers, foreign keys and indexes of `tables` rest until the end; an error undoes all of it."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
        cursor.execute("SET LOCAL work_mem = '64MB'")
        foreign_keys = _found(cursor, CONSTRAINTS, tables, ["f"])
        keys = _found(cursor, CONSTRAINTS, tables, ["u", "x"])
        indexes = _found(cursor, INDEXES, tables)
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for constraint in (*foreign_keys, *keys):
            cursor.execute(f'ALTER TABLE {constraint.table} DROP CONSTRAINT "{constraint.name}"')
        for index in indexes:
            cursor.execute(f"DROP INDEX {index.name}")
        yield
        for index in indexes:
            cursor.execute(index.definition)
        for constraint in (*keys, *foreign_keys):
            cursor.execute(f'ALTER TABLE {constraint.table} ADD CONSTRAINT "{constraint.name}" {constraint.definition}')
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
            cursor.execute(f"ANALYZE {table}")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _found(cursor: Any, query: str, tables: Sequence[str], *more: object) -> list[PutAway]:
    cursor.execute(query, [list(tables), *more])
    return [PutAway(*row) for row in cursor.fetchall()]


def copy(model: Model, table: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """COPY of plain values; None is NULL, and an empty text is an empty text."""
    lines = StringIO()
    csv_writer(lines).writerows(rows)
    lines.seek(0)
    not_null = [column for column in columns if not _may_be_null(model, column)]
    statement = f"COPY {table} ({', '.join(columns)}) FROM STDIN (FORMAT csv, FORCE_NOT_NULL ({', '.join(not_null)}))"
    with connection.cursor() as cursor:
        cursor.copy_expert(statement, lines)


def columns_of(model: Model) -> list[str]:
    """The columns one may write: id and all others that are not generated."""
    return [str(field.column) for field in model._meta.concrete_fields if not field.generated]


def _may_be_null(model: Model, column: str) -> bool:
    return next(field.null for field in model._meta.concrete_fields if field.column == column)
