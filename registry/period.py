"""Uncertain days, and the two ranges every dated record has: what is certain and what is possible.

Ranges are half-open: a term ends on the day the act names and the successor starts that day.
"""

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from zoneinfo import ZoneInfo

from django.contrib.postgres.fields import DateRangeField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

ASTANA = ZoneInfo("Asia/Almaty")
FIRST_YEAR, LAST_YEAR = 1800, 2300


def today() -> datetime.date:
    return datetime.datetime.now(ASTANA).date()


class Basis(models.TextChoices):
    STATED = "stated", _("stated by a source")
    INFERRED = "inferred", _("inferred")


@dataclass(frozen=True, slots=True)
class Day:
    """A day known between two bounds; a missing bound is unknown, equal bounds are an exact day."""

    value: str
    earliest: datetime.date | None
    latest: datetime.date | None
    basis: str = Basis.STATED

    @property
    def is_exact(self) -> bool:
        return self.earliest is not None and self.earliest == self.latest

    @property
    def is_known(self) -> bool:
        return self.earliest is not None and self.latest is not None

    @property
    def written(self) -> str:
        """As the source states it, or else in ISO 8601-2."""
        return self.value or notation(self.earliest, self.latest)

    def as_json(self) -> dict[str, str | None]:
        return {
            "value": self.written,
            "earliest": self.earliest.isoformat() if self.earliest else None,
            "latest": self.latest.isoformat() if self.latest else None,
            "basis": self.basis,
        }


def notation(earliest: datetime.date | None, latest: datetime.date | None) -> str:
    """ISO 8601-2: `2016-09-14`, `2016-09-01/2016-09-22`, `../2016-09-22`, `2016-09-01/..`."""
    if earliest is not None and earliest == latest:
        return earliest.isoformat()
    return "/".join(bound.isoformat() if bound else ".." for bound in (earliest, latest))


def parse_day(text: str) -> Day:
    """Read a day as a source gives it: `2016`, `2016-09`, `2016-09-14`, or an interval of ISO 8601-2.

    Raises ValidationError, naming the value and the forms understood.
    """
    text = text.strip()
    if "/" in text:
        return _parse_interval(text)
    earliest, latest = _bounds(text)
    return Day(text, earliest, latest)


def parse_date(text: str) -> datetime.date:
    """Read one exact calendar day, `YYYY-MM-DD`; raises ValidationError with the remedy."""
    message = _("“%(value)s” is not a day. Write it as YYYY-MM-DD, for example 2022-03-31.")
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        raise ValidationError(message, code="invalid", params={"value": text})
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise ValidationError(message, code="invalid", params={"value": text}) from error


def _parse_interval(text: str) -> Day:
    first, _slash, last = text.partition("/")
    earliest = None if first in {"", ".."} else _bounds(first)[0]
    latest = None if last in {"", ".."} else _bounds(last)[1]
    if earliest and latest and earliest > latest:
        raise ValidationError(
            _("“%(value)s” ends before it begins. Put the earlier day first."),
            code="inverted",
            params={"value": text},
        )
    return Day(text, earliest, latest)


def _bounds(text: str) -> tuple[datetime.date, datetime.date]:
    match = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", text, re.ASCII)
    try:
        if match is None or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
            raise ValueError(text)
        year, month, day = int(match[1]), match[2], match[3]
        first = datetime.date(year, int(month or 1), int(day or 1))
        last_month = int(month or 12)
        last_day = int(day or calendar.monthrange(year, last_month)[1])
        return first, datetime.date(year, last_month, last_day)
    except ValueError as error:
        raise ValidationError(
            _(
                "“%(value)s” is not a day. Write 2016, 2016-09 or 2016-09-14; "
                "between two days 2016-09-01/2016-09-22; no later than a day ../2016-09-22."
            ),
            code="invalid",
            params={"value": text},
        ) from error


