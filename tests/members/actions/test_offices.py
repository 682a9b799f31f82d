"""Offices among the members: taken, left, and never held by two at once."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from members.actions import elect, leave_office
from members.models import Appointment, OfficeHolding
from registry.actions import correct
from registry.door import carry_out
from registry.models import Citation
from registry.period import Basis, Day, parse_day
from tests.factories import (
    AppointmentFactory,
    AttestationFactory,
    CommissionFactory,
    LegalActFactory,
    PersonFactory,
    QuotaFactory,
    days,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def members() -> list[Appointment]:
    commission = CommissionFactory()
    return [
        AppointmentFactory(
            commission=commission, person=PersonFactory(given_en="", family_en=family), **days(start="2022-01-29")
        )
        for family in ("Petrov", "Yerman")
    ]


def do(action: Any) -> Any:
    return carry_out(action, by="aigerim", because="Protocol 1").result


def refusal(action: Any) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refused:
        do(action)
    messages: dict[str, list[str]] = refused.value.message_dict
    return messages


def test_an_office_is_taken_and_left_by_acts_that_are_cited(members: list[Appointment]) -> None:
    first, second = LegalActFactory(), LegalActFactory()
    start, left = parse_day("2022-02-01"), parse_day("2023-02-01")
    holding = do(lambda: elect(appointment=members[0], office="secretary", start=start, act=first))
    do(lambda: leave_office(holding=holding, day=left, act=second))
    assert (holding.start, holding.end, holding.act) == (start, left, first)
    cited = Citation.objects.filter(content_type__model="officeholding").order_by("pk")
    assert list(cited.values_list("object_id", "field")) == [(holding.pk, ""), (holding.pk, "end")]
    assert list(members[0].attestations.values_list("seen_latest", "act")) == [
        (datetime.date(2022, 2, 1), first.pk),
        (datetime.date(2023, 1, 31), second.pk),
    ]
    assert refusal(lambda: leave_office(holding=holding, day=left)) == {
        "end": ["Petrov left the office on 1 February 2023 already. To change that day, correct the office."]
    }


def test_the_end_of_the_holder_before_is_bounded_by_the_next_one(members: list[Appointment]) -> None:
    old = do(lambda: elect(appointment=members[0], office="secretary", start=parse_day("2022-02-01")))
    day = parse_day("2023-02-01")
    do(lambda: elect(appointment=members[1], office="secretary", start=day, predecessor=old))
    old.refresh_from_db()
    assert old.end == Day("", None, datetime.date(2023, 2, 1), Basis.INFERRED)


def test_an_office_someone_certainly_holds_names_them(members: list[Appointment]) -> None:
    holding = do(lambda: elect(appointment=members[0], office="secretary", start=parse_day("2022-02-01")))
    do(lambda: leave_office(holding=holding, day=parse_day("2023-02-01")))
    assert refusal(lambda: elect(appointment=members[1], office="secretary", start=parse_day("2022-06-01"))) == {
        "office": ["Petrov holds the office of secretary since 1 February 2022. Record when they left it first."]
    }


def test_an_office_that_goes_with_the_seat_ends_with_the_appointment() -> None:
    quota = QuotaFactory(number=1, office="chair")
    seat = quota.seats.get()
    chair = AppointmentFactory(commission=seat.commission, seat=seat, **days(start="2022-01-29"))
    assert refusal(lambda: leave_office(holding=chair.offices.get(), day=parse_day("2023"))) == {
        "office": ["The office of chair goes with the seat. End the appointment instead."]
    }


def test_an_office_counts_sightings_as_long_as_its_commission_does(members: list[Appointment]) -> None:
    seen = AttestationFactory(appointment=members[0], office="secretary", **days(seen="2022-02-01"))
    correct(record=members[0].commission, evidence_months=24)
    seen.refresh_from_db()
    assert seen.office_holding.shown.upper == datetime.date(2024, 2, 1)


def test_history_tells_the_end_of_an_office_that_went_with_its_seat_last() -> None:
    seat = QuotaFactory(number=1, office="chair").seats.get()
    chair = AppointmentFactory(commission=seat.commission, seat=seat, **days(start="2022-01-29"))
    carried = chair.offices.get()
    correct(record=chair, seat=None, start=parse_day("2022-02"))
    events = OfficeHolding.pgh_event_model.objects.filter(pgh_obj_id=carried.pk)  # type: ignore[attr-defined]
    assert events.order_by("-pgh_id").first().pgh_label == "delete"
