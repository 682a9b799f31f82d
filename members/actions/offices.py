"""An office among the members: taken and left."""

import datetime

from django.utils.translation import gettext_lazy as _

from commission.actions import cite_act
from commission.models import LegalAct, Office
from members.actions.refusals import on_day, refuse
from members.models import Appointment, Attestation, OfficeHolding
from registry.actions import change, column_values, keep
from registry.period import Basis, Day


def elect(
    *,
    appointment: Appointment,
    office: str,
    start: Day,
    act: LegalAct | None = None,
    predecessor: OfficeHolding | None = None,
    note: str = "",
) -> OfficeHolding:
    """A member takes an office; the end of the `predecessor` in it, where not recorded, is bounded by the start."""
    if predecessor is not None and (predecessor.end is None or not predecessor.end.is_known):
        bounded = Day("", predecessor.end_earliest, start.latest, Basis.INFERRED)
        _ended(predecessor, bounded)
    _show_serving(appointment, start, act)
    holder = OfficeHolding.objects.filter(
        commission=appointment.commission, office=office, held__contains=start.latest
    ).first()
    if holder is not None:
        message = _("%(person)s holds the office of %(office)s since %(since)s. Record when they left it first.")
        values = {"person": holder.appointment.person, "office": Office(office).label}
        raise refuse("office", message, "office-held", **values, since=on_day(holder.start or holder.appointment.start))
    holding = OfficeHolding(
        appointment=appointment,
        commission=appointment.commission,
        office=office,
        act=act,
        note=note,
        service=appointment.certain,
        **column_values(start=start),
    )
    keep(holding)
    if act is not None:
        cite_act(record=holding, act=act)
    holding.refresh_from_db()
    return holding


def leave_office(*, holding: OfficeHolding, day: Day, act: LegalAct | None = None) -> OfficeHolding:
    """The office is left on `day`; the member stays on the commission."""
    holding.refresh_from_db()
    if holding.carried:
        message = _("The office of %(office)s goes with the seat. End the appointment instead.")
        raise refuse("office", message, "carried-office", office=holding.get_office_display())
    if holding.end is not None and holding.end.is_known:
        message = _("%(person)s left the office on %(known)s already. To change that day, correct the office.")
        known = on_day(holding.end)
        raise refuse("end", message, "already-ended", person=holding.appointment.person, known=known)
    if day.earliest is not None:
        last_day = day.earliest - datetime.timedelta(days=1)
        _show_serving(holding.appointment, Day("", last_day, last_day, Basis.INFERRED), act)
    _ended(holding, day)
    if act is not None:
        cite_act(record=holding, act=act, field="end")
    return holding


def _show_serving(appointment: Appointment, day: Day, act: LegalAct | None) -> None:
    """Who takes or leaves an office served that day, though the appointment alone may not show it any more."""
    appointment.refresh_from_db()
    if not day.is_known or Appointment.objects.filter(pk=appointment.pk, certain__contains=day.latest).exists():
        return
    seen = column_values(seen=day)
    attested = keep(Attestation(appointment=appointment, kind=Attestation.Kind.ROLE, act=act, **seen))
    if act is not None:
        cite_act(record=attested, act=act)
    appointment.refresh_from_db()


def _ended(holding: OfficeHolding, day: Day) -> None:
    change(holding, end=day, end_open=False)
    holding.refresh_from_db()
