"""Turnout over the years as a picture: pure arithmetic from votes to the marks of an SVG, no query."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from elections.models import Event, Vote

LEFT, TOP, YEAR, HEIGHT = 44, 16, 22, 200
SHAPES = {Event.Kind.PRESIDENTIAL: "circle", Event.Kind.REFERENDUM: "diamond"}


@dataclass(frozen=True)
class Mark:
    """One count: where it stands, and the event it is of. `aside` is a figure another source gives."""

    vote: Vote
    x: float
    y: float
    shape: str
    aside: bool


@dataclass(frozen=True)
class Line:
    """A line of the grid with what is written beside it."""

    at: float
    label: str


@dataclass
class TurnoutChart:
    width: int
    height: int
    left: int = LEFT
    marks: list[Mark] = field(default_factory=list)
    percents: list[Line] = field(default_factory=list)
    years: list[Line] = field(default_factory=list)


def turnout_chart(votes: Iterable[Vote]) -> TurnoutChart | None:
    """None where no turnout is known."""
    dated = [vote for vote in votes if vote.event.start and vote.event.start.latest and vote.turnout is not None]
    if not dated:
        return None
    first, last = (pick(vote.event.start.latest.year for vote in dated) for pick in (min, max))
    chart = TurnoutChart(LEFT + YEAR * (last - first + 1) + 12, TOP + HEIGHT + 28)
    chart.percents = [Line(_height(percent), str(percent)) for percent in (0, 25, 50, 75, 100)]
    chart.years = [Line(_across(year, first), str(year)) for year in range(first, last + 1) if year % 5 == 0]
    chart.marks = [_mark(vote, first) for vote in dated]
    return chart


def _mark(vote: Vote, first: int) -> Mark:
    day = vote.event.start.latest
    shape = SHAPES.get(Event.Kind(vote.event.kind), "square")
    return Mark(vote, _across(day.year + (day.timetuple().tm_yday - 1) / 365, first), _height(float(vote.turnout)), shape, not vote.preferred)


def _across(year: float, first: int) -> float:
    return round(LEFT + (year - first) * YEAR, 1)


def _height(percent: float) -> float:
    return round(TOP + HEIGHT * (100 - percent) / 100, 1)
