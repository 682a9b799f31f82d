"""The views of the schema `past`: each table of the registry as of the revision that the transaction names.

They are made whenever `migrate` has run, from what the tables are then: a column added later, or the expression of a
generated one, is in its view at once.
"""

import re
from typing import Any

from django.db import connections, models, transaction

from registry.history import history_table, tracked_models
from registry.models import Head, Revision
from registry.past.known import SCHEMA, SETTING

REVISION = f"current_setting('{SETTING}')::bigint"  # fails where none is named, rather than showing the present

COLUMNS = """
    SELECT a.attname, CASE WHEN a.attgenerated = 's' AND e.attname IS NULL THEN pg_get_expr(d.adbin, d.adrelid) END
    FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    LEFT JOIN pg_attribute e ON e.attrelid = %s::regclass AND e.attname = a.attname AND NOT e.attisdropped
    WHERE a.attrelid = %s::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
"""
Columns = dict[str, str]  # by name, the SQL that gives each


def make_past(using: str) -> None:
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        drop_past(using)
        cursor.execute(f"CREATE SCHEMA {SCHEMA}; SET LOCAL search_path = {SCHEMA}, public")
        views = [_of_revisions(), _of_head(), *map(_of_events, tracked_models())]
        found_anew = []
        for model in tracked_models():
            columns, found = _columns(cursor, model), _found_anew(model)
            views.append(_recorded(model, columns, found))
            if found:
                found_anew.append(_whole(model, columns, found))
        cursor.execute(";".join([*views, *found_anew]))
        cursor.execute("SET LOCAL search_path = DEFAULT")


def drop_past(using: str) -> None:
    """No table can be altered under a view."""
    with connections[using].cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")


def _columns(cursor: Any, model: type[models.Model]) -> Columns:
    """Those of the table, in its order: a generated one that history leaves out by its expression, the key by the
    column history has an index on."""
    cursor.execute(COLUMNS, [f"public.{table}" for table in (history_table(model), model._meta.db_table)])
    return {name: expression or _quoted(name) for name, expression in cursor.fetchall()} | {"id": "pgh_obj_id"}


def _found_anew(model: type[models.Model]) -> Columns:
    """Columns that history leaves out and nothing computes; their fields say how they are found."""
    fields = [field for field in model._meta.local_concrete_fields if not getattr(field, "of_history", True)]
    return {str(field.column): f"({field.in_the_past})" for field in fields if not field.generated}  # type: ignore[attr-defined]  # such fields say it


def _recorded(model: type[models.Model], columns: Columns, found: Columns) -> str:
    """The last event of each row by then, unless it deleted it; without what is found anew, if anything is."""
    events = f"public.{history_table(model)}"
    kept = {name: sql for name, sql in columns.items() if not _rests_on(found, sql)}
    return f"""
        CREATE VIEW {model._meta.db_table}{"_recorded" if found else ""} AS SELECT {_selected(kept)} FROM {events} event
        WHERE pgh_revision <= {REVISION} AND pgh_label <> 'delete' AND NOT EXISTS (
            SELECT FROM {events} later
            WHERE later.pgh_obj_id = event.pgh_obj_id AND later.pgh_id > event.pgh_id
              AND later.pgh_revision <= {REVISION})
    """


def _whole(model: type[models.Model], columns: Columns, found: Columns) -> str:
    """What is recorded, and beside it what is found anew and rests on that."""
    table = model._meta.db_table
    kept = {name: sql if _rests_on(found, sql) else _quoted(name) for name, sql in columns.items()}
    return f"""
        CREATE VIEW {table} AS SELECT {_selected(kept)}
        FROM (SELECT record.*, {_selected(found)} FROM {table}_recorded record) record
    """


def _rests_on(found: Columns, sql: str) -> bool:
    return any(re.search(rf"\b{name}\b", sql) for name in found)


def _selected(columns: Columns) -> str:
    return ", ".join(f"{sql} AS {_quoted(name)}" for name, sql in columns.items())


def _quoted(name: str) -> str:
    return f'"{name}"'


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
