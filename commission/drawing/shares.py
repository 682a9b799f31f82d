"""Rules across the years, each as a column that shows whose share of the seats is how large."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from commission.drawing.lettering import cut
from commission.drawing.scale import Scale

YEAR, TOP, HEIGHT, A_LETTER = 27.0, 26, 168, 6.6


@dataclass(frozen=True)
class Share:
    """What one authority fills under a rule; `number` is None where it is not recorded."""

    name: str
    number: int | None
    tone: int


@dataclass(frozen=True)
class RuleShares:
    title: str
    first: datetime.date
    last: datetime.date
    shares: Sequence[Share]


@dataclass(frozen=True)
class Segment:
    share: Share
    y: float
    height: float
    words: str


@dataclass(frozen=True)
class Column:
    number: int
    title: str
    x: float
    width: float
    segments: list[Segment]


@dataclass(frozen=True)
class Chart:
    scale: Scale
    columns: list[Column]

    top, rows, height = TOP, HEIGHT, TOP + HEIGHT + 26

    @property
    def feet(self) -> str:
        """Where the marks of the years go, below the columns."""
        return f"{self.top + self.rows}v8"

    @property
    def width(self) -> float:
        return self.scale.width


def chart(rules: Sequence[RuleShares], until: datetime.date) -> Chart:
    scale = Scale(min(rule.first for rule in rules), until, YEAR)
    columns = []
    for number, rule in enumerate(rules, 1):
        x = scale.x(scale.clip(rule.first, until))
        width = max(scale.x(scale.clip(rule.last, until)) - x, 4)
        columns.append(Column(number, rule.title, x, width, _segments(rule.shares, width)))
    return Chart(scale, columns)


def _segments(shares: Sequence[Share], width: float) -> list[Segment]:
    """Heights by number; where no number is recorded each authority gets an equal part."""
    counted = all(share.number for share in shares)
    total = sum(share.number or 0 for share in shares) if counted else len(shares)
    y, found = float(TOP), []
    for share in shares:
        height = round(HEIGHT * ((share.number or 0) if counted else 1) / (total or 1), 1)
        said = f"{share.name}: {share.number or '?'}"
        fits = len(said) * A_LETTER <= width - 10
        short = said if fits else str(share.number or "?") if width >= 14 else ""
        found.append(Segment(share, y, height, cut(said, int((width - 10) / A_LETTER)) if width > 90 else short))
        y += height
    return found
