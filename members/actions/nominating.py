"""Proposal and consent: dated steps of their own, never an appointment."""

from django.utils.translation import gettext_lazy as _

from commission.actions import cite_act
from commission.models import Authority, Commission, LegalAct, Seat
from members.actions.refusals import refuse, refuse_before_founding, refuse_merged
from members.models import Appointment, Nomination, Person
from registry.actions import change, column_values, keep
from registry.period import Day
from registry.words import Words


def propose(
    *,
    person: Person,
    day: Day,
    seat: Seat | None = None,
    commission: Commission | None = None,
    office: str = "",
    by: Authority | None = None,
    by_text: Words | None = None,
    to: Authority | None = None,
    act: LegalAct | None = None,
) -> Nomination:
    """Someone is proposed for a seat, an office or the commission; by and to are the quota's, unless given."""
    if seat is not None:
        by, to = by or seat.quota.proposer, to or seat.quota.authority
    return _step(Nomination.Kind.PROPOSED, person, day, seat, commission, office, by, by_text, to, act)


def consent(
    *,
    person: Person,
    day: Day,
    seat: Seat | None = None,
    commission: Commission | None = None,
    office: str = "",
    by: Authority | None = None,
    by_text: Words | None = None,
    to: Authority | None = None,
    act: LegalAct | None = None,
) -> Nomination:
    """Whoever must consent has done so; by and to are the quota's, unless given."""
    if seat is not None:
        by, to = by or seat.quota.consent_of, to or seat.quota.authority
    return _step(Nomination.Kind.CONSENTED, person, day, seat, commission, office, by, by_text, to, act)


def settle(
    *,
    nomination: Nomination,
    outcome: str,
    day: Day,
    appointment: Appointment | None = None,
    act: LegalAct | None = None,
) -> Nomination:
    """What became of a nomination, and when."""
    change(nomination, outcome=outcome, outcome_day=day, appointment=appointment)
    if act is not None:
        cite_act(record=nomination, act=act, field="outcome")
    return nomination


def _step(
    kind: str,
    person: Person,
    day: Day,
    seat: Seat | None,
    commission: Commission | None,
    office: str,
    by: Authority | None,
    by_text: Words | None,
    to: Authority | None,
    act: LegalAct | None,
) -> Nomination:
    refuse_merged(person)
    place = seat.commission if seat is not None else commission
    if place is None:
        raise refuse("commission", _("Choose the seat, or at least the commission."), "required")
    refuse_before_founding(place, day, "day")
    nomination = Nomination(
        kind=kind,
        person=person,
        commission=place,
        seat=seat,
        regime=seat.regime if seat is not None else None,
        office=office or (seat.office if seat is not None else ""),
        by=by,
        to=to,
        **column_values(day=day, by_text=by_text or Words()),
    )
    keep(nomination)
    if act is not None:
        cite_act(record=nomination, act=act)
    return nomination
