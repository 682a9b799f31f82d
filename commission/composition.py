"""Who sat on a commission on a day, as far as the registry knows: one answer in a fixed number of queries."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from commission.models import Commission, Office, Quota, Regime, RegimeBasis, Seat
from registry.models import Head
from registry.period import Day, today

COUNTED = ("serving", "holdover", "expired")

# An Appointment of the app above, with its `status` on the day; reached only through `commission.appointments`.
Appointment = Any


@dataclass
class SeatState:
    """One seat on the day: `held`, `vacant`, `undocumented` or `uncertain`."""

    seat: Seat
    state: str = "undocumented"
    vacant_since: Day | None = None
    appointment: Appointment | None = None


@dataclass
class Composition:
    """The answer of a day. Lists hold appointments; `offices` maps an office to its appointment or None."""

    commission: Commission
    day: datetime.date
    asked_on: datetime.date
    generated: bool = False
    regime: Regime | None = None
    regime_candidates: list[Regime] = field(default_factory=list)
    previous_regime: Regime | None = None
    quotas: list[Quota] = field(default_factory=list)
    bases: list[RegimeBasis] = field(default_factory=list)
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
    """The composition of `commission` on `day`; days after today are projected, never refused."""
    answer = Composition(commission, day, today())
    answer.generated = Head.objects.filter(generated=True).exists()
    regimes = list(Regime.objects.for_commission(commission))
    bases = list(RegimeBasis.objects.filter(regime__scope__in=commission.scopes).select_related("act"))
    quotas = list(
        Quota.objects.filter(regime__scope__in=commission.scopes).select_related("authority", "proposer", "consent_of")
    )
    seats = list(
        commission.seats.select_related("quota__authority").order_by("quota__position", "quota__code", "number")
    )
    formations = list(commission.formations.select_related("act", "authority").order_by("day_latest", "id"))
    appointments = _appointments(commission, day)

    answer.formation = _last_before(formations, day)
    if answer.founded and not answer.abolished:
        _find_regime(answer, regimes)
    if answer.regime is not None:
        answer.quotas = [quota for quota in quotas if quota.regime_id == answer.regime.pk]
        answer.bases = [basis for basis in bases if basis.regime_id == answer.regime.pk]
        answer.seats = [SeatState(seat) for seat in seats if seat.regime_id == answer.regime.pk]
        _find_previous_regime(answer, regimes)
    _seat_people(answer, appointments)
    _find_vacancies(answer, appointments, formations)
    _fill_offices(answer, appointments)
    answer.counts = _count(answer)
    return answer


def _appointments(commission: Commission, day: datetime.date) -> list[Appointment]:
    """All appointments of the commission with status, acts, offices and sources, in six queries."""
    manager: Any = commission.appointments
    related = ("person", "authority", "regime", "seat__quota__authority", "commission")
    found = manager.with_status(day).select_related(*related).order_by("id")
    for appointment in (found := list(found.prefetch_related("acts__act", "offices", "citations__source"))):
        appointment.offices_that_day = _offices_on(appointment, day)
    return found


def _offices_on(appointment: Appointment, day: datetime.date) -> list[str]:
    """Offices shown that day, highest first; only while the appointment counts."""
    if appointment.status not in COUNTED:
        return []
    shown = {holding.office for holding in appointment.offices.all() if _contains(holding.shown, day)}
    return [office for office in Office.values if office in shown]


def _contains(days: Any, day: datetime.date) -> bool:
    return days is not None and not days.isempty and day in days


def _last_before(formations: Iterable[Any], day: datetime.date) -> Any:
    past = [formation for formation in formations if formation.day_latest <= day]
    return past[-1] if past else None


def _find_regime(answer: Composition, regimes: list[Regime]) -> None:
    """The regime certainly in force, the commission's own before its level's; or else the candidates."""
    for scope in answer.commission.scopes:
        in_scope = [regime for regime in regimes if regime.scope == scope]
        for regime in in_scope:
            if _contains(regime.certain, answer.day):
                answer.regime = regime
                return
        answer.regime_candidates = [regime for regime in in_scope if _contains(regime.possible, answer.day)]
        if answer.regime_candidates:
            return


def _find_previous_regime(answer: Composition, regimes: list[Regime]) -> None:
    current = answer.regime
    earlier = [
        regime
        for regime in regimes
        if current is not None
        and regime.scope == current.scope
        and regime.start_latest is not None
        and current.start_latest is not None
        and regime.start_latest < current.start_latest
    ]
    answer.previous_regime = max(earlier, key=lambda regime: regime.start_latest, default=None)


def _seat_people(answer: Composition, appointments: list[Appointment]) -> None:
    places = {place.seat.pk: place for place in answer.seats}
    for appointment in appointments:
        under_this_regime = answer.regime is not None and appointment.regime_id in (answer.regime.pk, None)
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


def _someone_may_sit(seat: Seat, answer: Composition) -> bool:
    """Whether someone whose seat is not documented, or who is unconfirmed, may fill this one."""
    for appointment in [*answer.unseated, *answer.unconfirmed, *answer.uncertain]:
        if appointment.seat_id == seat.pk:
            return True
        same_authority = appointment.authority_id in (None, seat.quota.authority_id)
        if appointment.seat_id is None and appointment.regime_id == seat.regime_id and same_authority:
            return True
    return False


def _emptied(seat: Seat, appointments: list[Appointment], day: datetime.date) -> Day | None:
    """The recorded end of its last holder."""
    holders = [
        appointment
        for appointment in appointments
        if appointment.seat_id == seat.pk and appointment.status not in ("future", "unattested")
    ]
    last = max(holders, key=lambda holder: holder.last_evidence or holder.start_latest or day, default=None)
    return last.end if last is not None and last.status == "ended" and last.end is not None else None


def _never_filled(
    seat: Seat, appointments: list[Appointment], formations: list[Any], answer: Composition
) -> Day | None:
    """The day the whole commission was formed under this regime, with every name recorded and none for this seat."""
    for formation in formations:
        complete = formation.kind == "formed" and formation.complete and formation.regime_id == seat.regime_id
        if (
            complete
            and formation.day_latest <= answer.day
            and not any(
                appointment.seat_id == seat.pk and appointment.status != "future" for appointment in appointments
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
            for holding in appointment.offices.all()
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
        holding.first_evidence or holder.first_evidence for holding in holder.offices.all() if holding.office == office
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
