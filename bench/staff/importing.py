"""Dry run, import, the same again, and the undo of a long table, in a copy of the nation that is dropped afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection
from django.test.utils import override_settings

from bench.staff.clocks import timed
from bench.staff.table import table
from members.importing import Import, read_table
from registry.door import carry_out, rehearse
from registry.undo import preview_undo, undo

COPY = "imported_into"
BY, BECAUSE = "bench", "Measured"


def measure_import(rows: int) -> None:
    with copy_of_the_nation(), override_settings(EYES=2):  # a proposal is measured by itself
        content = table(rows)
        print(f"{rows:,} rows, {len(content):,} bytes")
        lines = timed("reading the file", lambda: read_table(content))
        planned = timed("planning the dry run, nobody waits", Import(lines).planned)
        dry = timed("dry run, writers wait", lambda: rehearse(planned, lambda outcome: outcome, by=BY, because=BECAUSE))
        assert dry.counts["added"] == rows, dry.counts
        planned = timed("planning the import, nobody waits", Import(lines, shown=dry.fingerprint).planned)
        done = timed("import, writers wait", lambda: carry_out(planned, by=BY, because=BECAUSE))
        again = timed("the same table again, nothing changes", lambda: carry_out(Import(lines), by=BY, because=BECAUSE))
        assert again.result.counts["unchanged"] == rows, again.result.counts
        timed("what an undo would do, nobody waits", lambda: preview_undo(done.revision))
        timed(
            "undo of the import, writers wait", lambda: carry_out(lambda: undo(done.revision), by=BY, because=BECAUSE)
        )


@contextmanager
def copy_of_the_nation() -> Iterator[None]:
    nation = settings.DATABASES["default"]["NAME"]
    _connect_to("postgres")
    _run(f"DROP DATABASE IF EXISTS {COPY}")
    _run(f"CREATE DATABASE {COPY} TEMPLATE {nation} STRATEGY FILE_COPY")
    _connect_to(COPY)
    try:
        yield
    finally:
        _connect_to("postgres")
        _run(f"DROP DATABASE {COPY}")
        _connect_to(nation)


def _connect_to(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
