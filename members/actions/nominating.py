"""Proposal and consent: dated steps of their own, never an appointment."""

from django.utils.translation import gettext_lazy as _

from commission.actions import cite_act
from commission.models import Authority, Commission, LegalAct, Seat
from members.actions.refusals import refuse, refuse_before_founding, refuse_merged
from members.models import Appointment, Nomination, Person
from registry.actions import change, column_values, keep
from registry.period import Day
from registry.words import Words


def nominate(
    *,
    kind: str,
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
    """Someone is proposed for a seat, an office or the commission, or whoever must consent has done so.

    By whom and to whom are the quota's, unless given.
    """
    refuse_merged(person)
    place = seat.commission if seat is not None else commission
    if place is None:
        raise refuse("commission", _("Choose the seat, or at least the commission."), "required")
    refuse_before_founding(place, day, "day")
    if seat is not None:
        consented = kind == Nomination.Kind.CONSENTED
        by = by or (seat.quota.consent_of if consented else seat.quota.proposer)
        to, office = to or seat.quota.authority, office or seat.office
    nomination = Nomination(
        kind=kind,
        person=person,
        commission=place,
        seat=seat,
        regime=seat.regime if seat is not None else None,
        office=office,
        by=by,
        to=to,
        **column_values(day=day, by_text=by_text or Words()),
    )
    keep(nomination)
    if act is not None:
        cite_act(record=nomination, act=act)
    return nomination


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
