"""To which day records were checked: it moves on, never past today and never back."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from commission.actions import check_to
from registry.period import today
from tests.factories import CommissionFactory

pytestmark = pytest.mark.django_db


def refusal(known: datetime.date | None, day: datetime.date) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        check_to(commission=CommissionFactory(known_until=known), day=day)
    messages: list[str] = refused.value.message_dict["known_until"]
    return messages


def test_it_moves_on_to_today_at_most() -> None:
    commission = CommissionFactory(known_until=datetime.date(2022, 1, 1))
    assert check_to(commission=commission, day=today()).known_until == today()
    assert check_to(commission=CommissionFactory(known_until=None), day=today()).known_until == today()


def test_a_day_to_come_or_before_the_one_checked_to_is_refused() -> None:
    ((tomorrow,), (back,)) = (
        refusal(None, datetime.date(2200, 1, 1)),
        refusal(datetime.date(2022, 1, 2), datetime.date(2022, 1, 1)),
    )
    assert tomorrow.startswith("“1 January 2200” is after today. Records can be checked to ")
    assert back == (
        "“1 January 2022” is before 2 January 2022, the day already checked to. "
        "To move it back, correct the commission."
    )
