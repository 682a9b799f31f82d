"""A commission with its seats, and how one term of it becomes rows."""

from dataclasses import dataclass
from enum import Enum, auto
from random import Random

from commission.models import Regime, Seat
from members.models import (
    Appointment,
    AppointmentAct,
    Attestation,
    Formation,
    Nomination,
    OfficeHolding,
    Roster,
)
from portal.generating.calendar import DAY, Term, days_later
from portal.generating.law import exact
from portal.generating.stories import Service
from portal.generating.tables import Rows, bounds
from registry.models import Citation

SHARE_WITHOUT_OFFICE = 0.03
SHARE_OF_OTHER_STATEMENTS = 0.005
SEEN_LATE = days_later(DAY, -35)
NOMINATED = days_later(DAY, -50)
SEEN_AS_MEMBER = ("комиссия мүшесі", "член комиссии", "member of the commission")


class Kind(Enum):
    REGULAR = auto()
    OVERDUE = auto()  # the last term ended in 2026; all but one of its members are on a list of late
    INCOMPLETE = auto()  # of the last formation not every name is recorded, nor every seat
    NOT_CHECKED_LATELY = auto()


@dataclass(frozen=True, slots=True)
class Place:
    """A seat, whether it is the chair's, and who fills it."""

    seat: int | None
    is_chair: bool
    authority: int | None


@dataclass(frozen=True)
class Body:
    commission: int
    regime: Regime
    places: tuple[Place, ...]
    kind: Kind
    proposers: int
    press: int


def form(body: Body, term: Term, services: list[list[Service]], rng: Random, rows: Rows) -> None:
    """One term: the formation, everyone who served in it with acts and sources, and who held which office."""
    unrecorded = body.kind is Kind.INCOMPLETE and term.is_last
    formation = rows.add(
        Formation, body.commission, "formed", body.regime.pk, body.places[0].authority, term.act,
        *bounds(exact(term.start)), not unrecorded,
    )  # fmt: skip
    ordinary: list[tuple[int, Service]] = []
    for place, in_seat in zip(body.places, services, strict=True):
        for service in in_seat:
            appointment = _appoint(body, term, place, service, formation, rows)
            _cite(body, term, service, appointment, rng, rows)
            if place.is_chair:
                rows.add(OfficeHolding, appointment, "chair", True, *bounds(None), *bounds(None))
            elif service.in_full:
                ordinary.append((appointment, service))
    _elect_officers(term, ordinary, rng, rows)
    if body.kind is Kind.OVERDUE and term.is_last:
        _list_members(body, [appointment for appointment, _service in ordinary[:-1]], rows)


def _appoint(body: Body, term: Term, place: Place, service: Service, formation: int, rows: Rows) -> int:
    began = service.began
    appointment = rows.add(
        Appointment, service.person.number, body.commission, place.seat, body.regime.pk, place.authority,
        None if began else formation, *bounds(service.start), *bounds(service.end), service.reason,
    )  # fmt: skip
    if service.seen is None:
        rows.add(AppointmentAct, appointment, began.act if began else term.act, "appointed")
    if service.left is not None:
        rows.add(AppointmentAct, appointment, service.left.act, "ended")
    if service.seen is not None:
        rows.add(
            Attestation, appointment, body.commission, "sighting", *bounds(service.seen), "", *SEEN_AS_MEMBER,
            None, None,
        )  # fmt: skip
    if service.doubted_by is not None:
        rows.add(
            Nomination, service.doubted_by.number, body.commission, place.seat, body.regime.pk, "proposed",
            body.proposers, place.authority, *bounds(exact(NOMINATED)), "unknown",
        )  # fmt: skip
    return appointment


def _cite(body: Body, term: Term, service: Service, appointment: int, rng: Random, rows: Rows) -> None:
    if service.seen is not None:
        rows.cite(Appointment, appointment, body.press, "medium")
        return
    rows.cite(Appointment, appointment, term.source)
    if service.in_full and rng.random() < SHARE_OF_OTHER_STATEMENTS:
        other = days_later(term.start, rng.choice((-7, -1, 1, 10))).isoformat()
        record = rows.content_type[Appointment], appointment
        rows.add(Citation, body.press, *record, "start", other, True, "", "low", "stated")


def _elect_officers(term: Term, members: list[tuple[int, Service]], rng: Random, rows: Rows) -> None:
    """The commission elects them from its members at its first session; not every election is recorded."""
    elected = rng.sample(members, k=min(2, len(members)))
    first_session = exact(days_later(term.start, rng.randrange(6)))
    for office, (appointment, service) in zip(("deputy_chair", "secretary"), elected, strict=False):
        if rng.random() >= SHARE_WITHOUT_OFFICE:
            rows.add(OfficeHolding, appointment, office, False, *bounds(first_session), *bounds(service.end))


def _list_members(body: Body, appointments: list[int], rows: Rows) -> None:
    """A complete list: whoever is missing from it did not serve that day."""
    seen = bounds(exact(SEEN_LATE))
    roster = rows.add(Roster, body.commission, *seen, True)
    for appointment in appointments:
        rows.add(
            Attestation, appointment, body.commission, "roster", *seen, "", *SEEN_AS_MEMBER, roster, None
        )  # fmt: skip


def seats(
    commission: int, level_scope: str, regime: Regime, quotas: dict[str, int], rows: Rows
) -> list[tuple[int, bool]]:
    """The seats of a local commission, as the database would make them: one of the chair, six of members."""
    made = []
    for code, size in (("CHAIR", 1), ("MEMBER", 6)):
        office = "chair" if code == "CHAIR" else ""
        for number in range(1, size + 1):
            seat = rows.add(Seat, commission, quotas[code], number, size, office, regime.pk, regime.scope, level_scope)
            made.append((seat, code == "CHAIR"))
    return made
