"""What a section of the cockpit is made of, and how far it looks."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar
from urllib.parse import urlencode

from django.urls import reverse

T = TypeVar("T")

AT_MOST = 10
COUNTED_TO = 200


class Line(NamedTuple):
    """`address` leads to the form that settles it, filled in."""

    text: Any
    address: str
    detail: Any = ""


@dataclass(frozen=True)
class Section:
    """`number` is how many there are, None where that is not counted; `everything` is the whole list, if elsewhere."""

    name: str
    title: Any
    lines: list[Line]
    number: int | None = None
    everything: str = ""
    summary: list[Any] = field(default_factory=list)

    @property
    def has_more(self) -> bool:
        return self.number is None or self.number > len(self.lines)

    @property
    def is_capped(self) -> bool:
        return self.number is not None and self.number > COUNTED_TO

    @property
    def shown_number(self) -> int | None:
        return COUNTED_TO if self.is_capped else self.number


@dataclass(frozen=True)
class View:
    """Whose cockpit it is: `commissions` are those they keep, None for all; and which lines of a section are shown."""

    user: Any
    commissions: frozenset[int] | None = None
    start: int = 0
    most: int = AT_MOST

    def shown(self, found: list[T]) -> list[T]:
        return found[self.start : self.start + self.most]


def act_page(**known: object) -> str:
    """“Record an act”, with what is known filled in."""
    return f"{reverse('record-act')}?{urlencode({name: value for name, value in known.items() if value})}"


def record_page(record: Any) -> str:
    """Where a record is corrected."""
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])
