"""A commission, its seats, and how much of it is recorded."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Self

from commission.models import Regime, Seat
from portal.generating.calendar import TERMS
from portal.generating.stories import Story, end_not_recorded, never_filled, ordinary
from portal.generating.tables import Rows

SEATS = {"CHAIR": 1, "MEMBER": 6}
LAST_TERM, TERM_BEFORE = TERMS - 1, TERMS - 2


class Kind(Enum):
    REGULAR = auto()
    OVERDUE = auto()  # the last term ended in 2026; a complete list of late names all members but one
    INCOMPLETE = auto()  # not every name and not every seat of the last formation is recorded
    NOT_CHECKED_LATELY = auto()


@dataclass(frozen=True, slots=True)
class Place:
    """A seat, None where it is not known which, the office it carries, and who fills it."""

    seat: int | None
    office: str
    authority: int | None


@dataclass(frozen=True, slots=True)
class Body:
    """A commission with its places, who proposes its members and which paper writes about them."""

    commission: int
    regime: Regime
    kind: Kind
    places: tuple[Place, ...]
    proposer: int
    press: int

    def stories(self, dealt: list[Story], turn: int) -> list[Story]:
        """Those dealt, unless the kind has its own for this term."""
        if self.kind is Kind.OVERDUE and turn == LAST_TERM:
            return [ordinary] * len(dealt)
        if self.kind is Kind.INCOMPLETE and turn == TERM_BEFORE:
            return [*[ordinary] * 4, end_not_recorded, ordinary, ordinary]
        if self.kind is Kind.INCOMPLETE and turn == LAST_TERM:
            return [*[ordinary] * 4, never_filled, ordinary, ordinary]
        return dealt

    def as_recorded(self, turn: int) -> Self:
        """Two members of an incomplete formation are known, but not in which seats."""
        if self.kind is not Kind.INCOMPLETE or turn != LAST_TERM:
            return self
        *seated, sixth, seventh = self.places
        return replace(self, places=(*seated, replace(sixth, seat=None), replace(seventh, seat=None)))


def kind_of_precinct(index: int) -> Kind:
    """A few of each kind in every district."""
    kinds = {5: Kind.OVERDUE, 15: Kind.INCOMPLETE, 25: Kind.NOT_CHECKED_LATELY}
    return kinds.get(index % 33, Kind.REGULAR)


def make_places(
    rows: Rows, *, commission: int, level_scope: str, regime: Regime, quotas: dict[str, int], authority: int
) -> Iterator[Place]:
    """The seats of a local commission, as the database makes them when a commission is written alone."""
    for code, size in SEATS.items():
        office = "chair" if code == "CHAIR" else ""
        for number in range(1, size + 1):
            copied = size, office, regime.pk, regime.scope, level_scope
            yield Place(rows.add(Seat, commission, quotas[code], number, *copied), office, authority)
