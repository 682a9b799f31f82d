"""What the cells of a row say, each by itself: days, numbers, words of a vocabulary."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from members.importing.files import Line
from members.importing.problems import Problem
from members.models import Appointment
from registry.period import Day
from registry.typed_days import read_day
from registry.words import LANGUAGES

NEW = "new"
LONGEST_TERM = 50
CYRILLIC = re.compile("[\u0400-\u04ff]")


@dataclass
class Entry:
    """A row that was read; where it has `problems` nothing of it is written."""

    line: Line
    start: Day | None = None
    end: Day | None = None
    act_date: Day | None = None
    term: int | None = None
    problems: list[Problem] = field(default_factory=list)

    @property
    def number(self) -> int:
        return self.line.number

    def __getitem__(self, column: str) -> str:
        return self.line.cells.get(column, "")

    @property
    def name(self) -> str:
        """As the database puts the parts of a name together."""
        return " ".join(filter(None, (self["given"], self["patronymic"], self["family"])))

    @property
    def language(self) -> str:
        return self["language"] or ("ru" if CYRILLIC.search(self.name) else "en")

    @property
    def when(self) -> tuple[Any, ...]:
        """What tells one appointment of a person to a commission from another."""
        if self.start is not None:
            return self.start.earliest, self.start.latest
        return "end", self.end.latest if self.end else None

    def refuse(self, column: str, sentence: Any, **values: object) -> None:
        self.problems.append(Problem(column, sentence, values))


def read(line: Line) -> Entry:
    entry = Entry(line, problems=list(line.problems))
    for column, parse in PARSERS.items():
        if entry[column]:
            try:
                parse(entry, entry[column])
            except ValidationError as error:
                entry.problems.append(Problem(column, error.messages[0]))
    _require(entry)
    return entry


def _require(entry: Entry) -> None:
    if not entry["commission"]:
        entry.refuse("commission", _("Say which commission."))
    if not entry["family"] and entry["person"] in ("", NEW):
        entry.refuse("family", _("Say who: a family name, or the person's address on this site."))
    if not entry["start"] and not entry["end"]:
        entry.refuse("start", _("Say when: a start or at least an end."))
    if entry["act_number"] and not entry["act_date"]:
        entry.refuse("act_date", _("Say when act %(number)s was adopted."), number=entry["act_number"])
    start, end = entry.start, entry.end
    if start and end and start.earliest and end.latest and end.latest < start.earliest:
        entry.refuse("end", _("The end is certainly before the start. Correct one of the two days."))


def _day(name: str) -> Callable[[Entry, str], None]:
    return lambda entry, cell: setattr(entry, name, read_day(cell))


def _term(entry: Entry, cell: str) -> None:
    if not cell.isascii() or not cell.isdecimal() or not 0 < int(cell[:4]) <= LONGEST_TERM:
        message = _("“%(value)s” is no term. Write the years as a whole number, for example 5.")
        raise ValidationError(message, params={"value": cell})
    entry.term = int(cell)


def _one_of(choices: list[str]) -> Callable[[Entry, str], None]:
    def parse(_entry: Entry, cell: str) -> None:
        if cell not in choices:
            message = _("“%(value)s” is none of: %(choices)s.")
            raise ValidationError(message, params={"value": cell, "choices": ", ".join(choices)})

    return parse


@lru_cache(maxsize=1000)  # rows of one source repeat its address
def _address(cell: str) -> None:
    try:
        URLValidator(schemes=["http", "https"])(cell)
    except ValidationError as error:
        message = _("“%(value)s” is no web address. Write it whole, with https://.")
        raise ValidationError(message, params={"value": cell}) from error


PARSERS: dict[str, Callable[[Entry, str], None]] = {
    "start": _day("start"),
    "end": _day("end"),
    "act_date": _day("act_date"),
    "term": _term,
    "language": _one_of(list(LANGUAGES)),
    "end_reason": _one_of(list(Appointment.EndReason.values)),
    "source_url": lambda _entry, cell: _address(cell),
}
