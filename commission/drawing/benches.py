"""The seats of a commission as a picture: the chair apart, then a bench for each authority that fills seats.

Each bench is a drawing of its own, never wider than the narrowest telephone; the page sets them side by side where
there is room.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from commission.drawing.lettering import lines

CELL, SEAT, CHAIR, A_ROW = 88, 28, 36, 3
LETTERS_A_NAME, LINES_A_NAME, LINE = 13, 3, 12.5
RAIL, EDGE, GAP = 6, 2, 8
CROWDED, CROWDED_CELL, CROWDED_SEAT = 18, 21, 16


@dataclass(frozen=True)
class Occupant:
    """Who or what stands in one place: a state, a name where there is one, and the whole of it in words."""

    state: str
    name: str
    sentence: str
    target: str
    tone: int


@dataclass(frozen=True)
class Place:
    occupant: Occupant
    x: float
    y: float
    words: list[tuple[float, str]]


@dataclass(frozen=True)
class Rail:
    y: float
    width: float


@dataclass(frozen=True)
class Bench:
    """`kind` is `chair`, `bench`, or `apart` for those whose seat is not known; `seat` the side of one seat."""

    title: str
    tone: int
    kind: str
    seat: int
    width: float
    height: float
    places: list[Place]
    rails: list[Rail]


def bench(title: str, tone: int, occupants: Sequence[Occupant], kind: str = "bench") -> Bench:
    crowded = len(occupants) > CROWDED
    cell = CROWDED_CELL if crowded else CELL
    seat = CROWDED_SEAT if crowded else CHAIR if kind == "chair" else SEAT
    a_row = A_ROW * CELL // cell
    places, rails, y = [], [], float(EDGE)
    for start in range(0, len(occupants), a_row):
        row = occupants[start : start + a_row]
        rail = y + seat + 2
        rails.append(Rail(rail, cell * len(row) - GAP))
        names = [[] if crowded else lines(one.name, LETTERS_A_NAME, LINES_A_NAME) for one in row]
        for n, (one, name) in enumerate(zip(row, names, strict=True)):
            words = [(rail + RAIL + LINE * (line + 1), text) for line, text in enumerate(name) if text]
            places.append(Place(one, EDGE + cell * n, y, words))
        y = rail + RAIL + LINE * max(map(len, names)) + GAP
    return Bench(title, tone, kind, seat, cell * min(len(occupants), a_row), y, places, rails)
