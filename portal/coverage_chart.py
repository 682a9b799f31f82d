"""Coverage as a picture: a column a year, pure arithmetic from the years to the shapes of an SVG."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from portal.coverage import Year

LEFT, TOP, WIDE, BOX, ROW = 150, 12, 22, 14, 26
ROWS = ("with_act", "with_source", "exact")


@dataclass(frozen=True)
class Box:
    """One seat of one year: known, or only provided by the rule."""

    x: int
    y: int
    known: bool


@dataclass(frozen=True)
class Share:
    """Of the members known that year, how many; the fuller the circle, the more."""

    x: int
    y: int
    r: float
    number: int


@dataclass
class CoverageChart:
    width: int
    height: int
    base: int
    boxes: list[Box] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)
    years: list[tuple[int, int]] = field(default_factory=list)
    rows: list[tuple[str, int]] = field(default_factory=list)


def coverage_chart(years: Sequence[Year]) -> CoverageChart:
    tallest = max((max(year.seats or 0, year.known) for year in years), default=0)
    base = TOP + tallest * (BOX + 2)
    rows = {name: base + ROW * place for place, name in enumerate(ROWS, 1)}
    chart = CoverageChart(LEFT + WIDE * len(years) + 12, rows[ROWS[-1]] + ROW + 12, base)
    chart.rows = list(rows.items())
    for place, year in enumerate(years):
        left = LEFT + WIDE * place
        stack = range(max(year.seats or 0, year.known))
        chart.boxes += [Box(left, base - (BOX + 2) * (seat + 1), seat < year.known) for seat in stack]
        chart.shares += [_share(left, rows[name], getattr(year, name), year.known) for name in ROWS if year.known]
        if year.year % 5 == 0:
            chart.years.append((left + BOX // 2, year.year))
    return chart


def _share(left: int, middle: int, number: int, known: int) -> Share:
    return Share(left + BOX // 2, middle, round(BOX / 2 * (number / known) ** 0.5, 1), number)
