"""Seats known to be empty."""

import datetime

from django.utils.translation import gettext as _

from commission.models import Seat
from commission.wording import seat_name
from portal.staff.cockpit.lines import Line, Section, View, act_page
from portal.staff.due import records
from registry.wording import spoken


def vacancies(view: View, today: datetime.date) -> Section:
    """Those emptied last first."""
    vacant = records.vacant_seats(today, view.commissions)
    keys = view.shown(vacant)
    by_pk = records.placed_seats(keys, today)
    return Section("vacancies", _("Vacant seats"), [_line(by_pk[pk], today) for pk in keys], len(vacant))


def _line(seat: Seat, today: datetime.date) -> Line:
    since = seat.emptied_since
    detail = _("vacant since: %(day)s") % {"day": spoken(since)} if since is not None else ""
    address = act_page(commission=seat.commission_id, day=today, seat=seat.pk)
    return Line(f"{seat.commission}: {seat_name(seat)}", address, detail)
