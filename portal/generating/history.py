"""History of what was copied: what the triggers would have written, for all rows at once."""

from typing import Any

from django.apps import apps
from django.db import connection
from psycopg2 import sql

from registry.bulk import Model, columns_of


def tracked_models() -> list[Model]:
    return [model for model in apps.get_models() if hasattr(model, "pgh_event_model")]


def event_model(tracked: Any) -> Any:
    return tracked.pgh_event_model


def record_inserts(model: Model, revision: int) -> None:
    """An `insert` under `revision` for every row that has no history yet."""
    events = event_model(model)
    columns = [column for column in columns_of(events) if not column.startswith("pgh_")]
    statement = sql.SQL("""
        INSERT INTO {events} ({columns}, pgh_created_at, pgh_label, pgh_obj_id, pgh_revision)
        SELECT {columns}, now(), 'insert', id, %s FROM {table} recorded
        WHERE NOT EXISTS (SELECT FROM {events} WHERE pgh_obj_id = recorded.id) ORDER BY id
    """).format(
        events=sql.Identifier(events._meta.db_table),
        table=sql.Identifier(model._meta.db_table),
        columns=sql.SQL(", ").join(map(sql.Identifier, columns)),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [revision])
