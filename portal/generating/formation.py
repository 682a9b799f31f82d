"""One term of one commission becomes rows: the formation, who served, who held which office, who was seen."""

from random import Random

from members.models import (
    Appointment,
    AppointmentAct,
    Attestation,
    Formation,
    Nomination,
    OfficeHolding,
    Roster,
)
from portal.generating.bodies import Body, Kind, Place
from portal.generating.calendar import DAY, Term, days_later
from portal.generating.law import CHAIR, MEMBER, SECRETARY, exact
from portal.generating.stories import Service
from portal.generating.tables import Rows, bounds, spellings
from registry.period import Day
from registry.words import Words

SHARE_OF_UNRECORDED_ELECTIONS = 0.03
SHARE_OF_OTHER_STATEMENTS = 0.005
LISTED_ON = exact(days_later(DAY, -35))
NOMINATED_ON = exact(days_later(DAY, -50))


class Formed:
    """The rows of one term. `services` holds who served in each place of `body`."""

    def __init__(self, body: Body, term: Term, rng: Random, rows: Rows) -> None:
        self.body, self.term, self.rng, self.rows = body, term, rng, rows
        complete = not (body.kind is Kind.INCOMPLETE and term.is_last)
        self.formation = rows.add(
            Formation, body.commission, "formed", body.regime.pk, body.places[0].authority, term.act,
            *bounds(exact(term.start)), complete,
        )  # fmt: skip
        self.electable: list[tuple[int, Service]] = []
        self.secretary_is_seen = False

    def write(self, services: list[list[Service]]) -> None:
        for place, served in zip(self.body.places, services, strict=True):
            for service in served:
                self._appoint(place, service)
        self._elect_officers()
        if self.body.kind is Kind.OVERDUE and self.term.is_last:
            self._list_members()

    def _appoint(self, place: Place, service: Service) -> None:
        formation = None if service.began else self.formation
        appointment = self.rows.add(
            Appointment, service.person.number, self.body.commission, place.seat, self.body.regime.pk,
            place.authority, formation, *bounds(service.start), *bounds(service.end), service.reason,
        )  # fmt: skip
        chair = self._hold(appointment, place.office, carried=True) if place.office else None
        if service.seen is not None:
            self._see(appointment, service.seen, chair)
        else:
            self._document(appointment, service)
        if service.may_hold_office and not place.office:
            self.electable.append((appointment, service))
        if service.doubted_by is not None:
            self.rows.add(
                Nomination, service.doubted_by.number, self.body.commission, place.seat, self.body.regime.pk,
                "proposed", self.body.proposer, place.authority, *bounds(NOMINATED_ON), "unknown",
            )  # fmt: skip

    def _document(self, appointment: int, service: Service) -> None:
        """By the acts that appointed and ended, and what was published; now and then a paper says otherwise."""
        began = self.term.act if service.began is None else service.began.act
        self.rows.add(AppointmentAct, appointment, began, "appointed")
        if service.left is not None:
            self.rows.add(AppointmentAct, appointment, service.left.act, "ended")
        self.rows.cite(self.term.source, Appointment, appointment)
        if self.rng.random() < SHARE_OF_OTHER_STATEMENTS:
            other = days_later(self.term.start, self.rng.choice((-7, -1, 1, 10)))
            self.rows.cite_against(self.body.press, Appointment, appointment, "start", other.isoformat())

    def _see(self, appointment: int, day: Day, chair: int | None) -> None:
        """In the chair, as secretary, or as no more than a member: all that is known of this appointment."""
        if chair is not None:
            self._attest(appointment, day, CHAIR, office="chair", holding=chair)
        elif not self.secretary_is_seen and self.rng.random() < 0.5:
            self.secretary_is_seen = True
            holding = self._hold(appointment, "secretary")
            self._attest(appointment, day, SECRETARY, office="secretary", holding=holding)
        else:
            self._attest(appointment, day, MEMBER)
        self.rows.cite(self.body.press, Appointment, appointment, "medium")

    def _elect_officers(self) -> None:
        """From among the members, at the first session; not every election is recorded."""
        offices = ["deputy_chair"] if self.secretary_is_seen else ["deputy_chair", "secretary"]
        first_session = exact(days_later(self.term.start, self.rng.randrange(6)))
        elected = self.rng.sample(self.electable, k=min(len(offices), len(self.electable)))
        for office, (appointment, service) in zip(offices, elected, strict=False):
            if self.rng.random() >= SHARE_OF_UNRECORDED_ELECTIONS:
                self._hold(appointment, office, first_session, service.end)

    def _list_members(self) -> None:
        """Whoever is missing from a complete list did not serve that day."""
        roster = self.rows.add(Roster, self.body.commission, *bounds(LISTED_ON), True)
        for appointment, _service in self.electable[:-1]:
            self._attest(appointment, LISTED_ON, MEMBER, roster=roster)

    def _hold(
        self, appointment: int, office: str, start: Day | None = None, end: Day | None = None, *, carried: bool = False
    ) -> int:
        return self.rows.add(OfficeHolding, appointment, office, carried, *bounds(start), *bounds(end))

    def _attest(
        self,
        appointment: int,
        day: Day,
        seen_as: Words,
        *,
        office: str = "",
        holding: int | None = None,
        roster: int | None = None,
    ) -> None:
        kind = "sighting" if roster is None else "roster"
        self.rows.add(
            Attestation, appointment, self.body.commission, kind, *bounds(day), office, *spellings(seen_as), roster,
            holding,
        )  # fmt: skip
