"""The history rows of what was copied: what the triggers would have written, for all rows at once."""

from typing import Any

from django.db import connection
from psycopg2 import sql

from portal.generating.bulk import Model, columns_of


def event_model(model: Model) -> Any:
    tracked: Any = model
    return tracked.pgh_event_model


def record_inserts(model: Model, revision: int) -> None:
    """An `insert` under `revision` for every row that has no history yet."""
    events = event_model(model)
    remembered = {field.column for field in events._meta.concrete_fields}
    columns = sql.SQL(", ").join(sql.Identifier(name) for name in columns_of(model) if name in remembered)
    with connection.cursor() as cursor:
        cursor.execute(
            sql.SQL(
                "INSERT INTO {events} ({columns}, pgh_created_at, pgh_label, pgh_obj_id, pgh_revision) "
                "SELECT {columns}, now(), 'insert', id, %s FROM {table} r "
                "WHERE NOT EXISTS (SELECT FROM {events} e WHERE e.pgh_obj_id = r.id) ORDER BY id"
            ).format(
                events=sql.Identifier(events._meta.db_table),
                table=sql.Identifier(model._meta.db_table),
                columns=columns,
            ),
            [revision],
        )
