"""A made-up registry in one transaction: the law, the commissions, the people, their history; or nothing."""

from collections.abc import Mapping

from django.db import connection
from django.utils.translation import gettext as _
from psycopg2 import sql

from portal.generating.bulk import Model, copy, unhindered
from portal.generating.deriving import DERIVED_FROM_OTHERS, derive, fact_table, make_fact_tables
from portal.generating.history import event_model, record_inserts
from portal.generating.law import enact
from portal.generating.nation import Nation, Size
from portal.generating.tables import COLUMNS, Rows
from registry.models import Head
from registry.revision import revision

AUTHOR = "generate_registry"


class CannotGenerate(Exception):
    """Nothing was made; the message is a sentence for whoever asked."""


def generate(*, scale: float, seed: int) -> Mapping[Model, int]:
    """How many rows of each table were made. Raises CannotGenerate, and then makes nothing."""
    with revision(by=AUTHOR, because=f"A made-up registry: scale {scale:g}, seed {seed}.") as number:
        _refuse_registry_in_use(number)
        Head.objects.update(generated=True)
        _restart_ids()
        law = enact()
        rows = Rows()
        with unhindered(_tables()):
            make_fact_tables()
            for _territory in Nation(seed=seed, size=Size.at(scale), law=law, rows=rows).territories():
                if rows.many:
                    _copy(rows)
            _copy(rows)
            _analyse()
            derive()
            for model in COLUMNS:
                record_inserts(model, number)
        _continue_ids()
    return rows.counts


def _refuse_registry_in_use(number: int) -> None:
    """Whoever opens a revision waits for the writer before: the first revision alone is of an empty registry."""
    if number == 1:
        return
    if Head.objects.filter(generated=True).exists():
        raise CannotGenerate(
            _("This database holds a made-up registry already. Set REGISTRY_DATA_DIR or DATABASE_URL to an empty one.")
        )
    raise CannotGenerate(
        _(
            "This database holds real records, and made-up ones never share a database with them. "
            "Set REGISTRY_DATA_DIR or DATABASE_URL to an empty one."
        )
    )


def _tables() -> list[str]:
    return [table for model in COLUMNS for table in (model._meta.db_table, event_model(model)._meta.db_table)]


def _copy(rows: Rows) -> None:
    for model, columns in COLUMNS.items():
        table = fact_table(model) if model in DERIVED_FROM_OTHERS else model._meta.db_table
        copy(model, table, columns, rows.take(model))


def _analyse() -> None:
    """So that the database knows what it joins."""
    with connection.cursor() as cursor:
        for model in COLUMNS:
            cursor.execute(f"ANALYZE {model._meta.db_table}")


def _restart_ids() -> None:
    """Ids from 1, whatever was rolled back in this database before."""
    with connection.cursor() as cursor:
        for table, key in _keys():
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, %s), 1, false)", [table, key])


def _continue_ids() -> None:
    highest = sql.SQL("SELECT setval(pg_get_serial_sequence(%s, %s), coalesce(max({}), 0) + 1, false) FROM {}")
    with connection.cursor() as cursor:
        for table, key in _keys():
            cursor.execute(highest.format(sql.Identifier(key), sql.Identifier(table)), [table, key])


def _keys() -> list[tuple[str, str]]:
    return [(model._meta.db_table, model._meta.pk.column) for model in (*COLUMNS, *map(event_model, COLUMNS))]
