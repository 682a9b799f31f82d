"""The calendar people subscribe to: one lasting entry a day, newer versions known as such, cancellations said."""

import datetime
from typing import Any

import icalendar
import pytest
from django.test import Client

from elections.models import Event
from tests.factories import AppointmentFactory, CommissionFactory, EventFactory, QuotaFactory, RegimeFactory, days

pytestmark = pytest.mark.django_db


def entries(client: Client, address: str = "/en/calendar.ics") -> dict[str, Any]:
    answer = client.get(address)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return {str(event["uid"]): event for event in icalendar.Calendar.from_ical(answer.content).walk("VEVENT")}


def test_a_changed_event_keeps_its_uid_and_counts_its_versions(client: Client) -> None:
    event = EventFactory(title_en="Referendum", **days(start="2027-03-15"))
    uid = f"event-{event.pk}@localhost"
    assert {name: entry["sequence"] for name, entry in entries(client).items()} == {uid: 0}
    Event.objects.update(**days(start="2027-03-22"))
    changed = entries(client)[uid]
    assert (changed["sequence"], changed["dtstart"].dt, changed["status"]) == (
        1,
        datetime.date(2027, 3, 22),
        "CONFIRMED",
    )
    Event.objects.update(status="cancelled")
    cancelled = entries(client)[uid]
    assert (cancelled["sequence"], cancelled["status"]) == (2, "CANCELLED")


def test_a_day_known_by_its_month_is_that_month_and_one_known_by_its_year_is_left_out(client: Client) -> None:
    EventFactory(**days(start="2027"))
    month = EventFactory(**days(start="2027-09"))
    (entry,) = entries(client).values()
    assert entry["uid"] == f"event-{month.pk}@localhost"
    assert (entry["dtstart"].dt, entry["dtend"].dt) == (datetime.date(2027, 9, 1), datetime.date(2027, 10, 1))


def test_terms_and_deadlines_of_a_commission_are_due_days(client: Client) -> None:
    commission = CommissionFactory(name_en="Capital", level="territorial")
    regime = RegimeFactory(commission=commission, deadline_period="P2M", **days(deadline_from="2027-01-10"))
    quota = QuotaFactory(regime=regime, number=1, term_years=5)
    AppointmentFactory(
        commission=commission, seat=commission.seats.get(quota=quota), regime=regime, **days(start="2024-02-01")
    )
    due = entries(client, f"/en/commissions/{commission.slug}/calendar.ics")
    assert {str(entry["summary"]): entry["dtstart"].dt for entry in due.values()} == {
        "A new commission is due: Capital": datetime.date(2027, 3, 10),
        f"The term of {commission.appointments.get().person.name} ends: Capital": datetime.date(2029, 2, 1),
    }
    assert entries(client) == {}  # the general calendar keeps to the central commission
