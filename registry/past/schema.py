"""The views of the schema `past`: each table of the registry as of the revision that the transaction names.

They are made whenever `migrate` has run, from what the tables are then: a column added later is in its view at once.
"""

from typing import Any

from django.db import connections, models, transaction

from registry.history import history_table, tracked_models
from registry.models import Head, Revision
from registry.past.known import SCHEMA, SETTING

REVISION = f"current_setting('{SETTING}')::bigint"  # fails where none is named, rather than showing the present

COLUMNS = """
    SELECT attname FROM pg_attribute
    WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum
"""


def make_past(using: str) -> None:
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        drop_past(using)
        cursor.execute(f"CREATE SCHEMA {SCHEMA}; SET LOCAL search_path = {SCHEMA}, public")
        views = [_of_revisions(), _of_head(), *map(_of_events, tracked_models())]
        views += [_of_records(model, _columns(cursor, model)) for model in tracked_models()]
        cursor.execute(";".join(views))
        cursor.execute("SET LOCAL search_path = DEFAULT")


def drop_past(using: str) -> None:
    """No table can be altered under a view."""
    with connections[using].cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")


def _columns(cursor: Any, model: type[models.Model]) -> list[str]:
    """Those of the table, in its order."""
    cursor.execute(COLUMNS, [f"public.{model._meta.db_table}"])
    return [name for (name,) in cursor.fetchall()]


def _of_records(model: type[models.Model], columns: list[str]) -> str:
    """The last event of each row by then, unless it deleted it; the key is the column history has an index on."""
    events = f"public.{history_table(model)}"
    selected = ", ".join('pgh_obj_id AS "id"' if name == "id" else f'"{name}"' for name in columns)
    return f"""
        CREATE VIEW {model._meta.db_table} AS SELECT {selected} FROM {events} event
        WHERE pgh_revision <= {REVISION} AND pgh_label <> 'delete' AND NOT EXISTS (
            SELECT FROM {events} later
            WHERE later.pgh_obj_id = event.pgh_obj_id AND later.pgh_id > event.pgh_id
              AND later.pgh_revision <= {REVISION})
    """


def _of_events(model: type[models.Model]) -> str:
    table = history_table(model)
    return f"CREATE VIEW {table} AS SELECT * FROM public.{table} WHERE pgh_revision <= {REVISION}"


def _of_revisions() -> str:
    table = Revision._meta.db_table
    return f"CREATE VIEW {table} AS SELECT * FROM public.{table} WHERE number <= {REVISION}"


def _of_head() -> str:
    """Of an empty registry there is no row."""
    table = Head._meta.db_table
    return f"CREATE VIEW {table} AS SELECT id, {REVISION} AS number, generated FROM public.{table} WHERE {REVISION} > 0"
