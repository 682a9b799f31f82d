"""Many rows at once: by COPY what is new, in one UPDATE a set of columns what changes. Triggers fire as always."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any

from django.db import connection, models
from django.db.models.expressions import DatabaseDefault
from psycopg2 import sql

from registry.history import recorded_fields

Model = type[models.Model]
Change = tuple[int, dict[str, Any]]  # the id of a row, and the columns it gets


def add(records: Iterable[Any]) -> None:
    """Inserts records of one kind and gives them their ids; columns the database keeps are left to it."""
    made = list(records)
    if not made:
        return
    model = type(made[0])
    fields = [field for field in recorded_fields(model) if _is_said(field, made)]
    for record, pk in zip(made, _next_ids(model, len(made)), strict=True):
        record.pk = pk
        record._state.adding, record._state.db = False, connection.alias
    rows = [[record.pk, *(getattr(record, field.attname) for field in fields)] for record in made]
    copy(model, model._meta.db_table, ["id", *(str(field.column) for field in fields)], rows)


def change(model: Model, changes: Iterable[Change]) -> None:
    """Updates rows by the names of their columns in Python; those that change the same columns in one statement."""
    alike: dict[tuple[str, ...], list[Change]] = defaultdict(list)
    for pk, values in changes:
        if values:
            alike[tuple(sorted(values))].append((pk, values))
    for names, rows in alike.items():
        _change_alike(model, names, rows)


def _change_alike(model: Model, names: Sequence[str], rows: Sequence[Change]) -> None:
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    columns = [sql.Identifier(field.column) for field in fields]
    statement = sql.SQL(
        "UPDATE {table} AS kept SET {sets} FROM unnest(%s::bigint[], {lists}) AS said (id, {columns}) "
        "WHERE kept.id = said.id"
    ).format(
        table=sql.Identifier(model._meta.db_table),
        sets=sql.SQL(", ").join(sql.SQL("{0} = said.{0}").format(column) for column in columns),
        lists=sql.SQL(", ").join(sql.SQL(f"%s::{field.db_type(connection)}[]") for field in fields),
        columns=sql.SQL(", ").join(columns),
    )
    said = [[values[name] for _pk, values in rows] for name in names]
    with connection.cursor() as cursor:
        cursor.execute(statement, [[pk for pk, _values in rows], *said])


def copy(model: Model, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """COPY of plain values into `table`, which has the columns of `model`. None is NULL, an empty text is one."""
    lines = StringIO()
    csv.writer(lines).writerows(rows)
    lines.seek(0)
    never_null = [column for column in columns if not _may_be_null(model, column)]
    statement = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT csv, FORCE_NOT_NULL ({}))").format(
        sql.Identifier(table), _listed(columns), _listed(never_null)
    )
    with connection.cursor() as cursor, connection.wrap_database_errors:
        cursor.copy_expert(statement, lines)


def columns_of(model: Model) -> list[str]:
    """Those one may write: the id and all that are not generated."""
    return [str(field.column) for field in model._meta.concrete_fields if not field.generated]


def _is_said(field: Any, records: Sequence[Any]) -> bool:
    """A column of which no record says more than the database does by itself is left to it."""
    if not (field.null or field.has_db_default()):
        return True
    unsaid = field.get_default()
    values = [getattr(record, field.attname) for record in records]
    return any(value != unsaid and not isinstance(value, DatabaseDefault) for value in values)


def _next_ids(model: Model, number: int) -> list[int]:
    statement = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
    with connection.cursor() as cursor:
        cursor.execute(statement, [model._meta.db_table, number])
        return [pk for (pk,) in cursor.fetchall()]


def _listed(columns: Sequence[str]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, columns))


def _may_be_null(model: Model, column: str) -> bool:
    return next(field.null for field in model._meta.concrete_fields if field.column == column)
