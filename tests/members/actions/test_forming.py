"""The whole commission formed, dismissed, or named on a list."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from commission.composition import composition
from commission.models import Commission
from members.actions import dismiss, form, record_roster
from members.models import Appointment, Attestation
from registry.door import carry_out
from registry.models import Citation
from registry.period import parse_day
from tests.factories import (
    AppointmentFactory,
    AuthorityFactory,
    CommissionFactory,
    LegalActFactory,
    PersonFactory,
    QuotaFactory,
    RegimeFactory,
    SourceFactory,
    days,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def commission() -> Commission:
    return CommissionFactory()  # type: ignore[no-any-return]


def member(commission: Commission, start: str = "2022-01-29") -> Appointment:
    return AppointmentFactory(commission=commission, **days(start=start))  # type: ignore[no-any-return]


def test_a_dismissal_ends_whoever_certainly_served_by_its_act(commission: Commission) -> None:
    QuotaFactory(regime=RegimeFactory(commission=commission))
    serving, long_gone = member(commission), member(commission, "2012-01-01")
    act, day = LegalActFactory(), parse_day("2024-03-17")
    carry_out(lambda: dismiss(commission=commission, day=day, act=act), by="a", because="Decree")
    for appointment in (serving, long_gone):
        appointment.refresh_from_db()
    assert (serving.end, serving.end_reason, long_gone.end) == (day, "dismissal", None)
    assert list(serving.acts.values_list("act", "role")) == [(act.pk, "ended")]
    assert composition(commission, datetime.date(2024, 3, 17)).counts["serving"] == 0


def test_a_formation_is_under_the_rule_in_force_and_ends_the_members_before(commission: Commission) -> None:
    level = RegimeFactory(commission=None, country="KZ", level="central", **days(start="2000-01-01"))
    own = RegimeFactory(commission=commission, **days(start="2007-05-21"))
    QuotaFactory(regime=own)
    before, day = member(commission), parse_day("2024-03-17")
    formed = carry_out(lambda: form(commission=commission, day=day), by="a", because="Decree").result
    before.refresh_from_db()
    assert (formed.regime, formed.complete, before.end, before.end_reason) == (own, True, day, "reformed")
    early = carry_out(lambda: form(commission=commission, day=parse_day("2003")), by="a", because="Decree").result
    assert early.regime == level


def test_a_list_attests_those_on_it_where_they_were_and_knows_newcomers_by_it(commission: Commission) -> None:
    earlier = AppointmentFactory(commission=commission, person=PersonFactory(), **days(start="2007", end="2012"))
    now = AppointmentFactory(commission=commission, person=earlier.person, **days(start="2022-01-29"))
    newcomer, act, source = PersonFactory(), LegalActFactory(), SourceFactory()
    roster = carry_out(
        lambda: record_roster(
            commission=commission, day=parse_day("2023-05"), people=[now.person, newcomer], act=act, source=source
        ),
        by="a",
        because="A list",
    ).result
    known_by_it = Appointment.objects.get(person=newcomer)
    assert list(Attestation.objects.values_list("appointment", "roster", "act", "seen_value")) == [
        (now.pk, roster.pk, act.pk, "2023-05"),
        (known_by_it.pk, roster.pk, act.pk, "2023-05"),
    ]
    assert (known_by_it.start, known_by_it.first_evidence) == (None, datetime.date(2023, 5, 31))
    assert Citation.objects.filter(source=source).count() == 3


def test_an_empty_list_is_no_list(commission: Commission) -> None:
    with pytest.raises(ValidationError) as refused:
        record_roster(commission=commission, day=parse_day("2023"), people=[])
    assert refused.value.message_dict == {"people": ["The list names nobody. Record a dismissal if nobody served."]}


def test_a_commission_not_yet_founded_is_neither_formed_nor_dismissed(commission: Commission) -> None:
    for verb in (form, dismiss):
        with pytest.raises(ValidationError, match="1992 is before Commission existed"):
            verb(commission=commission, day=parse_day("1992"), authority=AuthorityFactory())
