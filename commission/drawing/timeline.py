"""Every seat across the years: rules as bands behind, terms as bars, soft where a day is not known exactly."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from commission.drawing.lettering import cut, lines
from commission.drawing.scale import Scale

YEAR, TOP, HEAD, ROW, BAR = 22.8, 40, 20, 36, 9
LABEL_WIDTH, LETTERS_A_LABEL, A_LETTER = 158, 28, 6.1
OPEN = 9.0


@dataclass(frozen=True)
class Tenure:
    """What is known of one term: `certain` days, the softer days around them, sightings, and it all in words."""

    name: str
    sentence: str
    slug: str
    tone: int
    certain: tuple[datetime.date, datetime.date]
    begins: datetime.date | None
    documented: datetime.date
    listed: datetime.date
    ends: datetime.date | None
    holdover: tuple[datetime.date, datetime.date] | None = None
    statutory: datetime.date | None = None
    seen: tuple[datetime.date, ...] = ()


@dataclass(frozen=True)
class Line:
    """One seat, or a lane of people whose seat is not known."""

    label: str
    tenures: Sequence[Tenure]
    lane: bool = False


@dataclass(frozen=True)
class Rule:
    title: str
    first: datetime.date
    last: datetime.date
    lines: Sequence[Line] = ()


@dataclass(frozen=True)
class Bar:
    tenure: Tenure
    y: float
    start: float
    certain: tuple[float, float]
    documented: float
    listed: float
    soft: tuple[float, float] | None
    holdover: tuple[float, float] | None
    statutory: float | None
    dots: list[float]
    label: str
    label_x: float

    @property
    def surely(self) -> float:
        return round(self.certain[1] - self.certain[0], 1)

    @property
    def likely(self) -> float:
        return round(self.documented - self.certain[1], 1)


@dataclass(frozen=True)
class Row:
    """`nobody` is where the line of a seat lies that someone held whom nothing documents."""

    label: list[tuple[float, str]]
    bars: list[Bar]
    nobody: float | None


@dataclass(frozen=True)
class Band:
    number: int
    title: str
    x: float
    width: float
    head: float
    rows: list[Row] = field(default_factory=list)

    @property
    def end(self) -> float:
        return round(self.x + self.width, 1)


@dataclass(frozen=True)
class Timeline:
    scale: Scale
    height: float
    bands: list[Band]
    day: float

    top, bar, label_width = TOP, BAR, LABEL_WIDTH

    @property
    def width(self) -> float:
        return self.scale.width

    @property
    def full(self) -> str:
        """From below the years to the foot."""
        return f"16V{self.height:g}"

    @property
    def rows(self) -> list[Row]:
        return [row for band in self.bands for row in band.rows]


def timeline(rules: Sequence[Rule], day: datetime.date, until: datetime.date) -> Timeline:
    """The picture from the first rule to `until`, with a line at `day`."""
    first = min([rule.first for rule in rules], default=day)
    scale = Scale(first, max(until, first), YEAR)
    y, bands = float(TOP), []
    for number, rule in enumerate(rules, 1):
        x = scale.x(scale.clip(rule.first, first))
        width = round(max(scale.x(scale.clip(rule.last, until)) - x, 2), 1)
        band = Band(number, rule.title, x, width, y)
        y += HEAD if rule.lines else 0
        for line in _with_lanes(rule.lines, scale):
            band.rows.append(_row(line, y, scale))
            y += ROW
        bands.append(band)
    return Timeline(scale, y + 8, bands, scale.x(scale.clip(day, day)))


def _row(line: Line, y: float, scale: Scale) -> Row:
    bars = [_bar(tenure, y + 18, scale) for tenure in line.tenures]
    fitted = _lettered(bars, scale)
    label = lines(line.label, LETTERS_A_LABEL, 3)
    nobody = None if line.lane else y + 18 + BAR / 2
    return Row([(y + 12 + 11 * n, text) for n, text in enumerate(label)], fitted, nobody)


def _bar(tenure: Tenure, y: float, scale: Scale) -> Bar:
    first, last = (scale.x(scale.clip(day, day)) for day in tenure.certain)
    start = first - OPEN if tenure.begins is None else scale.x(scale.clip(tenure.begins, tenure.begins))
    seen_end = max(last, first + 2)  # what is drawn has a width, even where it began today
    documented = max(scale.x(scale.clip(tenure.documented, tenure.documented)), seen_end)
    soft = (last, scale.x(scale.clip(tenure.ends, tenure.ends))) if tenure.ends is not None else None
    listed = max(scale.x(scale.clip(tenure.listed, tenure.listed)), documented)
    over = tenure.holdover and tuple(scale.x(scale.clip(day, day)) for day in tenure.holdover)
    return Bar(
        tenure=tenure,
        y=y,
        start=min(start, first),
        certain=(first, seen_end),
        documented=documented,
        listed=listed,
        soft=soft,
        holdover=(over[0], max(over[1], over[0] + 3)) if over else None,
        statutory=scale.x(tenure.statutory)
        if tenure.statutory and scale.first < tenure.statutory <= scale.last
        else None,
        dots=[scale.x(day) for day in tenure.seen if scale.first <= day <= scale.last],
        label=tenure.name,
        label_x=first,
    )


def _lettered(bars: Sequence[Bar], scale: Scale) -> list[Bar]:
    """Each name where its bar begins, as far as it goes before the next; moved left where the picture ends."""
    lettered, taken = [], 0.0
    for n, bar in enumerate(bars):
        wide = len(bar.label) * A_LETTER
        room_ends = bars[n + 1].start - 2 if n + 1 < len(bars) else scale.width
        x = max(min(bar.certain[0], room_ends - wide), taken)
        label = cut(bar.label, int((room_ends - x) / A_LETTER))
        lettered.append(replace(bar, label=label, label_x=round(x, 1)))
        taken = x + len(label) * A_LETTER + 4
    return lettered


def _with_lanes(all_lines: Iterable[Line], scale: Scale) -> list[Line]:
    """A lane of people without a seat becomes as many lines as it needs for no two to overlap."""
    found: list[Line] = []
    for line in all_lines:
        if not line.lane:
            found.append(line)
            continue
        packed: list[tuple[float, list[Tenure]]] = []
        for tenure in sorted(line.tenures, key=lambda one: one.certain[0]):
            bar = _bar(tenure, 0, scale)
            end = max(bar.listed, bar.label_x + len(tenure.name) * A_LETTER) + 6
            free = next((n for n, (taken, _held) in enumerate(packed) if taken <= bar.start), None)
            if free is None:
                packed.append((end, [tenure]))
            else:
                packed[free] = (end, [*packed[free][1], tenure])
        found += [Line(line.label if n == 0 else "", held, True) for n, (_end, held) in enumerate(packed)]
    return found
