"""Every table of the registry has its view of the past, which looks like it column for column."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, models
from django.db.migrations.executor import MigrationExecutor

from registry.history import history_table, tracked_models
from registry.models import Head, Revision
from registry.past.known import SCHEMA
from registry.past.schema import drop_past

pytestmark = pytest.mark.django_db

TABLES = [model._meta.db_table for model in [*tracked_models(), Head, Revision]]
HISTORIES = [history_table(model) for model in tracked_models()]


def columns(schema: str, table: str) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute
               WHERE attrelid = to_regclass(%s) AND attnum > 0 AND NOT attisdropped ORDER BY attnum""",
            [f"{schema}.{table}"],
        )
        return [(name, kind.removesuffix(" without time zone")) for name, kind in cursor.fetchall()]


def views() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT viewname FROM pg_views WHERE schemaname = %s", [SCHEMA])
        return {name for (name,) in cursor.fetchall()}


@pytest.mark.parametrize("table", [*TABLES, *HISTORIES])
def test_a_table_has_a_view_with_its_columns_in_their_order(table: str) -> None:
    assert columns(SCHEMA, table) == columns("public", table) != []


def test_a_tracked_table_without_a_view_would_be_noticed() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DROP VIEW {SCHEMA}.{TABLES[0]} CASCADE")
    assert columns(SCHEMA, TABLES[0]) == []


def test_there_are_no_views_but_those() -> None:
    assert views() == {*TABLES, *HISTORIES}


def test_relations_with_tables_of_their_own_are_tracked_and_so_have_views() -> None:
    through = {
        field.remote_field.through._meta.db_table
        for model in tracked_models()
        for field in model._meta.local_many_to_many
    }
    assert through <= set(TABLES)


def test_a_row_whose_last_change_deleted_it_is_found_by_its_key_through_an_index() -> None:
    fields: list[models.Field[Any, Any]] = [
        field for model in tracked_models() for field in model._meta.local_concrete_fields
    ]
    keys = {
        (field.model._meta.db_table, field.column)
        for field in fields
        if field.unique and not field.primary_key and not field.is_relation
    }
    assert {key for key in keys if not is_indexed(history_table_of(key[0]), key[1])} == set()


def history_table_of(table: str) -> str:
    return next(history_table(model) for model in tracked_models() if model._meta.db_table == table)


def is_indexed(table: str, column: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE tablename = %s", [table])
        return any(f"btree ({column})" in definition for (definition,) in cursor.fetchall())


def test_migrating_makes_the_views_again_whatever_became_of_them() -> None:
    before = views()
    drop_past("default")
    assert views() == set()
    call_command("migrate", verbosity=0)
    assert views() == before


def test_a_table_can_be_altered_for_no_view_stands_in_the_way_while_migrations_run() -> None:
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
    call_command("migrate", "elections", "0003", verbosity=0)
    assert views() == set()
    call_command("migrate", verbosity=0)
    assert views() >= {*TABLES, *HISTORIES}
