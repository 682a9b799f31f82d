"""Many rows of one kind, each with values of its own, changed in a statement a set of columns."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.db.models import Model

UPDATE = """
    UPDATE {table} row SET {columns} FROM jsonb_populate_recordset(NULL::{table}, %s) given WHERE row.id = given.id
"""


def update(model: type[Model], values: dict[int, dict[str, Any]]) -> None:
    """`values` are by primary key and name of the column's attribute."""
    by_columns: dict[frozenset[str], list[dict[str, Any]]] = {}
    for pk, changed in values.items():
        by_columns.setdefault(frozenset(changed), []).append({"id": pk, **changed})
    for names, rows in by_columns.items():
        if names:
            _update(model, names, rows)


def _update(model: type[Model], names: frozenset[str], rows: list[dict[str, Any]]) -> None:
    columns = {field.attname: field.column for field in model._meta.local_concrete_fields}
    quoted = [connection.ops.quote_name(str(columns[name])) for name in sorted(names)]
    given = [{str(columns[name]): value for name, value in row.items()} for row in rows]
    statement = UPDATE.format(
        table=connection.ops.quote_name(model._meta.db_table),
        columns=", ".join(f"{column} = given.{column}" for column in quoted),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [json.dumps(given, cls=DjangoJSONEncoder)])
