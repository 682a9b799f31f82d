"""The composition before and after an act, side by side, row by row."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from commission.composition import Composition
from commission.findings import Finding
from commission.models import Office
from commission.templatetags.marks import WORDS
from commission.wording import seat_name
from members.acts import DayShown

APART = ("unseated", "holding_over", "unconfirmed", "uncertain")
NOBODY = "—"
TITLES = {"holding_over": "holdover"}


@dataclass(frozen=True)
class Row:
    title: str
    before: str
    after: str

    @property
    def changes(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True)
class SideBySide:
    day: Any
    rows: list[Row]
    added: tuple[Finding, ...]
    removed: tuple[Finding, ...]


def side_by_side(shown: DayShown) -> SideBySide:
    return SideBySide(shown.day, list(_rows(shown.before, shown.after)), shown.added, shown.removed)


def _rows(before: Composition, after: Composition) -> Iterator[Row]:
    was, will_be = (_seats(answer) for answer in (before, after))
    for seat in {**was, **will_be}:
        title, _state = will_be.get(seat) or was[seat]
        yield Row(title, was.get(seat, ("", NOBODY))[1], will_be.get(seat, ("", NOBODY))[1])
    for group in APART:
        left, right = _names(before, group), _names(after, group)
        for person, name in {**left, **right}.items():
            title = str(WORDS[TITLES.get(group, group)])
            yield Row(title, name if person in left else NOBODY, name if person in right else NOBODY)
    for office in Office.values:
        held = [answer.offices[office] for answer in (before, after)]
        row = Row(str(Office(office).label), *(str(one.person.name) if one else NOBODY for one in held))
        if row.changes:
            yield row


def _seats(answer: Composition) -> dict[int, tuple[str, str]]:
    return {place.seat.id: (seat_name(place.seat), _who(place)) for place in answer.seats}


def _who(place: Any) -> str:
    if place.appointment is None:
        return str(WORDS[place.state])
    name, state = place.appointment.person.name, place.appointment.status
    if state in ("serving", ""):
        return str(name)
    return _("%(name)s: %(state)s") % {"name": name, "state": WORDS.get(state, state)}


def _names(answer: Composition, group: str) -> dict[int, str]:
    return {one.person.id: str(one.person.name) for one in getattr(answer, group)}
