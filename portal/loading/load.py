"""Load a folder of data files into the registry: all of it under one revision, or nothing."""

from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from portal.loading.decisions import decide
from portal.loading.files import MODELS
from portal.loading.ledger import Ledger
from portal.loading.problems import CannotLoad, Problem, Refused
from portal.loading.reading import Reading, Row, read_folder
from portal.loading.references import settle
from portal.loading.report import Report
from portal.loading.writing import Writer
from registry.models import Head
from registry.revision import revision


def load(folder: Path, *, by: str, because: str) -> Report:
    """Raises CannotLoad with everything that is wrong, and then keeps nothing."""
    reading = read_folder(folder)
    rows = settle(reading)
    _refuse_made_up_registry()
    ledger = Ledger()
    if _look_ahead(rows, ledger).writes:
        with revision(by=by, because=because):
            report = _write(rows, reading, Ledger())  # read again, now that nobody else can write
            if not report.writes:  # another load came first
                transaction.set_rollback(True)
            return report
    with transaction.atomic():  # bookkeeping at most: what the registry states stays as it is
        return _write(rows, reading, ledger)


def _look_ahead(rows: list[Row], ledger: Ledger) -> Report:
    """What a load would do: opening a revision only to find nothing to write would be a change too."""
    report = Report()
    for row in rows:
        report.count(row, decide(row, ledger))
    return report


def _write(rows: list[Row], reading: Reading, ledger: Ledger) -> Report:
    _refuse_made_up_registry()
    writer = Writer(ledger)
    writer.write(rows)
    if reading.problems or writer.problems:
        raise Refused(_in_file_order([*reading.problems, *writer.problems]), writer.untried)
    ledger.keep()
    for name in ledger.names:
        if name not in reading.lines and ledger.held(name) is not None:
            writer.report.count_gone(name)
    return writer.report


def _in_file_order(problems: list[Problem]) -> list[Problem]:
    order = {file: place for place, file in enumerate(MODELS)}
    return sorted(problems, key=lambda problem: (order.get(problem.file, -1), problem.line))


def _refuse_made_up_registry() -> None:
    """Generated and real records never share a database."""
    if Head.objects.filter(generated=True).exists():
        raise CannotLoad(
            _("This registry is made up (generate_registry). Load real records into a database of their own.")
        )
