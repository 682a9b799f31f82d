"""Turnout over the years as a picture: pure arithmetic from votes to the marks of an SVG, no query."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from elections.models import Event, Vote

TOP, YEAR, HEIGHT, FOOT, SCALE = 16, 27, 220, 28, 36
KINDS = {Event.Kind.PRESIDENTIAL: "presidential", Event.Kind.REFERENDUM: "referendum"}
SHAPES = {
    "presidential": "M{x} {y}m-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0z",
    "referendum": "M{x} {y}m0-7.5l7.5 7.5-7.5 7.5-7.5-7.5z",
    "legislative": "M{x} {y}m-5.5-5.5h11v11h-11z",
}


@dataclass(frozen=True)
class Mark:
    """One count, told apart by shape; `aside` is a figure another source gives."""

    vote: Vote
    kind: str
    path: str
    aside: bool


@dataclass(frozen=True)
class Line:
    """A line of the grid, and what is written beside it."""

    at: float
    label: str


@dataclass
class TurnoutChart:
    width: int
    votes: list[Vote]
    height: int = TOP + HEIGHT + FOOT
    base: int = TOP + HEIGHT
    marks: list[Mark] = field(default_factory=list)  # the preferred figures last, so that they lie on top
    percents: list[Line] = field(default_factory=list)
    years: list[Line] = field(default_factory=list)

    @property
    def right(self) -> int:
        """Where the grid ends and its scale is written: the newest years and it are seen first."""
        return self.width - SCALE


def turnout_chart(votes: Iterable[Vote]) -> TurnoutChart | None:
    """None where no turnout is known. An event whose day is unknown has no place on it."""
    dated = [vote for vote in votes if vote.event.start_latest and vote.turnout is not None]
    if not dated:
        return None
    years = [vote.event.start_latest.year for vote in dated]
    first, last = min(years), max(years)
    chart = TurnoutChart(10 + YEAR * (last - first + 1) + SCALE, dated)
    chart.percents = [Line(_height(percent), str(percent)) for percent in (0, 25, 50, 75, 100)]
    chart.years = [Line(_across(year, first), str(year)) for year in range(first, last + 1) if year % 5 == 0]
    chart.marks = sorted((_mark(vote, first) for vote in dated), key=lambda mark: not mark.aside)
    return chart


def _mark(vote: Vote, first: int) -> Mark:
    day = vote.event.start_latest
    kind = KINDS.get(Event.Kind(vote.event.kind), "legislative")
    across = _across(day.year + (day.timetuple().tm_yday - 1) / 365, first)
    path = SHAPES[kind].format(x=across, y=_height(float(vote.turnout or 0)))
    return Mark(vote, kind, path, not vote.preferred)


def _across(year: float, first: int) -> float:
    return round(10 + (year - first) * YEAR, 1)


def _height(percent: float) -> float:
    return round(TOP + HEIGHT * (100 - percent) / 100, 1)
