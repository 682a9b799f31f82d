"""How the tables are emptied after a test that commits: by deleting, for a hundred truncations take a second.

Content types and permissions stay: Django would only write the same again, under other numbers.
"""

from typing import Any

from django.db.backends.postgresql.operations import DatabaseOperations

STAYING = {"django_content_type", "auth_permission"}
ROOM = 8 << 20  # bytes; nothing vacuums the server of a run, so what was deleted is truncated in the end
FILLED = "SELECT sum(pg_relation_size(oid)) FROM pg_class WHERE relkind = 'r' AND relname = ANY(%s)"
_truncating = DatabaseOperations.sql_flush


def delete_instead_of_truncating() -> None:
    DatabaseOperations.sql_flush = _deleting


def may_leave_triggers_out(cursor: Any) -> bool:
    """Only a superuser may, with session_replication_role."""
    cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
    return bool(cursor.fetchone()[0])


def _deleting(self: Any, style: Any, tables: list[str], **how: Any) -> list[str]:
    emptied = [table for table in tables if table not in STAYING]
    with self.connection.cursor() as cursor:
        cursor.execute(FILLED, [emptied])
        little = cursor.fetchone()[0] < ROOM
        if how.get("reset_sequences") or not (little and may_leave_triggers_out(cursor)):
            return _truncating(self, style, emptied, **how)
    deletions = [f"DELETE FROM {self.quote_name(table)}" for table in emptied]
    return ["SET LOCAL session_replication_role = replica", "; ".join(deletions)]
