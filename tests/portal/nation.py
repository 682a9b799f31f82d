"""A small made-up nation to look at, and what a whole registry holds, table by table."""

from typing import Any

from django.core.management import call_command
from django.db import connection

from portal.generating.history import event_model, tracked_models

SCALE = 0.005  # one region, one district, 52 precincts


def generate(**options: Any) -> None:
    call_command("generate_registry", **{"scale": SCALE, "seed": 1, "verbosity": 0, **options})


def rows() -> dict[str, list[str]]:
    """Every row of every tracked table, all columns, as PostgreSQL writes it."""
    return {table: _column(f"SELECT t::text FROM {table} t ORDER BY id") for table in map(table_of, tracked_models())}


def history() -> dict[str, list[str]]:
    """The number of events of each tracked table, by label and revision."""
    counted = (
        "SELECT pgh_label || ' under ' || pgh_revision || ': ' || count(*) FROM {} "
        "GROUP BY pgh_label, pgh_revision ORDER BY pgh_revision, pgh_label"
    )
    return {table_of(model): _column(counted.format(table_of(event_model(model)))) for model in tracked_models()}


def schema() -> list[str]:
    """Every constraint, index and trigger, and whether it is in force."""
    return _column("""
        SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || ' ' || convalidated
            FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        UNION ALL
        SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL
        SELECT pg_get_triggerdef(oid) || ' ' || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
        ORDER BY 1
    """)


def touch_every_row() -> None:
    """An UPDATE of every column to the value it has: all triggers look at every row again."""
    with connection.cursor() as cursor:
        for model in tracked_models():
            columns = [f.column for f in model._meta.concrete_fields if not (f.primary_key or f.generated)]
            same = ", ".join(f'"{column}" = "{column}"' for column in columns)
            cursor.execute(f"UPDATE {table_of(model)} SET {same}")


def next_id(model: Any) -> int:
    (number,) = _column(f"SELECT nextval(pg_get_serial_sequence('{table_of(model)}', 'id'))")
    return int(number)


def table_of(model: Any) -> str:
    return str(model._meta.db_table)


def _column(query: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return [value for (value,) in cursor.fetchall()]
