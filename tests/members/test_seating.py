"""The state of every seat, for many commissions at once, is what the composition of each says."""

import datetime
import json

import pytest

from commission.composition import composition
from commission.models import Commission, Seat
from members.seating import perhaps_empty, seated
from tests.real_records import DATA

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


def known_empty_or_unknown(day: datetime.date) -> dict[int, tuple[str, object]]:
    """Of seats in which nobody plainly sits."""
    seats = seated(perhaps_empty(Seat.objects.all(), day), day)
    return {seat.pk: (seat.state, seat.vacant_since) for seat in seats if seat.state in ("vacant", "undocumented")}


def every_empty_or_unknown(day: datetime.date) -> dict[int, tuple[str, object]]:
    seats = seated(Seat.objects.filter(), day).filter(state__in=("vacant", "undocumented"))
    return {seat.pk: (seat.state, seat.vacant_since) for seat in seats}


@pytest.mark.django_db
@pytest.mark.usefixtures("real_registry")
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_seats_of_the_real_commissions_are_in_the_state_their_composition_says(day: datetime.date) -> None:
    assert by_seating(day) == by_composition(day)
    assert known_empty_or_unknown(day) == every_empty_or_unknown(day)
