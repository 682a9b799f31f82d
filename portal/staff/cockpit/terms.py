"""Terms that end, and members who stay on beyond them."""

import datetime

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commission.wording import seat_name
from members.models import Appointment
from members.status import Status
from portal.staff.cockpit.lines import COUNTED_TO, Line, Section, View, act_page, first
from registry.wording import spoken

HORIZONS = (30, 60, 90)
PAST_THEIR_TERM = (Status.HOLDOVER, Status.EXPIRED, Status.UNCONFIRMED)
WITH_NAMES = ("person", "commission", "seat__quota")


def ending(view: View, today: datetime.date) -> Section:
    """Terms that end by law within ninety days, the nearest first."""
    last = today + datetime.timedelta(days=max(HORIZONS))
    due = Appointment.objects.filter(statutory_latest__gt=today, statutory_latest__lte=last, end_latest=None)
    serving = view.within(due).with_status(today).filter(status=Status.SERVING)
    ends = list(serving.order_by("statutory_latest", "pk").values_list("pk", "statutory_latest")[: COUNTED_TO + 1])
    summary = [_in_days(ends, today, days) for days in HORIZONS]
    lines = [_line(one, one.statutory_latest) for one in _named(first(pk for pk, _day in ends))]
    return Section("ending", _("Terms ending within 90 days"), lines, len(ends), summary=summary)


def beyond(view: View, today: datetime.date) -> Section:
    """Members past their term or their rule: those who hold over or may, and those whom the rule no longer lets."""
    past = Q(statutory_latest__lte=today) | Q(regime_end_earliest__lte=today)
    open_ended = Appointment.objects.filter(past, end_latest=None, listed_until__gt=today)
    staying = view.within(open_ended).with_status(today).filter(status__in=PAST_THEIR_TERM)
    keys = list(staying.order_by("statutory_latest", "pk").values_list("pk", flat=True)[: COUNTED_TO + 1])
    lines = [_line(one, today) for one in _named(first(keys))]
    return Section("beyond", _("Past their term or their rule, and no successor recorded"), lines, len(keys))


def _named(keys: list[int]) -> list[Appointment]:
    return list(Appointment.objects.filter(pk__in=keys).select_related(*WITH_NAMES).order_by("statutory_latest", "pk"))


def _line(one: Appointment, day: datetime.date | None) -> Line:
    """To the act that appoints a successor on the day."""
    place = seat_name(one.seat) if one.seat is not None else ""
    end = spoken(one.statutory_latest) if one.statutory_latest is not None else ""
    text = _("%(person)s: term until %(day)s") % {"person": one.person.name, "day": end} if end else one.person.name
    values = {"day": day, "seat": one.seat_id, "predecessor": one.pk, "kind": "appoint"}
    detail = ", ".join(filter(None, (str(one.commission), place)))
    return Line(text, act_page(commission=one.commission_id, **values), detail)


def _in_days(ends: list[tuple[int, datetime.date]], today: datetime.date, days: int) -> str:
    number = sum((day - today).days <= days for _pk, day in ends)
    within = ngettext("within %(days)d day: %(number)d", "within %(days)d days: %(number)d", days)
    return within % {"days": days, "number": number}
