"""A made-up registry in one transaction: law, commissions, people and their history; or nothing."""

from collections.abc import Mapping

from django.db import connection
from django.utils.translation import gettext as _
from psycopg2 import sql

from portal.generating.bulk import analyse, unhindered
from portal.generating.deriving import DERIVED_FROM_OTHERS, derive, fact_table, make_fact_tables
from portal.generating.history import event_model, record_inserts, tracked_models
from portal.generating.law import enact
from portal.generating.nation import Nation, Size
from portal.generating.tables import COLUMNS, Rows
from registry.bulk import Model, copy
from registry.models import Head
from registry.revision import revision

AUTHOR = "generate_registry"
TABLES = [model._meta.db_table for tracked in COLUMNS for model in (tracked, event_model(tracked))]


class CannotGenerate(Exception):
    """Nothing was made; the message is a sentence for whoever asked."""


def generate(*, scale: float, seed: int) -> Mapping[Model, int]:
    """How many rows of each table there are now. Raises CannotGenerate, and then makes nothing."""
    with revision(by=AUTHOR, because=f"A made-up registry: scale {scale:g}, seed {seed}.") as number:
        _refuse_registry_in_use()
        Head.objects.update(generated=True)
        _restart_ids()
        law = enact()
        rows = Rows()
        with unhindered(TABLES):
            make_fact_tables()
            for _territory in Nation(seed=seed, size=Size.at(scale), law=law, rows=rows).territories():
                if rows.enough_to_copy:
                    _copy(rows)
            _copy(rows)
            analyse(TABLES)
            derive()
            for model in COLUMNS:
                record_inserts(model, number)
        _continue_ids()
    return rows.last_ids


def _refuse_registry_in_use() -> None:
    """One that was ever written to has a history, even where every record was deleted since."""
    if not any(event_model(tracked).objects.exists() for tracked in tracked_models()):
        return
    if Head.objects.filter(generated=True).exists():
        raise CannotGenerate(
            _(
                "This database holds a made-up registry already. "
                "Set REGISTRY_DATA_DIR to a new folder, or DATABASE_URL to an empty database."
            )
        )
    raise CannotGenerate(
        _(
            "This database holds real records; made-up ones never share a database with them. "
            "Set REGISTRY_DATA_DIR to a new folder, or DATABASE_URL to an empty database."
        )
    )


def _copy(rows: Rows) -> None:
    for model, columns in COLUMNS.items():
        table = fact_table(model) if model in DERIVED_FROM_OTHERS else model._meta.db_table
        copy(model, table, columns, rows.take(model))


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
    models = [model for tracked in tracked_models() for model in (tracked, event_model(tracked))]
    return [(model._meta.db_table, str(model._meta.pk.column)) for model in models]
