"""Which records fall due on a day: read by the cockpit, by the daily letter and by the private calendar alike.

`commissions` are ids of `Scope.commissions`; None stands for all of them.
"""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet

from commission.findings import later
from commission.models import Commission, Quota, Regime, Seat
from members.models import Appointment, AppointmentAct, Formation
from members.seating import emptied, perhaps_empty, seated
from members.status import Status
from portal.models import ErrorReport
from registry.api.statement import NUMBERS, ON_DAY, Slot
from registry.models import Citation
from registry.models.source import Confidence
from registry.period import Basis

AHEAD = (30, 60, 90)
FARTHEST = datetime.timedelta(days=AHEAD[-1])
PAST_THEIR_TERM = (Status.EXPIRED, Status.HOLDOVER, Status.UNCONFIRMED)
MAY_SERVE = (Status.SERVING, Status.HOLDOVER, Status.UNCONFIRMED, Status.UNCERTAIN)

Commissions = Collection[int] | None


def within(rows: Any, commissions: Commissions, path: str = "commission__pk") -> Any:
    return rows if commissions is None else rows.filter(**{f"{path}__any_of": list(commissions)})


def terms_ending(day: datetime.date, commissions: Commissions) -> Any:
    """Terms the law ends within the longest of AHEAD, of those who may still serve; the nearest first.

    Whose rule has ended already is of `past_term`.
    """
    soon = Q(statutory_latest__gt=day, statutory_latest__lte=day + FARTHEST)
    serving = _with_status(day).filter(soon, end_latest=None, status__in=MAY_SERVE)
    ending = within(serving.exclude(regime_end_earliest__lte=day), commissions)
    return ending.order_by("statutory_latest", "pk")


def past_term(day: datetime.date, commissions: Commissions) -> Any:
    """Who sits past the term or the rule, and no end is recorded: those who may, and those the rule no longer lets."""
    past = Q(statutory_latest__lte=day) | Q(regime_end_earliest__lte=day)
    staying = _with_status(day).filter(past, end_latest=None, listed_until__gt=day, status__in=PAST_THEIR_TERM)
    return within(staying, commissions).order_by(F("statutory_latest").asc(nulls_last=True), "pk")


@lru_cache(maxsize=4)
def _with_status(day: datetime.date) -> Any:
    """Never read itself: to resolve what a status is takes Python longer than PostgreSQL takes to answer."""
    return Appointment.objects.with_status(day)


def vacant_seats(day: datetime.date, commissions: Commissions) -> list[int]:
    """Ids of the seats known to be empty, those emptied last first."""
    sql, params = _vacant(commissions is not None)
    values: dict[str, Any] = {"as_of": day, "commissions": list(commissions or ())}
    with connection.cursor() as cursor:
        cursor.execute(sql, [values[param.name] if isinstance(param, Slot) else param for param in params])
        return [pk for (pk,) in cursor.fetchall()]


@cache
def _vacant(narrowed: bool) -> tuple[str, tuple[Any, ...]]:
    """Written once: to write it takes Python longer than PostgreSQL takes to answer."""
    every = Seat.objects.order_by()
    seats = every.filter(commission__pk__any_of=Slot("commissions", NUMBERS)) if narrowed else every
    last_first = (F("emptied_since_latest").desc(nulls_last=True), "pk")
    vacant = seated(perhaps_empty(seats, ON_DAY), ON_DAY).filter(state="vacant").order_by(*last_first).values_list("pk")
    written: tuple[str, tuple[Any, ...]] = vacant.query.sql_with_params()
    return written


def placed_seats(keys: list[int], day: datetime.date) -> dict[int, Any]:
    """Vacant seats by id, each with since when it is empty."""
    if not keys:
        return {}
    seats = within(_emptied(day), keys, "pk").select_related("commission", "quota")
    return {seat.pk: seat for seat in seats}


@lru_cache(maxsize=4)
def _emptied(day: datetime.date) -> Any:
    """As `_with_status`, of seats."""
    return emptied(Seat.objects.all(), day)


