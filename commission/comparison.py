"""What changed in a commission between two days: a pure function of its two compositions and its history."""

import datetime
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from commission.composition import Composition
from commission.history import History
from registry.period import Day


@dataclass(frozen=True)
class Change:
    """One person on both days: the appointment then, and the appointment now."""

    before: Any
    after: Any


@dataclass(frozen=True)
class Vacancy:
    """Days a seat was certainly empty; `days` are counted from `first` up to, not including, `last`."""

    seat: Any
    first: datetime.date
    last: datetime.date
    filled: bool

    @property
    def days(self) -> int:
        return (self.last - self.first).days


@dataclass
class Comparison:
    """Only those counted on a day are compared; whoever is unconfirmed on one of the two is told apart."""

    joined: list[Any] = field(default_factory=list)
    left: list[Any] = field(default_factory=list)
    lost_sight_of: list[Any] = field(default_factory=list)
    reappointed: list[Change] = field(default_factory=list)
    moved: list[Change] = field(default_factory=list)
    stayed: list[Any] = field(default_factory=list)
    vacancies: list[Vacancy] = field(default_factory=list)

    @property
    def nothing(self) -> bool:
        changes = (self.joined, self.left, self.lost_sight_of, self.reappointed, self.moved, self.vacancies)
        return not any(changes)


def compare(before: Composition, after: Composition, history: History) -> Comparison:
    then, now = _by_person(before.serving), _by_person(after.serving)
    doubtful = _by_person([*after.unconfirmed, *after.uncertain])
    found = Comparison(
        joined=[one for slug, one in now.items() if slug not in then],
        left=[one for slug, one in then.items() if slug not in now and slug not in doubtful],
        lost_sight_of=[doubtful[slug] for slug in then if slug not in now and slug in doubtful],
        vacancies=vacancies(history, before.day, after.day),
    )
    for slug, one in now.items():
        if slug in then:
            _same_person(found, then[slug], one)
    return found


def _by_person(appointments: list[Any]) -> dict[str, Any]:
    return {one.person.slug: one for one in appointments}


def _same_person(found: Comparison, before: Any, after: Any) -> None:
    if before.id != after.id:
        found.reappointed.append(Change(before, after))
    if before.id == after.id and before.offices_that_day == after.offices_that_day:
        found.stayed.append(after)
    elif before.offices_that_day != after.offices_that_day or before.seat_id != after.seat_id:
        found.moved.append(Change(before, after))


def vacancies(history: History, first: datetime.date, last: datetime.date) -> list[Vacancy]:
    """For each seat, the days between a recorded end and the next certain start, as far as they lie between the two."""
    last = min(filter(None, (last, history.commission.known_until)))
    found = []
    for seat in history.seats:
        holders = [one for one in history.appointments if one.seat_id == seat.pk and one.certain is not None]
        spans = sorted((one for one in holders if not one.certain.isempty), key=lambda one: one.certain.lower)
        for holder, successor in [*pairwise(spans), *([(spans[-1], None)] if spans else [])]:
            gap = _gap(holder.end, successor, first, min(filter(None, (last, _rule_ends(history, seat)))))
            if gap is not None:
                found.append(Vacancy(seat, *gap, successor is not None))
    return found


def _gap(
    end: Day | None, successor: Any, first: datetime.date, last: datetime.date
) -> tuple[datetime.date, datetime.date] | None:
    if end is None or end.latest is None or (successor is not None and successor.start is None):
        return None
    until = successor.start.earliest if successor is not None else last
    begins, ends = max(end.latest, first), min(until or last, last)
    return (begins, ends) if begins < ends else None


def _rule_ends(history: History, seat: Any) -> datetime.date | None:
    regime = next(regime for regime in history.regimes if regime.pk == seat.regime_id)
    return regime.end_earliest or regime.next_start_earliest
