"""What an act would change, seen before it is saved: the composition before and after, and the findings."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from commission.composition import Composition
from commission.findings import Finding, findings
from members.acts.drafts import ActDraft
from members.acts.looking import Place, by_key, compositions, places
from members.acts.recording import Recorded, perform_and_judge
from registry.door import rehearse


@dataclass(frozen=True)
class DayShown:
    """One commission on one day, before and after; findings the act adds and removes, with their articles."""

    commission: int
    day: datetime.date
    before: Composition
    after: Composition
    added: tuple[Finding, ...]
    removed: tuple[Finding, ...]


@dataclass(frozen=True)
class Preview:
    """`breaches` are the rules broken, for which `record_act` will ask a reason."""

    days: tuple[DayShown, ...]
    breaches: tuple[Finding, ...]


def preview_act(draft: ActDraft, days: Iterable[datetime.date] = ()) -> Preview:
    """Rehearses the act and keeps nothing: each commission concerned, on the days of the effects and on `days`.

    Raises ValidationError as `record_act` does, except that breaches are listed instead.
    """
    concerned = places(draft, days)

    def action() -> tuple[dict[tuple[int, datetime.date], Composition], Recorded]:
        return compositions(concerned), perform_and_judge(draft)

    def look(done: tuple[dict[tuple[int, datetime.date], Composition], Recorded]) -> Preview:
        before, recorded = done
        return Preview(compared(before, compositions(concerned)), recorded.breaches)

    return rehearse(action, look)


def compared(before: dict[Place, Composition], after: dict[Place, Composition]) -> tuple[DayShown, ...]:
    """Every place of `after`, beside what it was."""
    return tuple(_shown(commission, day, before[commission, day], after[commission, day]) for commission, day in after)


def _shown(commission: int, day: datetime.date, before: Composition, after: Composition) -> DayShown:
    was, will_be = by_key(findings(before)), by_key(findings(after))
    added = tuple(finding for key, finding in will_be.items() if key not in was)
    removed = tuple(finding for key, finding in was.items() if key not in will_be)
    return DayShown(commission, day, before, after, added, removed)
