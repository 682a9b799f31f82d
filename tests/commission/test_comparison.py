"""Two days of a made-up commission: who joined, left, moved, was reappointed; how long a seat stood empty."""

import datetime
from typing import Any

import pytest

from commission.comparison import Comparison, compare
from commission.composition import composition
from commission.history import history
from commission.models import Commission, Seat
from tests.factories import (
    AppointmentFactory,
    AuthorityFactory,
    CommissionFactory,
    OfficeHoldingFactory,
    PersonFactory,
    QuotaFactory,
    RegimeFactory,
    days,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def seats() -> list[Seat]:
    regime = RegimeFactory(commission=CommissionFactory(predecessor=None))
    QuotaFactory(regime=regime, code="M", number=3, authority=AuthorityFactory())
    return list(Seat.objects.select_related("commission", "regime").order_by("number"))


def appoint(seat: Seat, start: str, end: str = "", **values: Any) -> Any:
    known = days(start=start, **({"end": end} if end else {}))
    return AppointmentFactory(commission=seat.commission, regime=seat.regime, seat=seat, **known, **values)


def compared(seats: list[Seat], first: str, last: str) -> Comparison:
    commission = Commission.objects.get(pk=seats[0].commission_id)
    one, other = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    return compare(composition(commission, one), composition(commission, other), history(commission, other))


def slugs(appointments: list[Any]) -> list[str]:
    return [one.person.slug for one in appointments]


def test_who_joined_who_left_and_who_stayed(seats: list[Seat]) -> None:
    stays, leaves, joins = (PersonFactory(slug=slug) for slug in ("stays", "leaves", "joins"))
    appoint(seats[0], "2010-01-01", person=stays)
    appoint(seats[1], "2010-01-01", "2012-01-01", person=leaves)
    appoint(seats[1], "2012-03-01", person=joins)
    found = compared(seats, "2011-01-01", "2013-01-01")
    assert (slugs(found.joined), slugs(found.left), slugs(found.stayed)) == (["joins"], ["leaves"], ["stays"])
    assert (found.reappointed, found.moved, found.lost_sight_of) == ([], [], [])


def test_the_days_a_seat_was_certainly_empty_are_counted_within_the_two_days_only(seats: list[Seat]) -> None:
    appoint(seats[0], "2010-01-01", "2012-01-01")
    appoint(seats[0], "2012-03-01")
    whole = compared(seats, "2011-01-01", "2013-01-01").vacancies
    part = compared(seats, "2012-02-01", "2013-01-01").vacancies
    assert [(gap.days, gap.filled) for gap in whole + part] == [(60, True), (29, True)]
    assert compared(seats, "2012-06-01", "2013-01-01").vacancies == []


def test_a_seat_nobody_is_known_to_have_taken_is_empty_to_the_second_day(seats: list[Seat]) -> None:
    appoint(seats[0], "2010-01-01", "2012-01-01")
    (gap,) = compared(seats, "2011-01-01", "2012-01-11").vacancies
    assert (gap.days, gap.filled) == (10, False)


def test_an_end_that_is_not_recorded_leaves_no_seat_empty(seats: list[Seat]) -> None:
    appoint(seats[0], "2010-01-01")
    assert compared(seats, "2011-01-01", "2020-01-01").vacancies == []


def test_someone_appointed_anew_is_reappointed_and_neither_joined_nor_left(seats: list[Seat]) -> None:
    person = PersonFactory(slug="again")
    appoint(seats[0], "2010-01-01", "2015-01-01", person=person)
    appoint(seats[1], "2015-01-01", person=person)
    found = compared(seats, "2014-01-01", "2016-01-01")
    assert [change.after.person.slug for change in found.reappointed] == ["again"]
    assert [change.after.seat.code for change in found.moved] == ["M-2"]
    assert (found.joined, found.left, found.stayed) == ([], [], [])


def test_a_new_office_is_a_move(seats: list[Seat]) -> None:
    appointment = appoint(seats[0], "2010-01-01", person=PersonFactory(slug="rises"))
    OfficeHoldingFactory(appointment=appointment, office="secretary", **days(start="2012-01-01"))
    found = compared(seats, "2011-01-01", "2012-06-01")
    moved = [(change.before.offices_that_day, change.after.offices_that_day) for change in found.moved]
    assert moved == [([], ["secretary"])]


def test_someone_unconfirmed_on_the_second_day_has_not_left(seats: list[Seat]) -> None:
    appoint(seats[0], "2010-01-01", person=PersonFactory(slug="unsure"))
    found = compared(seats, "2014-01-01", "2015-06-01")
    assert (slugs(found.left), slugs(found.lost_sight_of)) == ([], ["unsure"])


def test_the_same_day_twice_has_no_change(seats: list[Seat]) -> None:
    appoint(seats[0], "2010-01-01")
    found = compared(seats, "2011-01-01", "2011-01-01")
    assert (found.nothing, len(found.stayed)) == (True, 1)
