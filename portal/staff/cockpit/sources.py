"""Records that rest on nothing, or on little."""

import datetime
from typing import Any

from django.utils.translation import gettext as _

from members.models import Appointment
from portal.staff.cockpit.lines import COUNTED_TO, Line, Section, View, record_page
from portal.staff.due import records
from registry.wording import spoken


def without_act_or_source(view: View, today: datetime.date) -> Section:
    found = records.without_act_or_source(view.commissions)
    return _section("bare", _("Appointments without an act or a source"), found, view)


def weak(view: View, today: datetime.date) -> Section:
    found = records.resting_on_little(view.commissions)
    return _section("weak", _("Resting on an inference or a weak source, waiting for an act"), found, view)


def _section(name: str, title: Any, found: Any, view: View) -> Section:
    keys = list(found.values_list("pk", flat=True)[: COUNTED_TO + 1])
    shown = Appointment.objects.filter(pk__in=view.shown(keys)).select_related("person", "commission").order_by("-pk")
    return Section(name, title, [_line(one) for one in shown], len(keys))


def _line(one: Appointment) -> Line:
    since = _("since: %(day)s") % {"day": spoken(one.start)} if one.start is not None else _("start not recorded")
    return Line(str(one.person.name), record_page(one), f"{one.commission}, {since}")
