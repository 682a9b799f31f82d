"""What the rules themselves make due: a new commission by a deadline, and windows for forming one."""

import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commission.findings import regime_deadline
from portal.staff.cockpit.lines import Line, Section, View, act_page, record_page
from portal.staff.due import records
from portal.staff.due.records import Window
from registry.wording import spoken


def due(view: View, today: datetime.date) -> Section:
    """Deadlines of rules under which no commission is formed yet, then the windows open or opening soon."""
    rules = [_deadline(rule) for rule in records.rules_to_carry_out(today, view.commissions)]
    lines = [*rules, *(_window(window) for window in records.windows(today, view.commissions))]
    return Section("due", _("New commissions to be formed"), view.shown(lines), len(lines))


def _deadline(rule: Any) -> Line:
    name = str(rule.name) or rule.code
    deadline = regime_deadline(rule)
    if deadline is None:
        event = _("the deadline runs from an event that is not dated: %(event)s") % {"event": rule.deadline_event}
        return Line(f"{rule.commission}: {name}", record_page(rule), event)
    day = deadline.latest or deadline.earliest
    detail = _("to be formed by: %(day)s") % {"day": spoken(deadline)}
    return Line(f"{rule.commission}: {name}", act_page(commission=rule.commission_id, day=day, kind="form"), detail)


def _window(window: Window) -> Line:
    """The window lies before the end of the term of the commission formed on the day."""
    last = window.closes or window.term_ends
    if window.opens is None:
        detail = _("to be formed by: %(day)s") % {"day": spoken(last)}
    else:
        values = {"first": spoken(window.opens), "last": spoken(last)}
        detail = _("to be formed between %(first)s and %(last)s") % values
    others = ngettext("%(number)d commission", "%(number)d commissions", window.number) % {"number": window.number}
    address = act_page(commission=window.one.pk, day=window.term_ends, kind="form")
    name = str(window.regime.name) or window.regime.code
    return Line(f"{name}: {window.one if window.number == 1 else others}", address, detail)
