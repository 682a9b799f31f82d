"""What the pages call a seat, a rule and a finding."""

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from registry.wording import say_date

UNBROKEN_DASH = "\u2060–\u2060"

EVIDENCE = {
    "act": gettext_lazy("the appointment as announced"),
    "sighting": gettext_lazy("seen in office"),
    "roster": gettext_lazy("named on a list of members"),
    "signature": gettext_lazy("signed for the commission"),
    "role": gettext_lazy("took part with the office"),
    "end": gettext_lazy("known from the end of the service"),
}
FINDINGS = {
    "authority-unknown": gettext_lazy("Who appointed is not documented"),
    "beyond-knowledge": gettext_lazy("The day lies after the last check of the records"),
    "commission-not-founded": gettext_lazy("The commission did not exist yet"),
    "composition-dismissed": gettext_lazy("The whole commission had been dismissed"),
    "conflicting-sources": gettext_lazy("Sources disagree"),
    "date-uncertain": gettext_lazy("The day of a change is not known exactly"),
    "expired": gettext_lazy("Past the end of the term"),
    "members-unknown": gettext_lazy("Not all members are recorded"),
    "more-recorded-than-seats": gettext_lazy("More people are recorded than there are seats"),
    "no-act": gettext_lazy("The act of appointment is not recorded"),
    "no-source": gettext_lazy("No source is recorded"),
    "office-undocumented": gettext_lazy("Who holds an office is not documented"),
    "office-vacant": gettext_lazy("An office is vacant"),
    "overdue-formation": gettext_lazy("A new commission is overdue"),
    "quota-exceeded": gettext_lazy("An authority appointed more members than its quota"),
    "quota-unfilled": gettext_lazy("A quota is not filled"),
    "reappointment-undocumented": gettext_lazy("Reappointment is not documented"),
    "regime-superseded": gettext_lazy("The rule has been replaced; no new commission is recorded"),
    "regime-unclear": gettext_lazy("Which rule was in force is unclear"),
    "regime-unknown": gettext_lazy("No rule is recorded for this day"),
    "seat-undocumented": gettext_lazy("Who holds a seat is not documented"),
    "seat-vacant": gettext_lazy("A seat is vacant"),
    "seats-unknown": gettext_lazy("The number of seats is not recorded"),
    "term-too-long": gettext_lazy("A term longer than the rule allows"),
    "too-many-members": gettext_lazy("More members than seats"),
    "unconfirmed": gettext_lazy("Whether people still serve is unconfirmed"),
    "wrong-authority": gettext_lazy("Appointed by another authority than the rule names"),
}


def quota_name(quota: Any) -> str:
    return capfirst(str(quota.label)) or str(quota.code)


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
    return _("%(quota)s, seats %(first)s–%(last)s").replace("–", UNBROKEN_DASH) % values


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
