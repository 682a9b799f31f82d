"""Columns of lists that are no columns of the table."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.utils.functional import lazy

from registry.field_labels import FIELDS, day_label
from registry.period import DayOf
from registry.wording import spoken

Column = Callable[[Any], str]


def day(prefix: str) -> Column:
    """An uncertain day in words."""

    @admin.display(description=lazy(day_label, str)(prefix))
    def column(record: Any) -> str:
        value = DayOf(prefix).__get__(record)
        return spoken(value) if value is not None else ""

    return column


def text(prefix: str) -> Column:
    """A text in the reader's language."""

    @admin.display(description=FIELDS[prefix])
    def column(record: Any) -> str:
        return str(getattr(record, prefix))

    return column


def of(*path: str) -> Column:
    """A record further away: `of("appointment", "commission")`."""

    @admin.display(description=FIELDS[path[-1]])
    def column(record: Any) -> str:
        for name in path:
            record = getattr(record, name) if record is not None else None
        return "" if record is None else str(record)

    column.path = path  # type: ignore[attr-defined]  # what a list must read to show it
    return column
