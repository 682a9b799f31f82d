"""The picture of turnout: where a mark stands, and which lies on top."""

from decimal import Decimal
from typing import Any

from elections.models import Event, Vote
from elections.turnout import HEIGHT, TOP, turnout_chart
from tests.factories import days


def vote(turnout: str | None, start: str = "2022-06-05", kind: str = "referendum", **values: Any) -> Vote:
    event = Event(kind=kind, slug=start, **(days(start=start) if start else {}))
    return Vote(event=event, turnout=Decimal(turnout) if turnout else None, **values)


def test_nothing_known_draws_nothing() -> None:
    assert turnout_chart([]) is None
    assert turnout_chart([vote(None), vote("60.00", start="")]) is None


def test_half_stands_half_way_up() -> None:
    chart = turnout_chart([vote("50.00", kind="mazhilis")])
    assert chart is not None
    assert f" {TOP + HEIGHT / 2}m" in chart.marks[0].path
    assert [mark.kind for mark in chart.marks] == ["legislative"]


def test_the_figure_judged_better_lies_on_top() -> None:
    chart = turnout_chart([vote("75.45"), vote("75.07", preferred=False)])
    assert chart is not None
    assert [mark.aside for mark in chart.marks] == [True, False]
