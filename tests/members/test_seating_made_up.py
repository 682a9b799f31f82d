"""The real registry knows of no empty seat today; a made-up district does, on any day."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from members.api import VacancyList
from members.seating import STATES
from portal.generating.calendar import DAY
from tests.members.test_seating import (
    by_composition,
    by_seating,
    every_empty_or_unknown,
    known_empty_or_unknown,
)
from tests.portal.nation import generate
from tests.registry.api.both_ways import by_drf, by_postgresql

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("made_up_district")]

YEAR = datetime.timedelta(days=365)
DAYS = (DAY - 9 * YEAR, DAY - 2 * YEAR, DAY, DAY + 2 * YEAR)


@pytest.fixture(scope="module")
def made_up_district(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        generate()
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_seats_are_in_the_state_the_composition_of_their_commission_says(day: datetime.date) -> None:
    assert by_seating(day) == by_composition(day)
    assert known_empty_or_unknown(day) == every_empty_or_unknown(day)


def test_seats_are_in_every_state_on_some_day() -> None:
    states = [state for day in DAYS for state, _since in by_seating(day).values()]
    assert {state: states.count(state) > 0 for state in STATES} == dict.fromkeys(STATES, True)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_vacancy_is_the_same_both_ways(day: datetime.date) -> None:
    assert by_postgresql(VacancyList, day) == by_drf(VacancyList, day, generated=True)


def test_the_list_of_vacancies_is_the_vacant_seats() -> None:
    vacant = {seat for seat, (state, _since) in by_seating(DAY).items() if state == "vacant"}
    listed = by_postgresql(VacancyList, DAY)
    assert {seat["id"] for seat in listed} == vacant
    assert [seat for seat in listed if seat["vacant_since"] is None or seat["holders"] or not seat["generated"]] == []
