"""The state of every seat, for many commissions at once, is what the composition of each says."""

import datetime
import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from commission.composition import composition
from commission.models import Commission, Seat
from members.api import SeatList, VacancyList
from members.seating import STATES, seated
from portal.generating.calendar import DAY
from tests.conftest import DATA
from tests.portal.nation import generate
from tests.registry.api.both_ways import by_drf, by_postgresql

DAYS = [
    datetime.date.fromisoformat(expected["day"]) for expected in json.loads((DATA / "compositions.json").read_text())
]


def by_composition(day: datetime.date) -> dict[int, tuple[str, object]]:
    return {
        place.seat.id: (place.state, place.vacant_since and place.vacant_since.written)
        for commission in Commission.objects.all()
        for place in composition(commission, day).seats
    }


def by_seating(day: datetime.date) -> dict[int, tuple[str, object]]:
    seats = seated(Seat.objects.all(), day).filter(state__isnull=False)
    return {seat.pk: (seat.state, seat.vacant_since and seat.vacant_since.written) for seat in seats}


@pytest.mark.django_db
@pytest.mark.usefixtures("real_registry")
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_seats_of_the_real_commissions_are_in_the_state_their_composition_says(day: datetime.date) -> None:
    assert by_seating(day) == by_composition(day)


YEAR = datetime.timedelta(days=365)
DAYS_OF_NATION = (DAY - 9 * YEAR, DAY - 2 * YEAR, DAY, DAY + 2 * YEAR)


@pytest.fixture(scope="class")
def made_up_district(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        generate()
        yield
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.usefixtures("made_up_district")
class TestMadeUpDistrict:
    """The real registry knows of no empty seat today; a made-up one does, on any day."""

    @pytest.mark.parametrize("day", DAYS_OF_NATION, ids=str)
    def test_seats_are_in_the_state_the_composition_of_their_commission_says(self, day: datetime.date) -> None:
        assert by_seating(day) == by_composition(day)

    def test_seats_are_in_every_state_on_some_day(self) -> None:
        states = [state for day in DAYS_OF_NATION for state, _since in by_seating(day).values()]
        assert {state: states.count(state) > 0 for state in STATES} == dict.fromkeys(STATES, True)

    @pytest.mark.parametrize("view", [VacancyList, SeatList], ids=lambda view: view.__name__)
    def test_every_seat_is_the_same_both_ways(self, view: Any) -> None:
        for day in DAYS_OF_NATION[1:3]:
            found = by_postgresql(view, day)
            assert found == by_drf(view, day, generated=True) != []

    def test_the_list_of_vacancies_is_the_vacant_seats(self) -> None:
        vacant = {seat for seat, (state, _since) in by_seating(DAY).items() if state == "vacant"}
        listed = by_postgresql(VacancyList, DAY)
        assert {seat["id"] for seat in listed} == vacant
        assert [
            seat for seat in listed if seat["vacant_since"] is None or seat["holders"] or not seat["generated"]
        ] == []
