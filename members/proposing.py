"""What a form can propose from the rule in force: the seats open on a day, who fills them, for how long, after whom."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from commission.composition import Composition, composition
from commission.findings import later
from commission.models import Commission, Quota
from members.models import Appointment
from registry.period import Basis, Day


@dataclass(frozen=True)
class OpenSeat:
    """A seat nobody certainly holds on the day, with what its quota says; all records are plain values.

    `state` is that of the composition, or `held` where the holder is past the term. `predecessors` are those whose
    place it may be, the likeliest first; `statutory_end` is of a term that begins on the day.
    """

    seat: Any
    state: str
    statutory_end: Day | None
    predecessors: tuple[Any, ...]

    @property
    def quota(self) -> Any:
        return self.seat.quota

    @property
    def authority(self) -> Any:
        return self.quota.authority

    @property
    def term_years(self) -> int | None:
        return self.quota.term_years  # type: ignore[no-any-return]

    @property
    def predecessor(self) -> Any:
        """The one sure to have had this very seat; None where it may be another."""
        own = [one for one in self.predecessors if one.seat_id == self.seat.id]
        return own[0] if own else None


def open_seats(commission: Commission, day: datetime.date) -> list[OpenSeat]:
    """The open seats of the rule in force on the day, in the order of the rule; three queries."""
    answer = composition(commission, day)
    certain = Appointment.objects.as_of(day).filter(commission=commission, seat__isnull=False)
    return open_seats_of(answer, set(certain.values_list("seat", flat=True)))


def open_seats_of(answer: Composition, certainly_held: Collection[int]) -> list[OpenSeat]:
    """The same as a pure function of a composition and the ids of the seats that are certainly held on its day."""
    return [
        OpenSeat(place.seat, place.state, statutory_end(place.seat.quota, answer), _predecessors(place.seat, answer))
        for place in answer.seats
        if place.seat.id not in certainly_held
    ]


def statutory_end(quota: Any, answer: Composition) -> Day | None:
    """When the term of someone appointed on the day of the composition ends by law; None where that is not known."""
    if not quota.term_years:
        return None
    if quota.term_runs == Quota.TermRuns.APPOINTMENT:
        start = Day("", answer.day, answer.day)
    elif answer.formation is not None and answer.formation.regime_id == quota.regime_id and not answer.dismissed:
        start = answer.formation.day
    else:
        return None
    years = f"P{quota.term_years}Y"
    earliest, latest = (bound and later(bound, years) for bound in (start.earliest, start.latest))
    return Day("", earliest, latest, Basis.INFERRED)


def _predecessors(seat: Any, answer: Composition) -> tuple[Any, ...]:
    """Who had the seat; or else whose seat is not documented, and who is left from the rule before."""
    own = [one for one in answer.listed if one.seat_id == seat.id]
    unplaced = [one for one in answer.listed if one.seat_id is None and _may_be_of(one, seat)]
    earlier = [one for one in _of_earlier_rule(seat, answer) if one not in unplaced]
    found = own or [*unplaced, *earlier]
    return tuple(sorted(found, key=lambda one: (_office_of(one) != seat.office, one.id)))


def _of_earlier_rule(seat: Any, answer: Composition) -> list[Any]:
    return [
        one
        for one in answer.listed
        if one.seat is not None and one.regime_id != seat.regime_id and _office_of(one) == seat.office
    ]


def _may_be_of(appointment: Any, seat: Any) -> bool:
    return appointment.authority_id in (None, seat.quota.authority_id)


def _office_of(appointment: Any) -> Any:
    return appointment.seat.office if appointment.seat is not None else None
