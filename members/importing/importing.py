"""The import as one action for the door: `carry_out` does it, `rehearse` shows what it would do."""

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from members.importing.files import Line
from members.importing.known import Known, look_up
from members.importing.paperwork import Papers
from members.importing.people import People
from members.importing.planning import ADDED, CHANGED, REFUSED, UNCHANGED, Planner, Row
from members.importing.reading import read
from members.importing.writing import write
from registry.revision import current_revision

KINDS = (ADDED, CHANGED, UNCHANGED, REFUSED)


@dataclass(frozen=True)
class Outcome:
    """What became, or would become, of each row; `people`, `acts` and `sources` are how many are new."""

    rows: tuple[Row, ...]
    people: int
    acts: int
    sources: int

    @property
    def counts(self) -> dict[str, int]:
        counted = Counter(row.kind for row in self.rows)
        return {kind: counted[kind] for kind in KINDS}

    def of(self, kind: str) -> list[Row]:
        return [row for row in self.rows if row.kind == kind]

    @property
    def fingerprint(self) -> str:
        """The same for the same difference: what is imported is what was shown."""
        told = [
            (row.number, row.kind, row.appointment and row.kind != ADDED and row.appointment.pk, row.changes)
            for row in self.rows
        ]
        return hashlib.sha256(repr(told).encode()).hexdigest()


class ImportRefused(ValidationError):
    """Rows are refused, so nothing is written; `outcome` says which and why."""

    def __init__(self, outcome: Outcome, message: Any = "") -> None:
        self.outcome = outcome
        super().__init__(message or _("Rows are refused. Nothing was imported."), code="import-refused")


@dataclass(frozen=True)
class Plan:
    """What the rows come to as the registry was at `revision`; written once."""

    revision: int
    rows: list[Row]
    known: Known
    people: People
    papers: Papers


def _nobody_asks(done: int, of: int) -> None:
    pass


@dataclass(frozen=True)
class Import:
    """Calling it imports the lines, all or none; raises ImportRefused.

    `commissions` are the ids of those the author keeps, None for all; `shown` is the fingerprint of the difference
    the author saw, which must be the one that is written; `tell` hears how far it has come. One that is `planned`
    before it is carried out keeps other writers waiting only while it writes; where one of them was faster, it is
    planned again.
    """

    lines: Sequence[Line]
    commissions: Collection[int] | None = None
    namesakes_are_new: bool = False
    shown: str = ""
    tell: Callable[[int, int], None] = _nobody_asks
    plan: Plan | None = None

    def planned(self) -> "Import":
        revision = current_revision()
        return replace(self, plan=self._plan(revision))

    def __call__(self) -> Outcome:
        before = current_revision() - 1
        plan = self.plan if self.plan is not None and self.plan.revision == before else self._plan(before)
        write(plan.rows, plan.known, self.tell)
        outcome = Outcome(tuple(plan.rows), len(plan.people.made), len(plan.papers.acts), len(plan.papers.sources))
        if outcome.counts[REFUSED]:
            raise ImportRefused(outcome)
        if self.shown and self.shown != outcome.fingerprint:
            raise ImportRefused(outcome, _("The registry has changed since. Look at the difference again."))
        return outcome

    def _plan(self, revision: int) -> Plan:
        entries = [read(line) for line in self.lines]
        known = look_up(entries)
        people, papers = People(known, self.namesakes_are_new, {}), Papers(known)
        return Plan(revision, Planner(known, people, papers, self.commissions).plan(entries), known, people, papers)
