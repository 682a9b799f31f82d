"""What a section of the cockpit is made of, and how far it looks."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse

Records = TypeVar("Records", bound="QuerySet[Any]")

AT_MOST = 10
COUNTED_TO = 1_000


class Line(NamedTuple):
    """`address` leads to the form that settles it, filled in."""

    text: Any
    address: str
    detail: Any = ""


@dataclass(frozen=True)
class Section:
    """`number` is how many there are, None where that is not counted; `everything` is the address of the whole list."""

    name: str
    title: Any
    lines: list[Line]
    number: int | None = None
    everything: str = ""
    summary: list[Any] = field(default_factory=list)

    @property
    def is_capped(self) -> bool:
        return self.number is not None and self.number > COUNTED_TO

    @property
    def shown_number(self) -> int | None:
        return COUNTED_TO if self.is_capped else self.number


@dataclass(frozen=True)
class View:
    """Whose cockpit it is: `commissions` are those they keep, None for all."""

    user: Any
    commissions: frozenset[int] | None = None

    def within(self, records: Records, path: str = "commission__pk") -> Records:
        if self.commissions is None:
            return records
        narrowed: Records = records.filter(**{f"{path}__any_of": list(self.commissions)})
        return narrowed


def first(keys: Iterable[int]) -> list[int]:
    return list(keys)[:AT_MOST]


def act_page(**known: object) -> str:
    """“Record an act”, with what is known filled in."""
    return f"{reverse('record-act')}?{urlencode({name: value for name, value in known.items() if value})}"


def record_page(record: Any) -> str:
    """Where a record is corrected."""
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])
