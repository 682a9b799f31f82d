"""What a form proposes: the seats open on a day, who fills them, until when, after whom."""

import datetime

import pytest

from commission.composition import composition
from commission.models import Commission, Seat
from members.proposing import open_seats, open_seats_of
from tests.factories import (
    AppointmentFactory,
    AttestationFactory,
    AuthorityFactory,
    CommissionFactory,
    FormationFactory,
    PersonFactory,
    QuotaFactory,
    RegimeFactory,
    days,
)

pytestmark = pytest.mark.django_db

DAY = datetime.date(2024, 2, 29)


@pytest.fixture
def commission() -> Commission:
    return CommissionFactory()  # type: ignore[no-any-return]


def seats_of(commission: Commission, **quota: object) -> list[Seat]:
    regime = commission.own_regimes.first() or RegimeFactory(commission=commission)
    made = QuotaFactory(regime=regime, **quota)
    return list(Seat.objects.filter(quota=made).order_by("number"))


def test_a_seat_is_offered_unless_someone_certainly_holds_it(commission: Commission) -> None:
    held, past_its_term, _empty = seats_of(commission, code="S", number=3, term_years=5)
    AppointmentFactory(commission=commission, seat=held, **days(start="2020-01-01"))
    old = AppointmentFactory(commission=commission, seat=past_its_term, **days(start="2019-02-01"))
    AttestationFactory(appointment=old, **days(seen="2024-02-20"))
    offered = open_seats(commission, DAY)
    assert [(seat.seat.code, seat.state) for seat in offered] == [("S-2", "undocumented"), ("S-3", "undocumented")]
    assert [seat.predecessor and seat.predecessor.id for seat in offered] == [old.pk, None]


def test_a_term_ends_as_many_years_later_even_from_a_29th_of_february(commission: Commission) -> None:
    seats_of(commission, code="S", number=1, term_years=5)
    (seat,) = open_seats(commission, DAY)
    assert (seat.term_years, seat.statutory_end.latest) == (5, datetime.date(2029, 2, 28))  # type: ignore[union-attr]


def test_a_term_that_runs_with_the_commission_ends_with_it(commission: Commission) -> None:
    (seat,) = seats_of(commission, code="S", number=1, term_years=5, term_runs="commission")
    assert open_seats(commission, DAY)[0].statutory_end is None
    FormationFactory(commission=commission, regime=seat.regime, **days(day="2022-01-10"))
    end = open_seats(commission, DAY)[0].statutory_end
    assert end is not None
    assert (end.earliest, end.latest) == (datetime.date(2027, 1, 10), datetime.date(2027, 1, 10))


def test_those_left_from_the_rule_before_are_proposed_as_predecessors_the_chair_for_the_chair(
    commission: Commission,
) -> None:
    (chair,) = seats_of(commission, code="CHAIR", number=1, office="chair")
    (member,) = seats_of(commission, code="S", number=1)
    before = {
        seat.office: AppointmentFactory(
            commission=commission, seat=seat, person=PersonFactory(), **days(start="2022-01-29")
        ).pk
        for seat in (chair, member)
    }
    rule = RegimeFactory(commission=commission, incumbents_hold_over="yes", **days(start="2024-02-01"))
    QuotaFactory(regime=rule, code="N-CHAIR", number=1, office="chair")
    QuotaFactory(regime=rule, code="N", number=1)
    offered = {seat.seat.code: [one.id for one in seat.predecessors] for seat in open_seats(commission, DAY)}
    assert offered == {"N-CHAIR": [before["chair"]], "N": [before[""]]}


def test_someone_of_the_same_authority_whose_seat_is_not_known_may_be_the_predecessor(commission: Commission) -> None:
    senate = AuthorityFactory()
    seats_of(commission, code="S", number=1, authority=senate)
    theirs = AppointmentFactory(commission=commission, authority=senate, **days(start="2022-01-29"))
    AppointmentFactory(commission=commission, authority=AuthorityFactory(), **days(start="2022-01-29"))
    (seat,) = open_seats(commission, DAY)
    assert ([one.id for one in seat.predecessors], seat.predecessor) == ([theirs.pk], None)


def test_without_a_rule_in_force_nothing_is_offered(commission: Commission) -> None:
    assert open_seats_of(composition(commission, DAY), set()) == []
