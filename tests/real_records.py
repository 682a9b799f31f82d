"""The real records: loaded by the command once a process, then put back row for row, which is quicker."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection

from tests.emptying import may_leave_triggers_out

DATA = Path(__file__).parents[1] / "data"
TABLES = """
    SELECT format('%I', c.relname), (SELECT string_agg(format('%I', a.attname), ', ')
        FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '')
    FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
      AND c.relname !~ '^(django|auth|account|mfa|usersessions)_'
"""
SEQUENCES = (
    "SELECT format('%I.%I', schemaname, sequencename), last_value FROM pg_sequences WHERE last_value IS NOT NULL"
)
CONTENT_TYPES = "SELECT id, app_label, model FROM django_content_type ORDER BY id"


@dataclass(frozen=True)
class Kept:
    """Rows as COPY writes them, by table and columns; of content types as they were numbered then."""

    content_types: list[tuple[int, str, str]]
    rows: dict[tuple[str, str], bytes]
    sequences: list[tuple[str, int]]


_kept: list[Kept] = []


def load_real_records() -> None:
    """Into an empty registry."""
    with connection.cursor() as cursor:
        content_types = _asked(cursor, CONTENT_TYPES)
        if _kept and _kept[0].content_types == content_types and may_leave_triggers_out(cursor):
            _put_back(cursor, _kept[0])
        else:
            call_command("load_registry", str(DATA), verbosity=0)
            _kept[:] = [_keep(cursor, content_types)]
    ContentType.objects.get_for_models(*apps.get_models())  # which a process looks up once, and loading did


def _keep(cursor: Any, content_types: list[Any]) -> Kept:
    rows = {}
    for table, columns in _asked(cursor, TABLES):
        cursor.copy_expert(f"COPY {table} ({columns}) TO STDOUT", out := BytesIO())
        rows[table, columns] = out.getvalue()
    return Kept(content_types, rows, _asked(cursor, SEQUENCES))


def _put_back(cursor: Any, kept: Kept) -> None:
    """Without triggers: history and what they derive are among the rows."""
    cursor.execute("SET session_replication_role = replica")
    for (table, columns), rows in kept.rows.items():
        cursor.execute(f"DELETE FROM {table}")
        cursor.copy_expert(f"COPY {table} ({columns}) FROM STDIN", BytesIO(rows))
    cursor.execute("SET session_replication_role = DEFAULT")
    for sequence, last in kept.sequences:
        cursor.execute("SELECT setval(%s, greatest(%s, nextval(%s)))", [sequence, last, sequence])


def _asked(cursor: Any, statement: str) -> list[Any]:
    cursor.execute(statement)
    rows: list[Any] = cursor.fetchall()
    return rows
