"""Seats known to be empty."""

import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from commission.models import Seat
from commission.wording import seat_name
from members.models import Appointment
from members.seating import seated
from portal.staff.cockpit.lines import AT_MOST, Line, Section, View, act_page
from registry.wording import spoken

LOOKED_AT = 200
LOOKED_BACK = datetime.timedelta(days=3 * 366)


def vacancies(view: View, today: datetime.date) -> Section:
    """Those emptied last. What state a seat is in costs much to say, so only seats someone left are asked."""
    left = view.within(Appointment.objects.filter(end_latest__gt=today - LOOKED_BACK, end_latest__lte=today))
    seats = left.filter(seat__isnull=False).order_by("-end_latest", "-pk").values_list("seat", flat=True)
    asked = list(dict.fromkeys(seats[:LOOKED_AT]))
    vacant = seated(Seat.objects.filter(pk__in=asked), today).filter(state="vacant")
    found = vacant.select_related("commission", "quota").order_by("-emptied_since_latest", "pk")[:AT_MOST]
    return Section("vacancies", _("Vacant seats"), [_line(seat, today) for seat in found], None, reverse("vacancies"))


def _line(seat: Seat, today: datetime.date) -> Line:
    since = seat.vacant_since
    detail = _("vacant since: %(day)s") % {"day": spoken(since)} if since is not None else ""
    address = act_page(commission=seat.commission_id, day=today, seat=seat.pk)
    return Line(f"{seat.commission}: {seat_name(seat)}", address, detail)
