"""An appointment: how it begins, and how it ends."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from commission.actions import cite_act
from commission.models import Authority, Commission, LegalAct, Seat
from members.actions.refusals import (
    on_day,
    refuse,
    refuse_before_founding,
    refuse_held,
    refuse_merged,
    refuse_rule_not_in_force,
    refuse_twice,
)
from members.models import Appointment, AppointmentAct, Formation, Person
from registry.actions import change, column_values, keep
from registry.period import Basis, Day

Reason = Appointment.EndReason


def appoint(
    *,
    person: Person,
    start: Day | None,
    seat: Seat | None = None,
    commission: Commission | None = None,
    authority: Authority | None = None,
    acts: Sequence[LegalAct] = (),
    term_years: int | None = None,
    term_reason: str = "",
    expected_end: Day | None = None,
    predecessor: Appointment | None = None,
    predecessor_end: Day | None = None,
    predecessor_reason: str = Reason.REPLACED,
    formation: Formation | None = None,
    note: str = "",
) -> Appointment:
    """Appoints `person` to a seat, or to a commission where the seat is not known, by the acts, which are cited.

    The authority is the one the seat's quota names and the term that of the quota, unless given; a term other than the
    quota's needs `term_reason`. A `predecessor` is ended on `predecessor_end`; without that day their end is only
    bounded: no later than the start of the successor.
    """
    if seat is None and commission is None:
        raise refuse("commission", _("Choose the seat, or at least the commission."), "required")
    if seat is not None and commission is not None and seat.commission_id != commission.pk:
        message = _("Seat %(seat)s belongs to another commission. Choose a seat of %(commission)s.")
        raise refuse("seat", message, "seat-of-another", seat=seat.code, commission=commission)
    place = seat.commission if seat is not None else commission
    assert place is not None  # noqa: S101  # one of the two was given
    refuse_merged(person)
    refuse_before_founding(place, start)
    if predecessor is not None:
        _make_way(predecessor, start, predecessor_end, predecessor_reason, acts)
    if seat is not None:
        refuse_rule_not_in_force(seat, start)
        refuse_held(seat, start)
    refuse_twice(person, place, start)
    appointment = Appointment(
        person=person,
        commission=place,
        seat=seat,
        regime=seat.regime if seat is not None else None,
        authority=authority or (seat.quota.authority if seat is not None else None),
        term_years=_own_term(seat, term_years),
        term_reason=term_reason,
        formation=formation,
        note=note,
        **column_values(**{name: day for name, day in (("start", start), ("expected_end", expected_end)) if day}),
    )
    keep(appointment)
    for act in acts:
        keep(AppointmentAct(appointment=appointment, act=act, role=AppointmentAct.Role.APPOINTED))
        cite_act(record=appointment, act=act)
    appointment.refresh_from_db()
    return appointment


def end(*, appointment: Appointment, day: Day, reason: str, act: LegalAct | None = None) -> Appointment:
    """Ends an appointment on `day`, the first day no longer served; the act that ended it is cited."""
    appointment.refresh_from_db()
    known = appointment.end
    if known is not None and known.is_known:
        message = _("%(person)s left on %(known)s already. To change that day, correct the appointment.")
        raise refuse("end", message, "already-ended", person=appointment.person, known=on_day(known))
    start = appointment.start_earliest or appointment.first_evidence
    if start is not None and day.latest is not None and day.latest < start:
        message = _("%(value)s is before %(person)s began, on %(start)s. Correct one of the two days.")
        values = {"value": on_day(day), "person": appointment.person, "start": on_day(appointment.start)}
        raise refuse("end", message, "ends-before-it-starts", **values)
    return _ended(appointment, day, reason, act)


def bound_end(*, appointment: Appointment, no_later_than: Day, reason: str = Reason.REPLACED) -> Appointment:
    """Records only that the appointment ended no later than a day, inferred; an earlier bound stays."""
    appointment.refresh_from_db()
    latest = min(filter(None, (no_later_than.latest, appointment.end_latest)), default=None)
    return _ended(appointment, Day("", appointment.end_earliest, latest, Basis.INFERRED), reason, None)


def _ended(appointment: Appointment, day: Day, reason: str, act: LegalAct | None) -> Appointment:
    change(appointment, end=day, end_open=False, end_reason=reason)
    if act is not None:
        AppointmentAct.objects.get_or_create(appointment=appointment, act=act, role=AppointmentAct.Role.ENDED)
        cite_act(record=appointment, act=act, field="end")
    appointment.refresh_from_db()
    return appointment


def _make_way(
    predecessor: Appointment, start: Day | None, its_end: Day | None, reason: str, acts: Sequence[LegalAct]
) -> None:
    if its_end is not None:
        end(appointment=predecessor, day=its_end, reason=reason, act=acts[0] if acts else None)
    elif start is not None and not (predecessor.end is not None and predecessor.end.is_known):
        bound_end(appointment=predecessor, no_later_than=start, reason=reason)


def _own_term(seat: Seat | None, years: int | None) -> int | None:
    """Only a term other than the quota's is the appointment's own."""
    return None if seat is not None and years == seat.quota.term_years else years
