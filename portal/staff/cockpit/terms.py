"""Terms that end, and members who stay on beyond them."""

import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commission.wording import seat_name
from members.models import Appointment
from portal.staff.cockpit.lines import COUNTED_TO, Line, Section, View, act_page
from portal.staff.due import records
from registry.wording import spoken

WITH_NAMES = ("person", "commission", "seat__quota")


def ending(view: View, today: datetime.date) -> Section:
    """Terms that end by law within ninety days, the nearest first."""
    ends = list(records.terms_ending(today, view.commissions).values_list("pk", "statutory_latest")[: COUNTED_TO + 1])
    summary = [_in_days(ends, today, days) for days in records.AHEAD]
    lines = [_line(one, one.statutory_latest) for one in _named(view.shown([pk for pk, _day in ends]))]
    return Section("ending", _("Terms ending within 90 days"), lines, len(ends), summary=summary)


def beyond(view: View, today: datetime.date) -> Section:
    """Members past their term or their rule: those who hold over or may, and those whom the rule no longer lets."""
    keys = list(records.past_term(today, view.commissions).values_list("pk", flat=True)[: COUNTED_TO + 1])
    lines = [_line(one, today, _why(one, today)) for one in _named(view.shown(keys))]
    return Section("beyond", _("Past their term or their rule, and no successor recorded"), lines, len(keys))


def _named(keys: list[int]) -> list[Any]:
    by_pk = Appointment.objects.select_related(*WITH_NAMES).in_bulk(keys)
    return [by_pk[pk] for pk in keys if pk in by_pk]


def _why(one: Appointment, today: datetime.date) -> str:
    """Said where the term itself does not say it."""
    by_term = one.statutory_latest is not None and one.statutory_latest <= today
    return "" if by_term else _("the rule they were appointed under has ended")


def _line(one: Appointment, day: datetime.date | None, why: str = "") -> Line:
    """To the act that appoints a successor on the day."""
    place = seat_name(one.seat) if one.seat is not None else ""
    end = spoken(one.statutory_latest) if one.statutory_latest is not None else ""
    text = _("%(person)s: term until %(day)s") % {"person": one.person.name, "day": end} if end else one.person.name
    values = {"day": day, "seat": one.seat_id, "predecessor": one.pk, "kind": "appoint"}
    detail = ", ".join(filter(None, (str(one.commission), place, why)))
    return Line(text, act_page(commission=one.commission_id, **values), detail)


def _in_days(ends: list[tuple[int, datetime.date]], today: datetime.date, days: int) -> str:
    number = sum((day - today).days <= days for _pk, day in ends)
    within = ngettext("within %(days)d day: %(number)d", "within %(days)d days: %(number)d", days)
    return within % {"days": days, "number": number}
