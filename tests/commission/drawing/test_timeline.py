"""The geometry of a timeline, on made-up terms."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commission.drawing.scale import Scale
from commission.drawing.timeline import A_LETTER, Line, Rule, Tenure, Timeline, timeline

UNTIL = datetime.date(2026, 1, 1)


def year(number: int) -> datetime.date:
    return datetime.date(number, 1, 1)


def tenure(first: int, last: int, name: str = "Someone", **known: Any) -> Tenure:
    certain = (year(first), year(last))
    told: dict[str, Any] = {"begins": certain[0], "documented": certain[1], "listed": certain[1], "ends": None}
    return Tenure(name=name, sentence=name, slug=name, tone=1, certain=certain, **{**told, **known})


def drawn(*lines: Line) -> Timeline:
    return timeline([Rule("Rule", year(1990), UNTIL, lines)], year(2020), UNTIL)


def test_a_year_is_as_wide_as_any_other_and_no_day_leaves_the_line() -> None:
    scale = Scale(year(2000), year(2003), 10.0)
    assert [round(x) for x, _year in scale.ticks] == [0, 10, 20, 30]
    assert round(scale.width) == 40
    assert scale.clip(year(1980), UNTIL) == year(2000)
    assert scale.clip(None, year(2050)) == year(2003)


@pytest.mark.parametrize(
    ("known", "parts"),
    [
        ({}, (True, False, False, False)),
        ({"begins": None}, (False, False, False, False)),
        ({"ends": year(2006)}, (True, True, False, False)),
        ({"documented": year(2006), "listed": year(2008)}, (True, False, True, True)),
    ],
)
def test_a_bar_is_soft_only_where_a_day_is_not_known_exactly(known: dict[str, Any], parts: tuple[bool, ...]) -> None:
    (bar,) = drawn(Line("Chair", [tenure(2000, 2005, **known)])).rows[0].bars
    exact = bar.start == bar.certain[0]
    assert (exact, bar.soft is not None, bar.likely > 0, bar.listed > bar.documented) == parts


def test_a_day_of_service_is_still_seen() -> None:
    (bar,) = drawn(Line("Chair", [tenure(2000, 2000)])).rows[0].bars
    assert bar.surely == 2


def test_the_line_of_a_seat_shows_that_someone_held_it_and_a_lane_of_people_does_not() -> None:
    seat, lane = drawn(Line("Chair", ()), Line("Seat not documented", [tenure(2000, 2005)], lane=True)).rows
    assert (seat.nobody is not None, lane.nobody) == (True, None)


def test_only_the_rules_with_seats_or_people_take_room() -> None:
    picture = timeline([Rule("Old", year(1990), year(1995)), Rule("New", year(1995), UNTIL)], year(2020), UNTIL)
    assert [(band.number, band.rows) for band in picture.bands] == [(1, []), (2, [])]
    assert picture.bands[0].end == picture.bands[1].x


people = st.lists(st.tuples(st.integers(1990, 2024), st.integers(0, 20), st.integers(3, 30)), max_size=12)


@given(people)
def test_in_the_lanes_neither_bars_nor_names_overlap_and_nobody_is_lost(told: list[tuple[int, int, int]]) -> None:
    tenures = [tenure(first, min(first + years, 2025), "x" * letters) for first, years, letters in told]
    picture = drawn(Line("Seat not documented", tenures, lane=True))
    assert sum(len(row.bars) for row in picture.rows) == len(told)
    for row in picture.rows:
        for one, following in zip(row.bars, row.bars[1:], strict=False):
            assert one.listed <= following.start
            assert one.label_x + len(one.label) * A_LETTER <= following.label_x
