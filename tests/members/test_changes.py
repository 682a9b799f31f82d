"""The composition changes on the days the registry says, and on no other."""

import datetime
import json
from bisect import bisect_right
from functools import cache
from itertools import pairwise
from typing import Any

import msgspec
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from commission.composition import composition_of
from commission.findings import findings
from commission.models import Commission
from commission.representation import composition_data
from members.changes import ONE_DAY, Change, changes
from tests.real_records import DATA
from tests.registry.api.asking import problem, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_registry")]

CEC = "kz-cec"
CHANGES = "/commissions/kz-cec/composition/changes/"
EXPECTED = json.loads((DATA / "compositions.json").read_text())
DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2032, 1, 1))


def all_changes(slug: str = CEC, start: Any = None, end: Any = None) -> list[Change]:
    found = changes(slug, start, end)
    assert found is not None
    return found[1]


@cache
def change_days(slug: str) -> list[datetime.date]:
    return [change.day for change in all_changes(slug)]


def shown(slug: str, day: datetime.date) -> dict[str, Any]:
    """All that the API shows of a day, but for the day itself and the words of findings, which may name it."""
    answer: Any = composition_of(slug, day)
    data = composition_data(answer)
    findings = [(found["code"], found["severity"], found["about"]) for found in data["findings"]]
    whole: dict[str, Any] = json.loads(msgspec.json.encode({**data, "findings": findings}))
    return {**whole, "as_of": None, "projected": None}


def serving(expected: dict[str, Any]) -> set[str]:
    return {*expected["held"], *expected["unseated"], *expected["holding_over"]}


@given(DAYS, st.data())
def test_between_two_changes_the_composition_is_the_same(day: datetime.date, data: st.DataObject) -> None:
    days = change_days(CEC)
    later = data.draw(st.integers(0, len(days)))
    begin = days[later - 1] if later else datetime.date(1980, 1, 1)
    end = days[later] if later < len(days) else datetime.date(2040, 1, 1)
    within = begin + datetime.timedelta(days=data.draw(st.integers(0, (end - begin).days - 1)))
    assert shown(CEC, within) == shown(CEC, begin)
    before = bisect_right(days, day)
    assert shown(CEC, day) == shown(CEC, days[before - 1] if before else datetime.date(1980, 1, 1))


def test_at_each_change_the_composition_is_another_than_the_day_before() -> None:
    days = change_days(CEC)
    assert len(days) > 30
    assert [day for day in days if shown(CEC, day) == shown(CEC, day - ONE_DAY)] == []


def test_a_finding_that_begins_on_a_day_no_record_holds_is_a_change_too() -> None:
    begun = [datetime.date(2002, 1, 12), datetime.date(2024, 4, 28)]
    changed = {change.day: change for change in all_changes()}
    for day in begun:
        before, after = changed[day].before, changed[day].after
        codes = [[found.code for found in findings(answer)] for answer in (before, after)]
        assert codes[1].count("reappointment-undocumented") == codes[0].count("reappointment-undocumented") + 1


def test_each_change_holds_the_compositions_of_its_day_and_the_day_before() -> None:
    for change in all_changes()[::5]:
        assert (change.before.day, change.after.day) == (change.day - ONE_DAY, change.day)
        for answer in (change.before, change.after):
            alone: Any = composition_of(CEC, answer.day)
            assert composition_data(answer)["counts"] == composition_data(alone)["counts"]


@pytest.mark.parametrize(("earlier", "later"), [*pairwise(EXPECTED)], ids=lambda day: day["day"])
def test_who_joined_and_left_between_two_worked_days_leads_from_one_to_the_other(earlier: Any, later: Any) -> None:
    begin, end = (datetime.date.fromisoformat(day["day"]) + ONE_DAY for day in (earlier, later))
    members = serving(earlier)
    for change in all_changes(CEC, begin, end):
        left, joined = ({one.person.slug for one in people} for people in (change.left, change.joined))
        assert left <= members
        assert not joined & members
        members = members - left | joined
    assert members == serving(later)


def test_a_period_has_its_first_day_and_not_its_last() -> None:
    days = change_days(CEC)
    assert [change.day for change in all_changes(CEC, days[3], days[8])] == days[3:8]
    assert [change.day for change in all_changes(CEC, days[8], days[8])] == []
    assert [change.day for change in all_changes(CEC, None, days[2])] == days[:2]
    assert [change.day for change in all_changes(CEC, days[-2])] == days[-2:]


def test_every_commission_has_its_changes() -> None:
    for slug in Commission.objects.values_list("slug", flat=True):
        days = change_days(slug)
        assert days == sorted(set(days))
        assert [day for day in days if shown(slug, day) == shown(slug, day - ONE_DAY)] == []


def test_the_api_gives_them_with_who_joined_and_left(client: Client) -> None:
    body = read(client, CHANGES, **{"from": "2022-01-01", "to": "2022-04-01"})
    found = all_changes(CEC, datetime.date(2022, 1, 1), datetime.date(2022, 4, 1))
    assert (body["from"], body["to"], body["commission"]["slug"]) == ("2022-01-01", "2022-04-01", CEC)
    assert [change["day"] for change in body["changes"]] == [change.day.isoformat() for change in found] != []
    assert [[one["slug"] for one in change["joined"]] for change in body["changes"]] == [
        [one.person.slug for one in change.joined] for change in found
    ]
    assert problem(client, CHANGES, {"from": "2022", "to": "x"})[0] == 400


def test_any_period_is_four_queries(client: Client) -> None:
    all_changes()
    for start in (None, datetime.date(2022, 1, 1)):
        with CaptureQueriesContext(connection) as queries:
            all_changes(CEC, start)
        assert len(queries) == 4
