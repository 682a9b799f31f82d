"""Vacancies: only what is known to be empty, from the day it became so."""

import pytest
from django.test import Client
from lxml.html import document_fromstring

from tests.factories import AppointmentFactory, CommissionFactory, QuotaFactory, RegimeFactory, days
from tests.html import words

pytestmark = pytest.mark.django_db


def empty(client: Client, day: str) -> list[list[str]]:
    page = document_fromstring(client.get(f"/en/vacancies/?as_of={day}").content)
    return [[words(cell) for cell in row] for row in page.xpath("//tbody/tr")]


def test_a_seat_is_vacant_from_the_day_its_holder_left(client: Client) -> None:
    commission = CommissionFactory(name_en="Capital")
    quota = QuotaFactory(regime=RegimeFactory(commission=commission), number=1, label_en="Chair", authority=None)
    seat = commission.seats.get(quota=quota)
    AppointmentFactory(
        commission=commission, seat=seat, regime=quota.regime, **days(start="2012-01-01", end="2014-02-03")
    )
    assert empty(client, "2014-02-02") == []
    assert empty(client, "2014-02-03") == [["Capital", "Chair", "", "3 February 2014"]]


def test_a_seat_of_which_nothing_is_known_is_counted_and_not_called_vacant(client: Client) -> None:
    QuotaFactory(regime=RegimeFactory(), number=2)
    page = document_fromstring(client.get("/en/vacancies/?as_of=2014-01-01").content)
    (answer,) = page.xpath("//p[@class='answer']")
    assert words(answer) == "No seat is known to be empty. Of 2 more it is not known whether anyone holds them."
