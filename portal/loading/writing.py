"""All rows become records; whoever is refused is tried again as long as that gets further."""

from collections.abc import Sequence

from portal.loading.decisions import Decision, Outcome, decide, values_now
from portal.loading.ledger import Ledger, portable
from portal.loading.problems import Problem
from portal.loading.reading import Row
from portal.loading.records import RowMustWait, RowRefused, insert, update
from portal.loading.report import Report


class Writer:
    """A row may be refused for what a later row corrects: an end, a holder of the seat. So there are rounds."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.report = Report()
        self.problems: list[Problem] = []
        self.untried = 0

    def write(self, rows: Sequence[Row]) -> None:
        while rows:
            self.problems, waiting = self._round(rows)
            self.untried = len(waiting) - len(self.problems)
            if len(waiting) == len(rows):
                return
            rows = waiting

    def _round(self, rows: Sequence[Row]) -> tuple[list[Problem], list[Row]]:
        problems, waiting = [], []
        for row in rows:
            try:
                self.report.count(row, self._write_row(row))
            except RowMustWait:
                waiting.append(row)
            except RowRefused as refusal:
                problems.append(Problem(row.name.file, str(refusal), row.line))
                waiting.append(row)
        return problems, waiting

    def _write_row(self, row: Row) -> Decision:
        decision = decide(row, self.ledger)
        match decision.outcome:
            case Outcome.INSERTED:
                self.ledger.note(row.name, insert(row, decision.changes, self.ledger), self._states(row))
            case Outcome.UPDATED:
                update(row, self.ledger.record_id(row.name), decision.changes, self.ledger)
                self.ledger.note(row.name, self.ledger.record_id(row.name), self._states(row))
            case Outcome.AGREED:
                self.ledger.note_agreed(row.name, self._states(row))
            case Outcome.UNCHANGED:
                self.ledger.note_unchanged(row.name)
        return decision

    def _states(self, row: Row) -> dict[str, object]:
        return portable(values_now(row, self.ledger))
