"""What falls due in words: plain values for the daily letter and the private calendar.

Each list is cut at `most` and says how many there are in all.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import Count, Window
from django.urls import reverse
from django.utils.translation import gettext_lazy, gettext_noop

from commission.findings import regime_deadline
from members.status import Status
from portal.staff.due import records
from portal.staff.due.records import AHEAD, Commissions
from registry.period import Basis, Day
from registry.wording import say
from registry.words import Words

MOST = 50


class Kind(models.TextChoices):
    """In the order of their urgency."""

    FORMATION = "formation", gettext_lazy("new commissions due")
    EXPIRED = "expired", gettext_lazy("terms over, nobody may hold over")
    HOLDOVER = "holdover", gettext_lazy("holding over")
    OVERDUE = "overdue", gettext_lazy("terms over, no end recorded")
    VACANCY = "vacancy", gettext_lazy("vacant seats")
    TERM_ENDS = "term-ends", gettext_lazy("terms that end soon")
    WINDOW = "window", gettext_lazy("formation windows")
    REPORT = "report", gettext_lazy("reported errors")


@dataclass(frozen=True)
class Due:
    """`subject` is the id of the seat, appointment, regime or report; `key` never changes for the same matter.

    `within` is the first of `AHEAD` days the matter falls into, or None where it is not ahead.
    """

    kind: Kind
    subject: int
    sentence: str
    values: dict[str, object]
    day: Day | None = None
    commission: str = ""  # its slug
    address: str = ""  # the public page
    within: int | None = None
    place: int = field(default=0)  # tells matters of one subject apart

    @property
    def key(self) -> str:
        return f"{self.kind}-{self.subject}" + (f"-{self.place}" if self.place else "")

    @property
    def message(self) -> Words:
        return say(self.sentence, self.values)


@dataclass(frozen=True)
class Found:
    items: list[Due]
    total: int


def all_due(commissions: Commissions, day: datetime.date, most: int = MOST) -> dict[Kind, Found]:
    """Everything, by kind in the order of urgency; empty kinds are left out."""
    lists = (
        formations_due(commissions, day),
        *(past_term(commissions, day, status, most) for status in records.PAST_THEIR_TERM),
        vacancies(commissions, day, most),
        terms_ending(commissions, day, most),
        windows(commissions, day),
        new_reports(most),
    )
    return {kind: found for kind, found in zip(Kind, lists, strict=True) if found.items}


def vacancies(commissions: Commissions, day: datetime.date, most: int = MOST) -> Found:
    vacant = records.vacant_seats(day, commissions)
    by_pk = records.placed_seats(vacant[:most], day)
    return Found([_vacancy(by_pk[pk]) for pk in vacant[:most]], len(vacant))


def terms_ending(commissions: Commissions, day: datetime.date, most: int = MOST) -> Found:
    sentence = gettext_noop("The term of %(person)s ends on %(day)s: %(commission)s.")
    found, total = _cut(records.terms_ending(day, commissions).select_related("person", "commission"), most)
    return Found([_term(one, Kind.TERM_ENDS, sentence, day) for one in found], total)


PAST = {
    Status.EXPIRED: (
        Kind.EXPIRED,
        gettext_noop("The term of %(person)s ended on %(day)s and the rule lets nobody hold over: %(commission)s."),
    ),
    Status.HOLDOVER: (Kind.HOLDOVER, gettext_noop("%(person)s holds over: %(commission)s.")),
    Status.UNCONFIRMED: (
        Kind.OVERDUE,
        gettext_noop("The term of %(person)s ended on %(day)s and no end is recorded: %(commission)s."),
    ),
}
PAST_THE_RULE = gettext_noop(
    "The rule %(person)s was appointed under has ended and no end of service is recorded: %(commission)s."
)


def past_term(commissions: Commissions, day: datetime.date, status: Status, most: int = MOST) -> Found:
    """Who sits past the term or the rule: expired, holding over, or unconfirmed."""
    kind, sentence = PAST[status]
    staying = records.past_term(day, commissions).filter(status=status)
    found, total = _cut(staying.select_related("person", "commission"), most)
    return Found([_term(one, kind, _of_past(one, sentence, day), day) for one in found], total)


def _of_past(one: Any, sentence: str, day: datetime.date) -> str:
    by_term = one.statutory_latest is not None and one.statutory_latest <= day
    return sentence if by_term or one.status == Status.HOLDOVER else PAST_THE_RULE


def formations_due(commissions: Commissions, day: datetime.date) -> Found:
    """New commissions that a rule in force asks for and that no record shows formed."""
    items = [_formation(regime, day) for regime in records.rules_to_carry_out(day, commissions)]
    return Found(items, len(items))


def windows(commissions: Commissions, day: datetime.date) -> Found:
    """By when the formation of the next commission must begin and be over, before a term that ends."""
    items = [item for window in records.windows(day, commissions) for item in _windows(window, day)]
    return Found(items, len(items))


def new_reports(most: int = MOST) -> Found:
    sentence = gettext_noop("Reported on %(day)s: %(page)s")
    found, total = _cut(records.new_reports(), most)
    items = [
        Due(Kind.REPORT, one.pk, sentence, {"day": one.received.date(), "page": one.page}, address=one.page)
        for one in found
    ]
    return Found(items, total)


def _cut(rows: Any, most: int) -> tuple[list[Any], int]:
    """The first rows and how many there are, in one query."""
    found = list(rows.annotate(total=Window(Count("*")))[:most])
    return found, found[0].total if found else 0


def _term(one: Any, kind: Kind, sentence: str, day: datetime.date) -> Due:
    values = {"person": one.person.name, "commission": one.commission.name, "day": one.statutory_end or ""}
    address = reverse("person", args=[one.person.slug])
    ahead = _ahead(one.statutory_latest, day) if kind == Kind.TERM_ENDS else None
    return Due(kind, one.pk, sentence, values, one.statutory_end, one.commission.slug, address, ahead)


def _vacancy(seat: Any) -> Due:
    values = {"seat": seat.code, "commission": seat.commission.name, "day": seat.emptied_since or ""}
    sentence = gettext_noop("Seat %(seat)s has been vacant since %(day)s: %(commission)s.")
    address = reverse("commission", args=[seat.commission.slug])
    return Due(Kind.VACANCY, seat.pk, sentence, values, seat.emptied_since, seat.commission.slug, address)


def _formation(regime: Any, day: datetime.date) -> Due:
    deadline = regime_deadline(regime)
    values: dict[str, object] = {"commission": regime.commission.name}
    if deadline is not None:
        values["day"] = deadline
        sentence = gettext_noop("A new commission is due by %(day)s: %(commission)s.")
    else:
        values["event"] = regime.deadline_event
        sentence = gettext_noop(
            "A new commission is due, counted from an event without a day (%(event)s): %(commission)s."
        )
    ahead = _ahead(deadline.latest, day) if deadline and deadline.latest else None
    address = reverse("commission", args=[regime.commission.slug])
    return Due(Kind.FORMATION, regime.pk, sentence, values, deadline, regime.commission.slug, address, ahead)


def _windows(window: records.Window, day: datetime.date) -> Iterator[Due]:
    begin = (
        gettext_noop("The next commission must begin to be formed by %(day)s: %(commission)s."),
        gettext_noop("The next commissions must begin to be formed by %(day)s: %(commission)s and others, %(number)s."),
    )
    end = (
        gettext_noop("The next commission must be formed by %(day)s: %(commission)s."),
        gettext_noop("The next commissions must be formed by %(day)s: %(commission)s and others, %(number)s."),
    )
    for place, by, sentences in ((1, window.opens, begin), (2, window.closes, end)):
        if by and (ahead := _ahead(by, day)) is not None:
            several = window.number > 1
            values: dict[str, object] = {"day": by, "commission": window.one.name}
            if several:
                values["number"] = window.number
            falls, slug = Day("", by, by, Basis.INFERRED), window.one.slug
            address = reverse("commission", args=[slug])
            subject, key = window.regime.pk, int(f"{window.term_ends:%Y%m%d}{place}")
            yield Due(Kind.WINDOW, subject, sentences[several], values, falls, slug, address, ahead, key)


def _ahead(by: datetime.date, day: datetime.date) -> int | None:
    return next((days for days in AHEAD if day < by <= day + datetime.timedelta(days=days)), None)
