"""Who sat on a commission on a day, as far as the registry knows: two queries, then a pure function of plain values."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from commission.facts import LawFacts, PeopleFacts, law_facts
from commission.models import Commission, Office, Quota
from registry.period import Day, today

COUNTED = ("serving", "holdover", "expired")

# A plain value of `members.facts`, with its `status` and `offices_that_day`.
Appointment = Any


@dataclass
class SeatState:
    """One seat on the day: `held`, `vacant`, `undocumented` or `uncertain`."""

    seat: Any
    state: str = "undocumented"
    vacant_since: Day | None = None
    appointment: Appointment | None = None


@dataclass
class Composition:
    """The answer of a day. Lists hold appointments; `offices` maps an office to its appointment or None."""

    commission: Any
    day: datetime.date
    asked_on: datetime.date
    revision: int
    generated: bool = False
    regime: Any = None
    regime_candidates: list[Any] = field(default_factory=list)
    previous_regime: Any = None
    seats: list[SeatState] = field(default_factory=list)
    unseated: list[Appointment] = field(default_factory=list)
    holding_over: list[Appointment] = field(default_factory=list)
    unconfirmed: list[Appointment] = field(default_factory=list)
    uncertain: list[Appointment] = field(default_factory=list)
    offices: dict[str, Appointment | None] = field(default_factory=dict)
    offices_left: dict[str, Day] = field(default_factory=dict)
    formation: Any = None
    counts: dict[str, int | None] = field(default_factory=dict)

    @property
    def founded(self) -> bool:
        """False only where the day is certainly before the founding."""
        start = self.commission.start
        return start is None or start.earliest is None or self.day >= start.earliest

    @property
    def abolished(self) -> bool:
        end = self.commission.end
        return end is not None and end.latest is not None and self.day >= end.latest

    @property
    def quotas(self) -> list[Any]:
        return self.regime.quotas if self.regime is not None else []

    @property
    def bases(self) -> list[Any]:
        return self.regime.bases if self.regime is not None else []

    @property
    def dismissed(self) -> bool:
        return self.formation is not None and self.formation.kind == "dismissed"

    @property
    def beyond_knowledge(self) -> bool:
        return self.commission.known_until is not None and self.day > self.commission.known_until

    @property
    def projected(self) -> bool:
        return self.day > self.asked_on

    @property
    def holdover(self) -> bool:
        return bool(self.holding_over)

    @property
    def held(self) -> list[SeatState]:
        return [place for place in self.seats if place.state == "held"]

    @property
    def serving(self) -> list[Appointment]:
        """Everyone who is counted: held, unseated and holding over."""
        return [*(place.appointment for place in self.held), *self.unseated, *self.holding_over]

    @property
    def listed(self) -> list[Appointment]:
        return [*self.serving, *self.unconfirmed, *self.uncertain]


def composition(commission: Commission, day: datetime.date) -> Composition:
    """The composition of `commission` on `day`, in two queries; days after today are projected, never refused."""
    answer = composition_of(commission.slug, day)
    if answer is None:
        raise LookupError(commission.slug)
    return answer


def composition_of(slug: str, day: datetime.date) -> Composition | None:
    """The same by slug; None where no commission has it."""
    while (law := law_facts(slug, day)) is not None:
        people = _read_people(law.commission.id, day)
        if people.revision == law.revision:
            return compose(law, people, day)
    return None


def compose(law: LawFacts, people: PeopleFacts, day: datetime.date) -> Composition:
    """A pure function of plain values of one revision."""
    answer = Composition(law.commission, day, today(), law.revision, law.generated)
    answer.formation = _last_before(people.formations, day)
    if answer.founded and not answer.abolished:
        _find_regime(answer, law.regimes)
    if answer.regime is not None:
        answer.seats = [SeatState(seat) for seat in law.commission.seats if seat.regime_id == answer.regime.id]
        _find_previous_regime(answer, law.regimes)
    _seat_people(answer, people.appointments)
    _find_vacancies(answer, people.everyone, people.formations)
    _fill_offices(answer, people.everyone)
    answer.counts = _count(answer)
    return answer


ReadPeople = Callable[[int, datetime.date], PeopleFacts]


def people_are_read_by(reader: ReadPeople) -> None:
    """The app above, which knows who was appointed, says at start how they are read."""
    global _read_people
    _read_people = reader


def _nobody_reads(commission: int, day: datetime.date) -> PeopleFacts:
    raise RuntimeError("No app reads the people of a commission; members.apps plugs its reader in at start.")


_read_people: ReadPeople = _nobody_reads


def _last_before(formations: Iterable[Any], day: datetime.date) -> Any:
    past = [formation for formation in formations if formation.day.latest <= day]
    return past[-1] if past else None


def _find_regime(answer: Composition, regimes: list[Any]) -> None:
    """The regime certainly in force, the commission's own before its level's; or else the candidates."""
    for scope in (f"commission:{answer.commission.id}", answer.commission.level_scope):
        in_scope = [regime for regime in regimes if regime.scope == scope]
        answer.regime = next((regime for regime in in_scope if regime.holds == "yes"), None)
        answer.regime_candidates = [regime for regime in in_scope if regime.holds == "perhaps"]
        if answer.regime is not None:
            answer.regime_candidates = []
        if answer.regime is not None or answer.regime_candidates:
            return


def _find_previous_regime(answer: Composition, regimes: list[Any]) -> None:
    current = answer.regime
    earlier = [
        regime
        for regime in regimes
        if current is not None and regime.scope == current.scope and _starts_before(regime, current)
    ]
    answer.previous_regime = max(earlier, key=lambda regime: regime.start.latest, default=None)


def _starts_before(regime: Any, other: Any) -> bool:
    latest, its_latest = (one.start and one.start.latest for one in (regime, other))
    return latest is not None and its_latest is not None and latest < its_latest


def _seat_people(answer: Composition, appointments: list[Appointment]) -> None:
    places = {place.seat.id: place for place in answer.seats}
    for appointment in appointments:
        under_this_regime = answer.regime is not None and appointment.regime_id in (answer.regime.id, None)
        place = places.get(appointment.seat_id)
        if appointment.status in COUNTED and not under_this_regime:
            answer.holding_over.append(appointment)
        elif appointment.status in COUNTED and place is not None:
            place.state, place.appointment = "held", appointment
        elif appointment.status in COUNTED:
            answer.unseated.append(appointment)
        elif appointment.status == "unconfirmed":
            answer.unconfirmed.append(appointment)
        elif appointment.status == "uncertain":
            answer.uncertain.append(appointment)
            if place is not None and place.state != "held":
                place.state = "uncertain"


def _find_vacancies(answer: Composition, appointments: list[Appointment], formations: list[Any]) -> None:
    """A seat is vacant only if we know that it is empty."""
    if answer.beyond_knowledge:
        return
    for place in answer.seats:
        if place.state == "undocumented" and not _someone_may_sit(place.seat, answer):
            since = _emptied(place.seat, appointments, answer.day) or _never_filled(
                place.seat, appointments, formations, answer
            )
            if since is not None:
                place.state, place.vacant_since = "vacant", since


def _someone_may_sit(seat: Any, answer: Composition) -> bool:
    """Whether someone whose seat is not documented, or who is unconfirmed, may fill this one."""
    for appointment in [*answer.unseated, *answer.unconfirmed, *answer.uncertain]:
        if appointment.seat_id == seat.id:
            return True
        same_authority = appointment.authority_id in (None, seat.quota.authority_id)
        if appointment.seat_id is None and appointment.regime_id == seat.regime_id and same_authority:
            return True
    return False


def _emptied(seat: Any, appointments: list[Appointment], day: datetime.date) -> Day | None:
    """The recorded end of its last holder."""
    holders = [
        appointment
        for appointment in appointments
        if appointment.seat_id == seat.id and appointment.status not in ("future", "unattested")
    ]
    last = max(
        holders, key=lambda holder: holder.last_evidence or (holder.start and holder.start.latest) or day, default=None
    )
    return last.end if last is not None and last.status == "ended" and last.end is not None else None


def _last_seen(holder: Appointment) -> Any:
    return holder.last_evidence or (holder.start and holder.start.latest)


def _never_filled(seat: Any, appointments: list[Appointment], formations: list[Any], answer: Composition) -> Day | None:
    """The day the whole commission was formed under this regime, with every name recorded and none for this seat."""
    for formation in formations:
        complete = formation.kind == "formed" and formation.complete and formation.regime_id == seat.regime_id
        if (
            complete
            and formation.day.latest <= answer.day
            and not any(
                appointment.seat_id == seat.id and appointment.status != "future" for appointment in appointments
            )
        ):
            return formation.day  # type: ignore[no-any-return]
    return None


def _fill_offices(answer: Composition, appointments: list[Appointment]) -> None:
    """Each office has one holder: where evidence of two overlaps, the later one is shown."""
    answer.offices = dict.fromkeys(Office.values)
    for office in Office.values:
        holders = [appointment for appointment in answer.serving if office in appointment.offices_that_day]
        answer.offices[office] = max(holders, key=lambda holder: _taken_on(holder, office), default=None)
        left = [
            holding.end
            for appointment in appointments
            for holding in appointment.offices
            if holding.office == office
            and not holding.carried
            and holding.end is not None
            and holding.end.is_known
            and holding.end.latest <= answer.day
        ]
        if left:
            answer.offices_left[office] = max(left, key=lambda end: end.latest)


def _taken_on(holder: Appointment, office: str) -> datetime.date:
    days: list[datetime.date] = [
        holding.first_evidence or holder.first_evidence for holding in holder.offices if holding.office == office
    ]
    return max(days)


def _count(answer: Composition) -> dict[str, int | None]:
    states = [place.state for place in answer.seats]
    sizes = [quota.size for quota in answer.quotas if quota.fills == Quota.Fills.SEATS]
    seats = len(states) if answer.regime is not None and sizes and Quota.Size.UNKNOWN not in sizes else None
    return {
        "seats": seats,
        "held": states.count("held"),
        "vacant": states.count("vacant") if seats is not None else None,
        "undocumented": states.count("undocumented"),
        "uncertain": states.count("uncertain"),
        "serving": _serving(answer, seats),
        "holding_over": len(answer.holding_over),
        "unconfirmed": len(answer.unconfirmed),
    }


def _serving(answer: Composition, seats: int | None) -> int | None:
    """0 only where we know that nobody serves; None beyond knowledge, or where a commission sat unrecorded."""
    if answer.beyond_knowledge:
        return None
    if answer.serving:
        return len(answer.serving)
    all_vacant = bool(seats) and all(place.state == "vacant" for place in answer.seats)
    nobody = not answer.founded or answer.abolished or answer.dismissed or all_vacant
    return 0 if nobody else None
