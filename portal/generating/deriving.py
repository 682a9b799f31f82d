"""The columns that triggers keep row by row (members/migrations/0004_evidence.py), computed for all rows at once.

What is recorded waits in a temporary table of facts; `derived/*.sql` reads it. The tests touch every row
afterwards: no trigger may find anything to correct.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.db import connection
from psycopg2 import sql

from members.models import Appointment, OfficeHolding
from registry.bulk import Model, columns_of

QUERIES = Path(__file__).parent / "derived"
DERIVED_FROM_OTHERS: tuple[Model, ...] = (Appointment, OfficeHolding)  # offices look at the finished appointments


def fact_table(model: Model) -> str:
    return f"facts_{model._meta.model_name}"


def make_fact_tables() -> None:
    statement = sql.SQL("CREATE TEMPORARY TABLE {} (LIKE {} INCLUDING DEFAULTS) ON COMMIT DROP")
    with connection.cursor() as cursor:
        for model in DERIVED_FROM_OTHERS:
            names = fact_table(model), model._meta.db_table
            cursor.execute(statement.format(*map(sql.Identifier, names)))


def derive() -> None:
    """Fills the tables from their facts."""
    for model in DERIVED_FROM_OTHERS:
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(fact_table(model))))
            _fill(cursor, model, _derived(cursor, model))


def _derived(cursor: Any, model: Model) -> list[str]:
    """Makes the temporary table of what is derived, and names its columns."""
    table = sql.Identifier(f"derived_{model._meta.model_name}")
    query = sql.SQL((QUERIES / f"{model._meta.model_name}.sql").read_text())
    cursor.execute(sql.SQL("CREATE TEMPORARY TABLE {} ON COMMIT DROP AS {}").format(table, query))
    cursor.execute(sql.SQL("SELECT * FROM {} LIMIT 0").format(table))
    return [column.name for column in cursor.description if column.name != "id"]


def _fill(cursor: Any, model: Model, derived: Sequence[str]) -> None:
    recorded = [column for column in columns_of(model) if column not in derived]
    columns = [sql.Identifier(column) for column in (*recorded, *derived)]
    values = [sql.Identifier("f", column) for column in recorded] + [sql.Identifier("d", column) for column in derived]
    cursor.execute(
        sql.SQL("INSERT INTO {} ({}) SELECT {} FROM {} f JOIN {} d ON d.id = f.id ORDER BY f.id").format(
            sql.Identifier(model._meta.db_table),
            sql.SQL(", ").join(columns),
            sql.SQL(", ").join(values),
            sql.Identifier(fact_table(model)),
            sql.Identifier(f"derived_{model._meta.model_name}"),
        )
    )
