"""What the findings say of the commissions nearest to the user, and the form that settles each."""

import datetime
from collections import Counter
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from commission.composition import composition
from commission.findings import Finding, findings
from commission.models import Commission, Level
from commission.models.body import LISTED
from commission.models.terms import HOME_COUNTRY
from portal.staff.cockpit.lines import Line, Section, View, act_page
from portal.staff.due.records import within

Judged = tuple[Commission, Finding]

MOST_COMMISSIONS, MOST_OF_A_KIND = 2, 2
OF_APPOINTMENTS = (
    "authority-unknown",
    "conflicting-sources",
    "date-uncertain",
    "no-act",
    "no-source",
    "reappointment-undocumented",
    "term-too-long",
    "unconfirmed",
    "wrong-authority",
)


def judged(view: View, today: datetime.date) -> Section:
    """Contradictions and gaps of today: the national commission's, or those of the first commissions one keeps."""
    nearest = within(Commission.objects.as_of(today), view.commissions, "pk").filter(country=HOME_COUNTRY)
    if view.commissions is None:
        nearest = nearest.filter(level=Level.CENTRAL)
    found = [
        (commission, finding)
        for commission in nearest.order_by(*LISTED)[:MOST_COMMISSIONS]
        for finding in findings(composition(commission, today))
    ]
    lines = [_line(commission, finding, today) for commission, finding in view.shown(_every_kind_first(found))]
    return Section("judged", _("Contradictions and gaps"), lines, len(found))


def _every_kind_first(found: list[Judged]) -> list[Judged]:
    """A few of each kind first, so that thirty of one do not hide the only one of another; then the rest."""
    seen: Counter[str] = Counter()
    first: list[Judged] = []
    rest: list[Judged] = []
    for commission, finding in found:
        seen[finding.code] += 1
        (first if seen[finding.code] <= MOST_OF_A_KIND else rest).append((commission, finding))
    return first + rest


def _line(commission: Commission, finding: Finding, today: datetime.date) -> Line:
    severity = _("breach of the rule") if finding.severity == "violation" else ""
    law = " ".join(filter(None, (str(finding.act.title) if finding.act is not None else "", finding.article)))
    detail = " · ".join(filter(None, (str(commission), severity, law if severity else "")))
    return Line(finding.message, _settles(commission, finding, today), detail)


def _settles(commission: Commission, finding: Finding, today: datetime.date) -> str:
    first: Any = finding.about[0] if finding.about else None
    match finding.code:
        case "seat-vacant" | "seat-undocumented":
            return act_page(commission=commission.pk, day=today, seat=first.id)
        case "office-vacant" | "office-undocumented":
            return act_page(commission=commission.pk, day=today, kind="elect", office=first.office)
        case "expired":
            return act_page(commission=commission.pk, day=today, seat=first.seat_id, predecessor=first.id)
        case "beyond-knowledge":
            return act_page(commission=commission.pk, day=today, kind="checked-to")
        case "members-unknown":
            return act_page(commission=commission.pk, day=today, kind="sit")
        case "regime-superseded" | "overdue-formation" | "composition-dismissed":
            return act_page(commission=commission.pk, day=today, kind="form")
        case code if code in OF_APPOINTMENTS:
            return reverse("admin:members_appointment_change", args=[first.id])
        case "seats-unknown" | "regime-unclear":
            return reverse("admin:commission_regime_changelist")
        case _:
            return reverse("commission", args=[commission.slug])