def rules_to_carry_out(day: datetime.date, commissions: Commissions) -> "QuerySet[Any]":
    """Rules in force, or soon to be, that ask for a new commission by a deadline, and no record shows one formed."""
    formed = Formation.objects.filter(regime=OuterRef("pk"), kind=Formation.Kind.FORMED)
    soon = DateRange(day, day + FARTHEST)
    rules = Regime.objects.filter(~Exists(formed), possible__overlap=soon, commission__isnull=False)
    asked: QuerySet[Any] = within(rules.exclude(deadline_period=""), commissions)
    return asked.select_related("commission").order_by("start_latest", "pk")


@dataclass(frozen=True)
class Window:
    """When the next commission is to be formed under a rule; `number` were formed on one day, `one` is of them."""

    regime: Regime
    one: Commission
    number: int
    opens: datetime.date | None
    closes: datetime.date | None
    term_ends: datetime.date


def windows(day: datetime.date, commissions: Commissions) -> list[Window]:
    """Windows open, or opening within the longest of AHEAD, before the end of the terms of whole commissions."""
    rules = Regime.objects.exclude(window_begins_before="", window_ends_before="")
    terms = rules.filter(quotas__term_runs=Quota.TermRuns.COMMISSION).annotate(years=Min("quotas__term_years"))
    by_pk: dict[int, Any] = terms.exclude(years=None).in_bulk()
    longest = max((rule.years for rule in by_pk.values()), default=0)
    formed = Formation.objects.filter(kind=Formation.Kind.FORMED)
    again = formed.filter(commission=OuterRef("commission"), day_latest__gt=OuterRef("day_latest"))
    last = formed.filter(
        ~Exists(again), regime__in=list(by_pk), day_latest__gt=day - datetime.timedelta(days=longest * 366)
    )
    rows = within(last, commissions).values("regime", "day_latest").annotate(of=Count("pk"), one=Min("commission"))
    ones = Commission.objects.in_bulk({row["one"] for row in rows})
    found = [_window(by_pk[row["regime"]], row, ones[row["one"]]) for row in rows.order_by("day_latest", "regime")]
    return [window for window in found if window.term_ends >= day and _opens_by(window, day + FARTHEST)]


def _window(rule: Any, row: Any, one: Commission) -> Window:
    ends = later(row["day_latest"], f"P{rule.years}Y")
    opens, closes = (
        later(ends, f"P-{period[1:]}") if period else None
        for period in (rule.window_begins_before, rule.window_ends_before)
    )
    return Window(rule, one, row["of"], opens, closes, ends)


def _opens_by(window: Window, day: datetime.date) -> bool:
    return (window.opens or window.closes or window.term_ends) <= day


def new_reports() -> "QuerySet[ErrorReport]":
    """What readers reported and nobody has settled, the newest first."""
    return ErrorReport.objects.filter(state=ErrorReport.State.NEW).order_by("-received", "-pk")


def without_act_or_source(commissions: Commissions) -> Any:
    acts = AppointmentAct.objects.filter(appointment=OuterRef("pk"), role=AppointmentAct.Role.APPOINTED)
    return within(Appointment.objects.filter(~Exists(acts) | ~Exists(_cited())), commissions).order_by("-pk")


def resting_on_little(commissions: Commissions) -> Any:
    """Of those who may still serve: a day inferred, or a source that is weak or infers."""
    little = _cited().filter(Q(basis=Basis.INFERRED) | ~Q(confidence=Confidence.HIGH))
    inferred = Q(start_basis=Basis.INFERRED, start_latest__isnull=False)
    resting = Appointment.objects.filter(Exists(little) | inferred, end_latest=None)
    return within(resting, commissions).order_by("-pk")


def _cited() -> "QuerySet[Citation]":
    kind = ContentType.objects.get_for_model(Appointment)
    return Citation.objects.filter(content_type=kind, object_id=OuterRef("pk"))
