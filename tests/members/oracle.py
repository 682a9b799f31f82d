"""The status of one appointment on one day, read off the facts one by one as `domain.md` words it.

Slow and plain on purpose: it knows nothing of the columns, triggers and expressions it checks.
"""

import calendar
import datetime
from dataclasses import dataclass

Date = datetime.date


@dataclass(frozen=True)
class Bounds:
    earliest: Date | None = None
    latest: Date | None = None

    @property
    def known(self) -> bool:
        return self.earliest is not None and self.latest is not None

    def open_on(self, day: Date) -> bool:
        """Inside a partial date: from the earliest up to, not including, the latest."""
        return self.earliest is not None and self.latest is not None and self.earliest <= day < self.latest


@dataclass(frozen=True)
class Sighting:
    earliest: Date
    latest: Date
    throughout: bool


@dataclass(frozen=True)
class Facts:
    """Of a holder of a single seat: everything that may bear on whether they serve."""

    start: Bounds
    end: Bounds
    sightings: tuple[Sighting, ...]
    rosters_without: tuple[Date, ...]
    dismissals: tuple[Date, ...]
    successor: Bounds | None
    nominations: tuple[tuple[Date, Date | None], ...]
    died: Date | None
    term: int | None
    members_hold_over: str
    regime_end: Date | None
    incumbents_hold_over: str
    formed_anew: Date | None
    evidence_months: int
    known_until: Date | None


def months_after(day: Date, months: int) -> Date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return Date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def first_and_last_evidence(facts: Facts) -> tuple[Date, Date] | None:
    days = [(s.earliest if s.throughout else s.latest, s.latest) for s in facts.sightings]
    if facts.start.latest:
        days.append((facts.start.latest, facts.start.latest))
    if not days and facts.end.earliest:
        days.append((facts.end.earliest - datetime.timedelta(days=1),) * 2)
    return (min(first for first, _ in days), max(last for _, last in days)) if days else None


def status(facts: Facts, day: Date) -> str:
    evidence = first_and_last_evidence(facts)
    since = facts.start.latest if facts.start.known else evidence and evidence[0]
    if facts.end.latest and day >= facts.end.latest:
        return "ended" if facts.end.known else "ended-date-unknown"
    if not facts.end.known and since and any(since < gone <= day for gone in _contrary(facts, evidence)):
        return "ended-date-unknown"
    if facts.start.earliest and day < facts.start.earliest:
        return "future"
    if not facts.start.known and (evidence is None or day < evidence[0]):
        return "unattested"
    follows = (
        facts.successor
        if facts.successor and since and facts.successor.latest and facts.successor.latest > since
        else None
    )
    if facts.start.open_on(day) or facts.end.open_on(day) or (follows and follows.open_on(day)):
        return "uncertain"
    if facts.formed_anew and day >= facts.formed_anew:
        return "ended"
    if facts.incumbents_hold_over == "no" and facts.regime_end and day >= facts.regime_end:
        return "ended"
    assert evidence is not None
    return _by_evidence(facts, day, evidence)


def _contrary(facts: Facts, evidence: tuple[Date, Date] | None) -> list[Date]:
    gone = [*facts.dismissals, *([facts.died] if facts.died else [])]
    if evidence:
        gone += [roster for roster in facts.rosters_without if roster > evidence[1]]
        if facts.successor and facts.successor.latest and facts.successor.latest > evidence[1]:
            gone.append(facts.successor.latest)
    return gone


def _by_evidence(facts: Facts, day: Date, evidence: tuple[Date, Date]) -> str:
    last = evidence[1]
    statutory = (
        months_after(facts.start.latest, 12 * facts.term)
        if facts.start.known and facts.start.latest and facts.term
        else None
    )
    documented = day <= last or day < months_after(last, facts.evidence_months) or bool(statutory and day < statutory)
    limits = []
    if facts.start.known and statutory:
        limits.append(months_after(statutory, facts.evidence_months))
    if not facts.start.known and facts.term:
        limits.append(months_after(last, 12 * facts.term))
    if facts.regime_end:
        limits.append(months_after(max(facts.regime_end, last), facts.evidence_months))
    if not limits:
        row_above = [last + datetime.timedelta(days=1), months_after(last, facts.evidence_months)]
        limits.append(months_after(max([*row_above, *([statutory] if statutory else [])]), facts.evidence_months))
    unconfirmed = "unconfirmed" if day < min(limits) else ""
    if not documented:
        return unconfirmed
    counted = "serving"
    if facts.regime_end and day >= facts.regime_end:
        counted = {"yes": "holdover"}.get(facts.incumbents_hold_over, "")
    elif statutory and day >= statutory:
        counted = {"yes": "holdover", "no": "expired"}.get(facts.members_hold_over, "")
    elif any(
        begun <= day and begun > last and (rejected is None or day < rejected) for begun, rejected in facts.nominations
    ):
        return "unconfirmed"
    if not counted:
        return unconfirmed
    return "unconfirmed" if facts.known_until and day > facts.known_until else counted