class DayOf:
    """Reads the columns `{prefix}_earliest`, `_latest`, `_value`, `_basis` of a record as a `Day`.

    None where neither bound is known.
    """

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix

    def __get__(self, record: Any, owner: type | None = None) -> Day | None:
        earliest = getattr(record, f"{self.prefix}_earliest")
        latest = getattr(record, f"{self.prefix}_latest")
        if earliest is None and latest is None:
            return None
        value = getattr(record, f"{self.prefix}_value")
        return Day(value, earliest, latest, getattr(record, f"{self.prefix}_basis"))


DayColumns = tuple[
    "models.DateField[Any, Any]",
    "models.DateField[Any, Any]",
    "models.CharField[Any, Any]",
    "models.CharField[Any, Any]",
]


def day_columns() -> DayColumns:
    """`start_earliest, start_latest, start_value, start_basis = day_columns()`.

    `value` is the day as the source states it (`2016-09`); the bounds may be narrower than that.
    """
    return (
        models.DateField(null=True, blank=True),
        models.DateField(null=True, blank=True),
        models.CharField(max_length=40, blank=True, default="", db_default=""),
        models.CharField(
            max_length=8, choices=Basis.choices, default=Basis.STATED, db_default=Value(Basis.STATED.value)
        ),
    )


def day_values(prefix: str, day: Day | None) -> dict[str, Any]:
    """Column values for the day named `prefix`, ready for a constructor or `update()`."""
    day = day or Day("", None, None)
    return {
        f"{prefix}_earliest": day.earliest,
        f"{prefix}_latest": day.latest,
        f"{prefix}_value": day.value,
        f"{prefix}_basis": day.basis,
    }


def generated_range(function: str, *columns: str) -> models.GeneratedField:
    """A stored range computed by an immutable function of the database from `columns`.

    The functions are total: where bounds cross the range is empty, never an error.
    """
    return models.GeneratedField(
        expression=Func(*(F(column) for column in columns), function=function),
        output_field=DateRangeField(),
        db_persist=True,
    )


BOUNDS = ("start_earliest", "start_latest", "end_earliest", "end_latest", "end_open")


def in_order(first: str, last: str) -> Q:
    """True unless both columns are known and `first` is later than `last`."""
    return Q(**{f"{first}__isnull": True}) | Q(**{f"{last}__isnull": True}) | Q(**{f"{first}__lte": F(last)})


class DatedQuerySet(models.QuerySet):  # type: ignore[type-arg]  # one class for every dated record
    def as_of(self, day: datetime.date) -> Self:
        """Records that certainly hold on `day`."""
        return self.filter(certain__contains=day)

    def possibly_as_of(self, day: datetime.date) -> Self:
        """Records that may hold on `day`."""
        return self.filter(possible__contains=day)


class Dated(models.Model):
    """Something with a start and an end, each known between two bounds.

    An end is known, open by law (`end_open`), or simply not recorded.
    """

    start_earliest, start_latest, start_value, start_basis = day_columns()
    end_earliest, end_latest, end_value, end_basis = day_columns()
    end_open = models.BooleanField(default=False, db_default=False)
    moves_on: ClassVar[tuple[str, ...]] = ("end_open",)  # fields whose new value is news, not a correction
    start, end = DayOf("start"), DayOf("end")

    class Meta:
        abstract = True
        constraints: ClassVar[Any] = (
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_start_bounds_in_order",
                condition=in_order("start_earliest", "start_latest"),
                violation_error_message=_("The earliest possible start is later than the latest one."),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_end_bounds_in_order",
                condition=in_order("end_earliest", "end_latest"),
                violation_error_message=_("The earliest possible end is later than the latest one."),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_ends_after_it_starts",
                condition=in_order("start_earliest", "end_latest"),
                violation_error_message=_("The end is certainly before the start. Correct one of the two days."),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_open_end_has_no_day",
                condition=Q(end_open=False) | Q(end_earliest__isnull=True, end_latest__isnull=True),
                violation_error_message=_("The end is open by law and yet has a day. Keep one of the two."),
            ),
        )


class Lasting(Dated):
    """A body or a rule: once begun it lasts until its recorded end."""

    certain = generated_range("registry_certain_lasting", *BOUNDS)
    possible = generated_range("registry_possible_lasting", *BOUNDS)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        abstract = True
