"""What falls due in some commissions: plain values for the daily digest and the private calendar.

Each list is read in one query (vacancies in two), is cut at `most` and says how many there are in all.
`commissions` are ids of `Scope.commissions`; None stands for all of them.
"""

import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import models
from django.db.models import Count, F, Q, Window
from django.urls import reverse
from django.utils.translation import gettext_lazy, gettext_noop

from commission.findings import later, regime_deadline
from commission.models import Regime, Seat
from members.models import Appointment, Formation
from members.seating import perhaps_empty, seated
from members.status import Status
from portal.models import ErrorReport
from registry.period import Basis, Day
from registry.wording import say
from registry.words import Words

AHEAD = (30, 60, 90)
MOST = 50
LONGEST_WINDOW = datetime.timedelta(days=366)

Commissions = Collection[int] | None


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
    """Everything, by kind in the order of urgency; empty kinds are left out. Seven queries."""
    lists = (
        formations_due(commissions, day),
        *(past_term(commissions, day, status, most) for status in (Status.EXPIRED, Status.HOLDOVER)),
        past_term(commissions, day, Status.UNCONFIRMED, most),
        vacancies(commissions, day, most),
        terms_ending(commissions, day, most),
        windows(commissions, day),
        new_reports(most),
    )
    return {kind: found for kind, found in zip(Kind, lists, strict=True) if found.items}


def vacancies(commissions: Commissions, day: datetime.date, most: int = MOST) -> Found:
    """Seats known to be empty; the order is that of the commissions."""
    in_order = ("commission", "quota__position", "number")
    seats = seated(perhaps_empty(_within(Seat.objects.order_by(), "commission", commissions), day), day)
    vacant = seats.filter(state="vacant").aggregate(found=ArrayAgg("pk", order_by=in_order, default=[]))["found"]
    shown = Seat.objects.filter(pk__any_of=vacant[:most]).select_related("commission", "quota")
    return Found([_vacancy(seat) for seat in seated(shown, day).order_by(*in_order)], len(vacant))


def terms_ending(commissions: Commissions, day: datetime.date, most: int = MOST) -> Found:
    """Terms the law ends within the longest of `AHEAD`, of those who may still serve."""
    last = day + datetime.timedelta(days=AHEAD[-1])
    ending = Q(statutory_latest__gt=day, statutory_latest__lte=last)
    states = (Status.SERVING, Status.HOLDOVER, Status.UNCONFIRMED, Status.UNCERTAIN)
    sentence = gettext_noop("The term of %(person)s ends on %(day)s: %(commission)s.")
    return _terms(commissions, day, ending & Q(status__in=states), Kind.TERM_ENDS, sentence, most)


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


def past_term(commissions: Commissions, day: datetime.date, status: Status, most: int = MOST) -> Found:
    """Who sits past the term: expired, holding over, or unconfirmed with a statutory end that has passed."""
    kind, sentence = PAST[status]
    past = Q() if status == Status.HOLDOVER else Q(statutory_latest__lte=day)
    return _terms(commissions, day, past & Q(status=status), kind, sentence, most)


def formations_due(commissions: Commissions, day: datetime.date) -> Found:
    """New commissions that a rule in force asks for and that no record shows formed."""
    formed = Formation.objects.filter(kind=Formation.Kind.FORMED, regime=models.OuterRef("pk"))
    regimes = Regime.objects.filter(~models.Exists(formed), possible__contains=day, commission__isnull=False)
    asked = _within(regimes.exclude(deadline_period=""), "commission", commissions).select_related("commission")
    items = [_formation(regime, day) for regime in asked.order_by("id")]
    return Found(items, len(items))


def windows(commissions: Commissions, day: datetime.date) -> Found:
    """By when the formation of the next commission must begin and be over, before a term that ends."""
    running = Appointment.objects.filter(
        statutory_latest__gt=day, statutory_latest__lte=day + LONGEST_WINDOW, end_latest__isnull=True
    ).exclude(regime__window_begins_before="", regime__window_ends_before="")
    named = ("commission", "commission__slug", *(f"commission__name_{code}" for code in ("kk", "ru", "en")))
    rules = ("regime__window_begins_before", "regime__window_ends_before")
    rows = _within(running, "commission", commissions).values(*named, *rules, "statutory_latest").distinct()
    items = [item for row in rows.order_by("statutory_latest", "commission") for item in _windows(row, day)]
    return Found(items, len(items))


def new_reports(most: int = MOST) -> Found:
    """What readers reported and nobody has settled, the newest first."""
    reports = ErrorReport.objects.filter(state=ErrorReport.State.NEW).annotate(total=Window(Count("*")))
    sentence = gettext_noop("Reported on %(day)s: %(page)s")
    found = list(reports.order_by("-received", "-id")[:most])
    items = [
        Due(Kind.REPORT, one.pk, sentence, {"day": one.received.date(), "page": one.page}, address=one.page)
        for one in found
    ]
    return Found(items, found[0].total if found else 0)


def _within(rows: Any, path: str, commissions: Commissions) -> Any:
    return rows if commissions is None else rows.filter(**{f"{path}__pk__any_of": list(commissions)})


def _terms(commissions: Commissions, day: datetime.date, which: Q, kind: Kind, sentence: str, most: int) -> Found:
    served = _within(Appointment.objects.with_status(day).filter(which), "commission", commissions)
    in_order = served.order_by(F("statutory_latest").asc(nulls_last=True), "id")
    found = list(in_order.annotate(total=Window(Count("*"))).select_related("person", "commission")[:most])
    return Found([_term(one, kind, sentence, day) for one in found], found[0].total if found else 0)


def _term(one: Any, kind: Kind, sentence: str, day: datetime.date) -> Due:
    values = {"person": one.person.name, "commission": one.commission.name, "day": one.statutory_end or ""}
    address = reverse("person", args=[one.person.slug])
    ahead = _ahead(one.statutory_latest, day) if kind == Kind.TERM_ENDS else None
    return Due(kind, one.pk, sentence, values, one.statutory_end, one.commission.slug, address, ahead)


def _vacancy(seat: Any) -> Due:
    values = {"seat": seat.code, "commission": seat.commission.name, "day": seat.vacant_since or ""}
    sentence = gettext_noop("Seat %(seat)s has been vacant since %(day)s: %(commission)s.")
    address = reverse("commission", args=[seat.commission.slug])
    return Due(Kind.VACANCY, seat.pk, sentence, values, seat.vacant_since, seat.commission.slug, address)


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


def _windows(row: dict[str, Any], day: datetime.date) -> Iterator[Due]:
    sentences = (
        (
            1,
            row["regime__window_begins_before"],
            gettext_noop("The next commission must begin to be formed by %(day)s: %(commission)s."),
        ),
        (
            2,
            row["regime__window_ends_before"],
            gettext_noop("The next commission must be formed by %(day)s: %(commission)s."),
        ),
    )
    name = Words(*(row[f"commission__name_{code}"] for code in ("kk", "ru", "en")))
    address = reverse("commission", args=[row["commission__slug"]])
    for place, period, sentence in sentences:
        by = period and later(row["statutory_latest"], f"P-{period[1:]}")
        if by and (ahead := _ahead(by, day)) is not None:
            falls = Day("", by, by, Basis.INFERRED)
            values = {"day": by, "commission": name}
            yield Due(
                Kind.WINDOW, row["commission"], sentence, values, falls, row["commission__slug"], address, ahead, place
            )


def _ahead(by: datetime.date, day: datetime.date) -> int | None:
    return next((days for days in AHEAD if day < by <= day + datetime.timedelta(days=days)), None)
