"""What may never be: refused by the database, through raw SQL and when two transactions race."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from commission.models import Commission, Regime, Seat
from members.models import Appointment, Attestation, OfficeHolding
from registry.constraints import explain
from tests.factories import (
    AppointmentFactory,
    AttestationFactory,
    CommissionFactory,
    OfficeHoldingFactory,
    PersonFactory,
    QuotaFactory,
    RegimeFactory,
    RosterFactory,
    days,
)
from tests.racing import race


def a_commission_with_a_chair() -> Seat:
    quota = QuotaFactory(code="CHAIR", number=1, office="chair")
    return Seat.objects.select_related("commission", "quota").get(quota=quota)


def insert(table: str, **values: Any) -> None:
    """One raw INSERT, as someone at psql would."""
    columns, marks = ", ".join(values), ", ".join(["%s"] * len(values))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(values.values()))


def appoint(seat: Seat | None, commission: Commission, person: Any, start: str, end: str | None = None) -> None:
    bounds = {"start_earliest": start, "start_latest": start, "end_earliest": end, "end_latest": end}
    insert(
        "members_appointment",
        person_id=person.pk,
        commission_id=commission.pk,
        seat_id=seat and seat.pk,
        **bounds,
    )


def two_people_in_one_seat() -> tuple[str, list[Callable[[], None]]]:
    seat = a_commission_with_a_chair()
    people = [PersonFactory(), PersonFactory()]
    return "members_appointment_one_in_a_seat", [
        lambda person=person: appoint(seat, seat.commission, person, "2012-01-01") for person in people
    ]


def one_person_twice_on_a_commission() -> tuple[str, list[Callable[[], None]]]:
    commission, person = CommissionFactory(), PersonFactory()
    QuotaFactory(regime=RegimeFactory(commission=commission))
    return "members_appointment_once_on_a_commission", [
        lambda start=start: appoint(None, commission, person, start) for start in ("2012-01-01", "2013-01-01")
    ]


def two_holders_of_one_office() -> tuple[str, list[Callable[[], None]]]:
    commission = CommissionFactory()
    QuotaFactory(regime=RegimeFactory(commission=commission))
    members = [AppointmentFactory(commission=commission) for _ in range(2)]
    return "members_office_one_holder", [
        lambda member=member: insert(
            "members_officeholding",
            appointment_id=member.pk,
            office="secretary",
            **days_of("2012-02-01", "2013-01-01"),
        )
        for member in members
    ]


def two_regimes_in_force() -> tuple[str, list[Callable[[], None]]]:
    commission = CommissionFactory()
    return "commission_regime_one_in_force", [
        lambda code=code: insert(
            "commission_regime", code=code, commission_id=commission.pk, **days_of("2012-01-01", "2020-01-01")
        )
        for code in ("A", "B")
    ]


def days_of(start: str, end: str) -> dict[str, str]:
    return {"start_earliest": start, "start_latest": start, "end_earliest": end, "end_latest": end}


PAIRS = [
    two_people_in_one_seat,
    one_person_twice_on_a_commission,
    two_holders_of_one_office,
    two_regimes_in_force,
]
each_pair = pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.__name__)


@pytest.mark.django_db
@each_pair
def test_the_second_of_a_contradictory_pair_is_refused(pair: Any) -> None:
    constraint, (first, second) = pair()
    first()
    with pytest.raises(IntegrityError) as refused:
        second()
    assert refused.value.__cause__.diag.constraint_name == constraint  # type: ignore[union-attr]


@pytest.mark.django_db(transaction=True)
@each_pair
def test_of_a_contradictory_pair_that_races_exactly_one_is_kept(pair: Any) -> None:
    constraint, works = pair()
    assert race(*works) == sorted(["kept", constraint])


def refusal(write: Callable[[], object]) -> str:
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        write()
    return str(refused.value.__cause__.diag.constraint_name)  # type: ignore[union-attr]


@pytest.mark.django_db
def test_an_appointment_to_another_commissions_seat_is_refused() -> None:
    seat = a_commission_with_a_chair()
    person, elsewhere = PersonFactory(), CommissionFactory()
    assert (
        refusal(lambda: _checked(lambda: appoint(seat, elsewhere, person, "2012-01-01")))
        == "appointment_in_its_commission"
    )


def _checked(write: Callable[[], None]) -> None:
    write()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.django_db
def test_a_quota_of_one_regime_cannot_be_used_under_another() -> None:
    seat = a_commission_with_a_chair()
    other = RegimeFactory(commission=seat.commission, **days(start="2030-01-01"))
    made = AppointmentFactory(commission=seat.commission, seat=seat)
    assert (
        refusal(lambda: Appointment.objects.filter(pk=made.pk).update(regime=other)) == "appointment_under_its_regime"
    )


@pytest.mark.django_db
def test_a_seat_above_the_quota_is_refused_and_a_quota_cannot_shrink_below_a_held_seat() -> None:
    quota = QuotaFactory(number=2)
    seat = Seat.objects.get(quota=quota, number=2)
    write = lambda: insert("commission_seat", commission_id=seat.commission_id, quota_id=quota.pk, number=3)  # noqa: E731
    assert refusal(write) == "commission_seat_within_quota"
    AppointmentFactory(commission=seat.commission, seat=seat)
    assert refusal(lambda: type(quota).objects.filter(pk=quota.pk).update(number=1)) == "commission_seat_within_quota"


@pytest.mark.django_db
def test_a_smaller_quota_gives_up_the_seats_nobody_held() -> None:
    quota = QuotaFactory(number=3)
    type(quota).objects.filter(pk=quota.pk).update(number=1)
    assert list(Seat.objects.filter(quota=quota).values_list("number", flat=True)) == [1]


@pytest.mark.django_db
def test_an_end_certainly_before_its_start_is_refused() -> None:
    commission, person = CommissionFactory(), PersonFactory()
    write = lambda: appoint(None, commission, person, "2012-01-02", "2012-01-01")  # noqa: E731
    assert refusal(write) == "members_appointment_ends_after_it_starts"


@pytest.mark.django_db
def test_an_office_outside_its_appointment_is_refused() -> None:
    member = AppointmentFactory(**days(start="2012-01-01", end="2013-01-01"))
    write = lambda: insert(  # noqa: E731
        "members_officeholding", appointment_id=member.pk, office="secretary", **days_of("2014-01-01", "2015-01-01")
    )
    assert refusal(write) == "members_office_within_appointment"


@pytest.mark.django_db
def test_an_office_is_always_in_the_commission_of_its_appointment() -> None:
    holding = OfficeHoldingFactory()
    OfficeHolding.objects.filter(pk=holding.pk).update(commission=CommissionFactory())
    holding.refresh_from_db()
    assert holding.commission_id == holding.appointment.commission_id


@pytest.mark.django_db
def test_someone_on_a_list_is_attested_on_the_day_of_the_list() -> None:
    roster = RosterFactory()
    member = AppointmentFactory(commission=roster.commission)
    write = lambda: AttestationFactory(  # noqa: E731
        appointment=member, roster=roster, kind="roster", **days(seen="2013-02-01")
    )
    assert refusal(lambda: _checked(write)) == "attestation_on_day_of_roster"


@pytest.mark.django_db
def test_a_successor_starts_on_the_day_the_term_ends() -> None:
    seat = a_commission_with_a_chair()
    AppointmentFactory(commission=seat.commission, seat=seat, **days(start="2012-01-01", end="2015-01-01"))
    AppointmentFactory(commission=seat.commission, seat=seat, **days(start="2015-01-01"))
    assert Appointment.objects.filter(seat=seat).count() == 2


@pytest.mark.django_db
def test_a_regime_whose_end_is_not_recorded_ends_with_the_next_of_its_scope() -> None:
    first = RegimeFactory(**days(start="1995-03-25"))
    RegimeFactory(commission=first.commission, **days(start="1995-08-30/1995-12-31"))
    first.refresh_from_db()
    assert (first.certain.upper.isoformat(), first.possible.upper.isoformat()) == ("1995-08-30", "1995-12-31")


@pytest.mark.django_db
def test_a_regime_open_by_law_must_be_ended_before_the_next() -> None:
    first = RegimeFactory(end_open=True)
    write = lambda: RegimeFactory(commission=first.commission, **days(start="2026-07-01"))  # noqa: E731
    assert refusal(write) == "commission_regime_one_in_force"
    assert Regime.objects.count() == 1


@pytest.mark.django_db
def test_the_refusal_is_a_sentence_with_the_remedy() -> None:
    _constraint, (first, second) = two_people_in_one_seat()
    first()
    with pytest.raises(IntegrityError) as refused:
        second()
    assert explain(refused.value).messages == [
        "Someone else certainly holds this seat then. Record when and why they left first."
    ]


@pytest.mark.django_db
def test_full_clean_leaves_two_at_one_time_to_the_database_which_ends_the_rule_before() -> None:
    first = RegimeFactory(**days(start="2007-05-21"))
    next_one = Regime(code="NEXT", commission=first.commission, **days(start="2026-07-01"))
    next_one.full_clean()
    next_one.save()
    first.refresh_from_db()
    assert first.certain.upper == datetime.date(2026, 7, 1)


@pytest.mark.django_db
def test_a_citation_of_nothing_is_refused_and_citations_go_with_their_record() -> None:
    from tests.factories import CitationFactory

    cited = CitationFactory()
    assert refusal(lambda: CitationFactory(object_id=10**9)) == "citation_of_a_record"
    cited.record.delete()
    assert not type(cited).objects.filter(pk=cited.pk).exists()


def a_quota_shrinks_while_its_last_seat_is_filled() -> list[Callable[[], object]]:
    quota = QuotaFactory(number=2)
    seat = Seat.objects.select_related("commission").get(quota=quota, number=2)
    person = PersonFactory()
    return [
        lambda: type(quota).objects.filter(pk=quota.pk).update(number=1),
        lambda: appoint(seat, seat.commission, person, "2012-01-01"),
    ]


def an_appointment_ends_while_a_later_office_is_recorded() -> list[Callable[[], object]]:
    member = AppointmentFactory(**days(start="2012-01-01", end="2016-01-01"))
    return [
        lambda: Appointment.objects.filter(pk=member.pk).update(end_earliest="2013-01-01", end_latest="2013-01-01"),
        lambda: insert(
            "members_officeholding", appointment_id=member.pk, office="secretary", **days_of("2014-01-01", "2015-01-01")
        ),
    ]


def a_list_moves_while_someone_is_attested_on_it() -> list[Callable[[], object]]:
    roster = RosterFactory()
    member = AppointmentFactory(commission=roster.commission)
    seen = {"seen_earliest": "2013-01-01", "seen_latest": "2013-01-01"}
    return [
        lambda: type(roster).objects.filter(pk=roster.pk).update(day_earliest="2013-02-01", day_latest="2013-02-01"),
        lambda: insert("members_attestation", appointment_id=member.pk, roster_id=roster.pk, kind="roster", **seen),
    ]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "crossing",
    [a_quota_shrinks_while_its_last_seat_is_filled, an_appointment_ends_while_a_later_office_is_recorded],
    ids=lambda crossing: crossing.__name__,
)
def test_of_two_writes_that_contradict_across_rows_exactly_one_is_kept(crossing: Any) -> None:
    outcomes = race(*crossing())
    assert len(outcomes) == 2
    assert outcomes.count("kept") == 1


@pytest.mark.django_db(transaction=True)
def test_a_list_that_moves_takes_those_on_it_along_or_refuses_the_latecomer() -> None:
    race(*a_list_moves_while_someone_is_attested_on_it())
    for attested in Attestation.objects.select_related("roster"):
        assert attested.roster is not None
        assert (attested.seen_earliest, attested.seen_latest) == (
            attested.roster.day_earliest,
            attested.roster.day_latest,
        )
