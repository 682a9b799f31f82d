"""The daily letter and the private calendar: what falls due, to who wants it, and to nobody else."""

import datetime
from io import StringIO
from typing import Any

import icalendar
import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client

from portal.models import Notices, Role
from portal.staff.due import Kind, all_due
from registry.period import today
from tests.factories import AppointmentFactory, CommissionFactory, QuotaFactory, RegimeFactory, days
from tests.staff import signed_in_client, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def commission() -> Any:
    """A term of five years that ends in ten days."""
    commission = CommissionFactory(name_en="CEC", name_ru="ЦИК")
    regime = RegimeFactory(commission=commission)
    QuotaFactory(regime=regime, code="senate", number=1)
    ends = today() + datetime.timedelta(days=10)
    start = ends.replace(year=ends.year - 5).isoformat()
    AppointmentFactory(commission=commission, seat=commission.seats.get(), regime=regime, **days(start=start))
    return commission


def digest() -> str:
    out = StringIO()
    call_command("send_digest", stdout=out)
    return out.getvalue().strip()


def test_a_letter_goes_once_a_day_in_ones_own_language_and_only_when_there_is_something_to_say(commission: Any) -> None:
    keeper, elsewhere = staff(Role.REGISTRAR, [commission]), staff(Role.REGISTRAR, [CommissionFactory()])
    staff(Role.ADMINISTRATOR)
    for user in (keeper, elsewhere):
        Notices.objects.create(user=user, digest=True, language="ru")
    assert digest() == "Letters sent: 1."
    (letter,) = mail.outbox
    assert letter.to == [keeper.email]
    assert "ЦИК" in letter.body
    assert digest() == "Letters sent: 0."


def test_what_falls_due_is_told_by_kind_in_the_same_number_of_queries(
    commission: Any, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(8):
        found = all_due({commission.pk}, today())
    assert {kind: [str(one.message.en) for one in some.items] for kind, some in found.items()} == {
        Kind.TERM_ENDS: [
            f"The term of {commission.appointments.get().person} ends on "
            f"{(today() + datetime.timedelta(days=10)).strftime('%-d %B %Y')}: CEC."
        ]
    }
    assert found[Kind.TERM_ENDS].items[0].within == 30


def test_a_calendar_opens_to_its_secret_address_until_it_is_revoked(client: Client, commission: Any) -> None:
    user = staff(Role.REGISTRAR, [commission])
    own = signed_in_client(user)
    own.post("/admin/notices/", {"make": ""})
    (message,) = own.get("/admin/notices/").context["messages"]
    address = str(message).partition("http://localhost")[2].partition("/")[2]
    answer = client.get(f"/{address}")
    (event,) = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    key = f"due-term-ends-{commission.appointments.get().pk}@localhost"
    assert (event["uid"], event["dtstart"].dt) == (key, today() + datetime.timedelta(days=10))
    assert Notices.objects.get().calendar_key not in address
    own.post("/admin/notices/", {"revoke": ""})
    assert client.get(f"/{address}").status_code == 404


def test_a_closed_account_has_no_calendar_and_the_wish_is_kept(client: Client) -> None:
    user = staff(Role.VIEWER)
    signed_in_client(user).post("/admin/notices/", {"save": "", "digest": "on", "language": "kk"})
    assert Notices.objects.values_list("digest", "language").get() == (True, "kk")
    assert client.get("/en/accounts/calendar/nothing.ics").status_code == 404
