"""Findings as tables of a day and the codes expected on it, on a commission made up for the purpose."""

import datetime
from typing import Any

import pytest

from commission.composition import composition
from commission.findings import findings, later
from commission.models import Commission, Seat
from tests.factories import (
    AppointmentFactory,
    AttestationFactory,
    AuthorityFactory,
    CommissionFactory,
    FormationFactory,
    QuotaFactory,
    RegimeFactory,
    days,
)

pytestmark = pytest.mark.django_db
ALWAYS = {"no-act", "no-source"}


def codes(commission: Commission, day: str) -> set[str]:
    commission = Commission.objects.get(pk=commission.pk)
    return {finding.code for finding in findings(composition(commission, datetime.date.fromisoformat(day)))} - ALWAYS


def a_commission(**regime: Any) -> tuple[Commission, Seat, Any]:
    """Two seats of one authority and a chair's seat, under one regime since 2007."""
    made = RegimeFactory(**regime)
    authority = AuthorityFactory(name_en="Assembly")
    chair = QuotaFactory(regime=made, code="CHAIR", number=1, office="chair", authority=authority, position=1)
    QuotaFactory(regime=made, code="M", number=2, authority=authority, position=2)
    return made.commission, Seat.objects.get(quota=chair), authority


def test_a_seat_is_vacant_only_after_a_recorded_end() -> None:
    commission, seat, authority = a_commission()
    AppointmentFactory(
        commission=commission, seat=seat, authority=authority, **days(start="2010-01-01", end="2012-01-01")
    )
    assert codes(commission, "2009-12-31") == {"members-unknown", "office-undocumented", "seat-undocumented"}
    assert codes(commission, "2011-06-01") == {"seat-undocumented"}
    assert codes(commission, "2012-01-01") == {
        "members-unknown",
        "office-vacant",
        "quota-unfilled",
        "seat-undocumented",
        "seat-vacant",
    }


def test_someone_whose_seat_is_not_documented_may_fill_the_empty_one() -> None:
    commission, seat, authority = a_commission()
    AppointmentFactory(
        commission=commission, seat=seat, authority=authority, **days(start="2010-01-01", end="2012-01-01")
    )
    AppointmentFactory(commission=commission, regime=seat.regime, authority=authority, **days(start="2012-01-01"))
    assert codes(commission, "2012-02-01") == {"office-undocumented", "seat-undocumented"}


def test_once_a_whole_commission_is_recorded_its_empty_seats_are_vacant() -> None:
    commission, seat, authority = a_commission()
    formed = FormationFactory(commission=commission, regime=seat.regime, complete=True, **days(day="2010-01-01"))
    AppointmentFactory(
        commission=commission, seat=seat, authority=authority, formation=formed, **days(start="2010-01-01")
    )
    assert codes(commission, "2010-06-01") == {"quota-unfilled", "seat-vacant"}


def test_a_term_past_its_end_is_expired_only_where_the_rule_lets_nobody_hold_over() -> None:
    for rule, expected in (
        ("no", {"expired"}),
        ("yes", set()),
        ("unknown", {"reappointment-undocumented", "unconfirmed"}),
    ):
        commission, seat, authority = a_commission(members_hold_over=rule)
        held = AppointmentFactory(commission=commission, seat=seat, authority=authority, **days(start="2010-01-01"))
        AttestationFactory(appointment=held, **days(seen="2015-06-01"))
        assert (
            codes(commission, "2015-06-01") - {"members-unknown", "office-undocumented", "seat-undocumented"}
            == expected
        )


def test_breaches_of_the_rule_are_recorded_and_named() -> None:
    commission, seat, _authority = a_commission()
    AppointmentFactory(
        commission=commission,
        seat=seat,
        authority=AuthorityFactory(),
        term_years=7,
        term_reason="the decree",
        **days(start="2010-01-01"),
    )
    assert codes(commission, "2010-06-01") == {"seat-undocumented", "term-too-long", "wrong-authority"}


def test_more_members_than_seats_and_than_the_quota() -> None:
    commission, seat, authority = a_commission()
    for _ in range(4):
        AppointmentFactory(commission=commission, regime=seat.regime, authority=authority, **days(start="2010-01-01"))
    assert codes(commission, "2010-06-01") == {
        "office-undocumented",
        "quota-exceeded",
        "seat-undocumented",
        "too-many-members",
    }


def test_a_new_commission_is_overdue_once_its_deadline_has_passed() -> None:
    commission, seat, authority = a_commission()
    AppointmentFactory(commission=commission, seat=seat, authority=authority, **days(start="2008-01-01"))
    new = RegimeFactory(
        commission=commission,
        incumbents_hold_over="yes",
        deadline_period="P2M",
        **days(start="2010-01-01", deadline_from="2010-02-01"),
    )
    QuotaFactory(regime=new, number=1)
    expected = {"regime-superseded", "seat-undocumented"}
    assert codes(commission, "2010-03-31") == expected
    assert codes(commission, "2010-04-01") == expected | {"overdue-formation"}
    FormationFactory(commission=commission, regime=new, **days(day="2010-05-01"))
    assert codes(commission, "2010-05-01") == {"members-unknown", "seat-undocumented"}


def test_a_rule_nobody_recorded_is_a_gap_and_not_a_vacancy() -> None:
    assert codes(CommissionFactory(), "2000-01-01") == {"members-unknown", "regime-unknown"}


@pytest.mark.parametrize(
    ("day", "period", "expected"),
    [
        ("2026-01-31", "P1M", "2026-02-28"),
        ("2023-12-31", "P2M", "2024-02-29"),
        ("2024-02-29", "P1Y", "2025-02-28"),
        ("2026-01-30", "P3D", "2026-02-02"),
        ("2026-01-01", "P2W", "2026-01-15"),
    ],
)
def test_a_period_ends_on_the_last_day_of_a_shorter_month(day: str, period: str, expected: str) -> None:
    assert later(datetime.date.fromisoformat(day), period).isoformat() == expected


def test_an_invented_regime_needs_rows_and_no_code() -> None:
    """Nine seats, three authorities, two of them by consent, four years."""
    commission = CommissionFactory()
    regime = RegimeFactory(commission=commission, **days(start="2020-06-01"))
    first, second, third = (AuthorityFactory() for _ in range(3))
    QuotaFactory(regime=regime, code="A", position=1, number=3, authority=first, term_years=4)
    QuotaFactory(
        regime=regime, code="B", position=2, number=3, authority=second, term_years=4, consent="yes", consent_of=first
    )
    QuotaFactory(
        regime=regime, code="C", position=3, number=3, authority=third, term_years=4, consent="yes", consent_of=first
    )
    seat = Seat.objects.get(quota__code="B", number=2)
    AppointmentFactory(commission=commission, seat=seat, authority=second, **days(start="2021-01-01"))
    answer = composition(commission, datetime.date(2024, 12, 31))
    assert (answer.regime.code, answer.counts["seats"], answer.counts["held"]) == (regime.code, 9, 1)
    assert [place.seat.code for place in answer.seats] == [
        "A-1",
        "A-2",
        "A-3",
        "B-1",
        "B-2",
        "B-3",
        "C-1",
        "C-2",
        "C-3",
    ]
    assert composition(commission, datetime.date(2025, 1, 1)).counts["unconfirmed"] == 1
