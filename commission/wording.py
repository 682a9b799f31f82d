"""What the pages call a seat, a rule and a finding."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from registry.wording import say_date

EVIDENCE = {
    "act": lazy("the appointment as announced"),
    "sighting": lazy("seen in office"),
    "roster": lazy("named on a list of members"),
    "signature": lazy("signed for the commission"),
    "role": lazy("took part with the office"),
    "end": lazy("known from the end of the service"),
}
FINDINGS = {
    "authority-unknown": lazy("Who appointed is not documented"),
    "beyond-knowledge": lazy("The day lies after the last check of the records"),
    "commission-not-founded": lazy("The commission did not exist yet"),
    "composition-dismissed": lazy("The whole commission had been dismissed"),
    "conflicting-sources": lazy("Sources disagree"),
    "date-uncertain": lazy("The day of a change is not known exactly"),
    "expired": lazy("Past the end of the term"),
    "members-unknown": lazy("Not all members are recorded"),
    "more-recorded-than-seats": lazy("More people are recorded than there are seats"),
    "no-act": lazy("The act of appointment is not recorded"),
    "no-source": lazy("No source is recorded"),
    "office-undocumented": lazy("Who holds an office is not documented"),
    "office-vacant": lazy("An office is vacant"),
    "overdue-formation": lazy("A new commission is overdue"),
    "quota-exceeded": lazy("An authority appointed more members than its quota"),
    "quota-unfilled": lazy("A quota is not filled"),
    "reappointment-undocumented": lazy("Reappointment is not documented"),
    "regime-superseded": lazy("The rule has been replaced; no new commission is recorded"),
    "regime-unclear": lazy("Which rule was in force is unclear"),
    "regime-unknown": lazy("No rule is recorded for this day"),
    "seat-undocumented": lazy("Who holds a seat is not documented"),
    "seat-vacant": lazy("A seat is vacant"),
    "seats-unknown": lazy("The number of seats is not recorded"),
    "term-too-long": lazy("A term longer than the rule allows"),
    "too-many-members": lazy("More members than seats"),
    "unconfirmed": lazy("Whether people still serve is unconfirmed"),
    "wrong-authority": lazy("Appointed by another authority than the rule names"),
}


def quota_name(quota: Any) -> str:
    return str(quota.label) or str(quota.code)


def seat_name(seat: Any) -> str:
    """“Member (Senate), seat 2”; the only seat of a quota goes by the quota's name."""
    if seat.quota.number == 1:
        return quota_name(seat.quota)
    return _("%(quota)s, seat %(number)s") % {"quota": quota_name(seat.quota), "number": seat.number}


def seats_name(first: Any, last: Any) -> str:
    """Neighbouring seats of one quota under one name."""
    if first.number == last.number:
        return seat_name(first)
    values = {"quota": quota_name(first.quota), "first": first.number, "last": last.number}
    return _("%(quota)s, seats %(first)s\u2060–\u2060%(last)s") % values


def finding_title(code: str) -> str:
    """A finding newer than this list is still shown, under its code."""
    return str(FINDINGS.get(code, code))


def why_shown(appointment: Any) -> str:
    """The evidence that puts a name on the page, from the first day to the last."""
    first, last = appointment.first_evidence, appointment.last_evidence
    if first is None or last is None:
        return ""
    language = get_language() or "en"
    kind = EVIDENCE.get(appointment.evidence_kind, appointment.evidence_kind)
    values = {"kind": kind, "first": say_date(first, language), "last": say_date(last, language)}
    if first == last:
        return _("%(kind)s: %(last)s") % values
    return _("from %(first)s; last: %(kind)s, %(last)s") % values
