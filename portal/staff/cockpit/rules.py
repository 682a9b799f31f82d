"""What the rules themselves make due: a new commission by a deadline, and windows for forming one."""

import datetime
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commission.findings import later, regime_deadline
from commission.models import Commission, Quota, Regime
from members.models import Formation
from portal.staff.cockpit.lines import AT_MOST, Line, Section, View, act_page, record_page
from registry.wording import spoken

AHEAD = datetime.timedelta(days=90)


def due(view: View, today: datetime.date) -> Section:
    """Deadlines of rules under which no commission is formed yet, then the windows open or opening soon."""
    lines = [*_deadlines(view, today), *_windows(view, today)]
    return Section("due", _("New commissions to be formed"), lines[:AT_MOST], len(lines))


def _deadlines(view: View, today: datetime.date) -> list[Line]:
    formed = Formation.objects.filter(regime=OuterRef("pk"), kind=Formation.Kind.FORMED)
    rules = Regime.objects.filter(~Exists(formed), possible__contains=today, commission__isnull=False)
    waiting = view.within(rules.exclude(deadline_period="")).select_related("commission").order_by("start_latest")
    return [_deadline(rule) for rule in waiting[:AT_MOST]]


def _deadline(rule: Any) -> Line:
    name = str(rule.name) or rule.code
    deadline = regime_deadline(rule)
    if deadline is None:
        event = _("the deadline runs from an event that is not dated: %(event)s") % {"event": rule.deadline_event}
        return Line(f"{rule.commission}: {name}", record_page(rule), event)
    day = deadline.latest or deadline.earliest
    detail = _("to be formed by: %(day)s") % {"day": spoken(deadline)}
    return Line(f"{rule.commission}: {name}", act_page(commission=rule.commission_id, day=day, kind="form"), detail)


def _windows(view: View, today: datetime.date) -> list[Line]:
    rules = Regime.objects.exclude(window_begins_before="").filter(quotas__term_runs=Quota.TermRuns.COMMISSION)
    terms = rules.annotate(years=Min("quotas__term_years")).exclude(years=None).in_bulk()
    longest = max((rule.years for rule in terms.values()), default=0)
    since = today - datetime.timedelta(days=longest * 366)
    formed = Formation.objects.filter(regime__in=list(terms), kind=Formation.Kind.FORMED, day_latest__gt=since)
    days = view.within(formed).values("regime", "day_latest").annotate(of=Count("pk"), one=Min("commission"))
    names = Commission.objects.in_bulk({row["one"] for row in days})
    lines = [_window(terms[row["regime"]], row, names[row["one"]], today) for row in days.order_by("day_latest")]
    return [line for line in lines if line is not None]


def _window(rule: Any, row: Any, commission: Commission, today: datetime.date) -> Line | None:
    """The window lies before the end of the term of the commission formed on the day."""
    end = later(row["day_latest"], f"P{rule.years}Y")
    opens = _earlier(end, rule.window_begins_before)
    closes = _earlier(end, rule.window_ends_before) if rule.window_ends_before else end
    if end < today or opens > today + AHEAD:
        return None
    others = ngettext("%(number)d commission", "%(number)d commissions", row["of"]) % {"number": row["of"]}
    detail = _("to be formed between %(first)s and %(last)s") % {"first": spoken(opens), "last": spoken(closes)}
    address = act_page(commission=commission.pk, day=end, kind="form")
    return Line(f"{str(rule.name) or rule.code}: {commission if row['of'] == 1 else others}", address, detail)


def _earlier(day: datetime.date, period: str) -> datetime.date:
    return later(day, f"P-{period[1:]}")
