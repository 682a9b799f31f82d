"""How an appointment stands on a day, in a sentence and by the mark that goes with it."""

import datetime
from typing import Any

from django.utils.translation import gettext_noop as _

from registry.period import Day
from registry.wording import say
from registry.words import Words

SENTENCES = {
    "serving": _("On %(day)s serving."),
    "holdover": _("On %(day)s holding over until a new appointment."),
    "expired": _("On %(day)s still there, although the term had ended."),
    "unconfirmed": _("Whether they served on %(day)s is not confirmed; the last evidence is of %(last)s."),
    "uncertain": _("Whether they served on %(day)s is uncertain: a date is known only in part."),
    "ended": _("No longer there on %(day)s; left: %(end)s."),
    "ended-date-unknown": _("No longer there on %(day)s; when they left is not recorded."),
    "future": _("Not there yet on %(day)s; begins: %(start)s."),
    "unattested": _("Not yet seen there on %(day)s; first seen on %(first)s."),
    "": _("Last seen there on %(last)s; who serves on %(day)s it does not show."),
}
MARKS = {"ended-date-unknown": "ended", "unattested": "undocumented", "": "undocumented"}


def standing(appointment: Any, day: datetime.date) -> Words:
    """`appointment` has its `status` on `day`."""
    values: dict[str, object] = {
        "day": day,
        "first": _as_stated(appointment, appointment.first_evidence),
        "last": _as_stated(appointment, appointment.last_evidence),
        "start": appointment.start,
        "end": appointment.end,
    }
    return say(SENTENCES[appointment.status], values)


def _as_stated(appointment: Any, evidence: datetime.date | None) -> Day | datetime.date | None:
    """The day of the evidence as its source states it: a month counts with its last day, but is not that day."""
    sightings = appointment.attestations.all()
    return next((each.seen for each in sightings if each.seen_latest == evidence), evidence)


def mark_of(status: str) -> str:
    return MARKS.get(status, status)


def statutory_end(appointment: Any) -> Day | None:
    """When the law ends the term, as far as its start is known."""
    if appointment.statutory_latest is None:
        return None
    return Day("", appointment.statutory_earliest, appointment.statutory_latest)
