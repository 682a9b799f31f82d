"""The rules of the national commission side by side, as recorded."""

import datetime

import pytest

from commission.history import history, national_commission
from commission.models import Regime
from commission.rule_sheet import aspects, steps
from commission.turns import falling_due, last_turns

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_registry")]


def sheet() -> tuple[list[Regime], dict[str, list[tuple[tuple[str, ...], bool]]]]:
    regimes = list(Regime.objects.filter(code__in=["MJ-1995", "PSM-2007", "KUR-2026"]).order_by("start_latest"))
    found = aspects(regimes)
    return regimes, {aspect.title: [(cell.lines, cell.changed) for cell in aspect.cells] for aspect in found}


def test_each_rule_says_who_fills_how_many_and_where_that_changed() -> None:
    _regimes, said = sheet()
    assert said["Who fills how many"] == [
        (("Mazhilis: number not recorded",), False),
        (("President of the Republic: 3", "Senate: 2", "Mazhilis: 2"), True),
        (("President of the Republic: 7",), True),
    ]


def test_what_is_not_recorded_is_not_said_to_have_changed() -> None:
    _regimes, said = sheet()
    assert said["Seats in all"] == [((), False), (("7",), False), (("7",), False)]
    assert said["Term, years"] == [(("5",), False), (("5",), False), ((), False)]


def test_a_step_holds_only_what_changed() -> None:
    regimes, _said = sheet()
    found = steps(regimes, aspects(regimes))
    assert [(step.before.code, step.after.code) for step in found] == [
        ("MJ-1995", "PSM-2007"),
        ("PSM-2007", "KUR-2026"),
    ]
    assert [title for title, _before, _after in found[1].changes] == ["Who fills how many"]


def test_the_last_turns_and_what_falls_due_of_the_real_commission() -> None:
    commission = national_commission()
    assert commission is not None
    day = datetime.date(2026, 11, 24)
    past = history(commission, day)
    last = [(turn.what, turn.day.value) for turn in last_turns(past, day, 3)]
    assert last == [("rule", "2026-07-01"), ("began", "2022-03-30"), ("began", "2022-01-25")]
    due = [(turn.subject.person.slug, str(turn.day.latest)) for turn in falling_due(past, day)]
    assert due == [("abdirov", "2027-01-25"), ("yerman", "2027-03-30")]
