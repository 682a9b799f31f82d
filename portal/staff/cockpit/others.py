"""What readers report and what colleagues did."""

import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.models import ErrorReport
from portal.staff.cockpit.lines import COUNTED_TO, Line, Section, View, record_page
from portal.staff.due import records
from registry.models import Revision
from registry.wording import say_instant

LONGEST = 140


def reports(view: View, today: datetime.date) -> Section:
    new = records.new_reports()
    keys = list(new.values_list("pk", flat=True)[: COUNTED_TO + 1])
    lines = [
        Line(_short(report.message), record_page(report), f"{report.page}, {say_instant(report.received)}")
        for report in new.filter(pk__in=view.shown(keys))
    ]
    address = f"{reverse('admin:portal_errorreport_changelist')}?state__exact={ErrorReport.State.NEW}"
    return Section("reports", _("Errors reported"), lines, len(keys), address)


def colleagues(view: View, today: datetime.date) -> Section:
    others = Revision.objects.exclude(author=view.user.get_username()).order_by("-number")
    last = others[view.start : view.start + view.most]
    lines = [
        Line(_short(one.reason) or _("no reason given"), record_page(one), f"{one.author}, {say_instant(one.at)}")
        for one in last
    ]
    everything = reverse("admin:registry_revision_changelist")
    return Section("colleagues", _("What colleagues changed"), lines, None, everything)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rsplit(' ', 1)[0]}…"
