"""Rows become records, each within a savepoint, so that one refusal does not hide the next."""

from collections.abc import Iterable

from django.db import DataError, IntegrityError, InternalError, transaction
from django.utils.translation import gettext as _

from portal.loading.columns import Values
from portal.loading.decisions import Decision, Outcome, decide, values_now
from portal.loading.ledger import Ledger, portable
from portal.loading.names import Reference, SeatName
from portal.loading.problems import Problem
from portal.loading.reading import Row
from portal.loading.references import references_in
from portal.loading.report import Report
from registry.constraints import explain


class RowRefused(Exception):
    """One row cannot be written; without a sentence where it only waits for another row."""


class Writer:
    """Writes rows, and those refused again as long as a round gets further.

    A row may be refused for an end, or for a holder of the seat, that a later row corrects.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.report = Report()
        self.problems: list[Problem] = []
        self.untried = 0

    def write(self, rows: Iterable[Row]) -> None:
        waiting = list(rows)
        while waiting:
            refused = self._round(waiting)
            if len(refused) == len(waiting):
                self._give_up(refused)
                break
            waiting = [row for row, _sentence in refused]

    def _round(self, rows: list[Row]) -> list[tuple[Row, str]]:
        refused = []
        for row in rows:
            try:
                self.report.count(row, self._write_row(row))
            except RowRefused as refusal:
                refused.append((row, str(refusal)))
        return refused

    def _give_up(self, refused: list[tuple[Row, str]]) -> None:
        self.problems += [Problem(row.name.file, sentence, row.line) for row, sentence in refused if sentence]
        self.untried += sum(not sentence for _row, sentence in refused)

    def _write_row(self, row: Row) -> Decision:
        decision = decide(row, self.ledger)
        if decision.outcome.writes:
            self._refuse_unfound(row, decision)
            record_id = self._save(row, decision)
            self.ledger.note(row.name, record_id, portable(values_now(row, self.ledger)))
        elif decision.outcome is Outcome.AGREED:
            ...
        return decision
