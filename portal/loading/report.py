"""How many rows became what, and what staff should know."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from portal.loading.decisions import Decision, Outcome
from portal.loading.files import MODELS
from portal.loading.names import RowName
from portal.loading.problems import Problem
from portal.loading.reading import Row


@dataclass
class Report:
    counts: dict[str, Counter[Outcome]] = field(default_factory=lambda: defaultdict(Counter))
    notes: list[Problem] = field(default_factory=list)

    def count(self, row: Row, decision: Decision) -> None:
        self.counts[row.name.file][decision.outcome] += 1
        message = _left_alone(decision)
        if message:
            self.notes.append(Problem(row.name.file, message, row.line, row.name.key))

    def count_gone(self, name: RowName) -> None:
        self.counts[name.file][Outcome.GONE_FROM_FILE] += 1
        message = _("The row is gone from the file; its record stays. Delete it in the registry if it was wrong.")
        self.notes.append(Problem(name.file, message, column=name.key))

    def total(self, outcome: Outcome) -> int:
        return sum(counts[outcome] for counts in self.counts.values())

    @property
    def writes(self) -> bool:
        return any(self.total(outcome) for outcome in Outcome if outcome.writes)

    def lines(self) -> Iterator[str]:
        """A line a file, a line for the whole, and then what was left alone."""
        for file in MODELS:
            if counts := self.counts.get(file):
                yield f"{file}.csv: {_sentence(counts)}"
        yield _("In all: %(counts)s") % {"counts": _sentence(sum(self.counts.values(), Counter()))}
        yield from map(str, self.notes)


def _left_alone(decision: Decision) -> str:
    if decision.outcome is Outcome.DELETED_BY_STAFF:
        return _("Its record was deleted in the registry since it was loaded. Remove the row, or restore the record.")
    if decision.outcome is Outcome.CHANGED_BY_STAFF:
        message = _("Its record was changed in the registry since it was loaded (%(columns)s), and is left as it is.")
        return message % {"columns": ", ".join(decision.touched)}
    return ""


def _sentence(counts: Counter[Outcome]) -> str:
    words = {
        Outcome.INSERTED: _("%(count)d inserted"),
        Outcome.UPDATED: _("%(count)d updated"),
        Outcome.UNCHANGED: _("%(count)d unchanged"),
        Outcome.AGREED: _("%(count)d now as the registry has them"),
        Outcome.CHANGED_BY_STAFF: _("%(count)d changed by staff and left alone"),
        Outcome.DELETED_BY_STAFF: _("%(count)d deleted by staff and left alone"),
        Outcome.GONE_FROM_FILE: _("%(count)d gone from the file and kept"),
    }
    return ", ".join(words[outcome] % {"count": counts[outcome]} for outcome in Outcome if counts[outcome])
