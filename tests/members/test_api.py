"""What a filter keeps of the appointments is what plain Python keeps of the records."""

import datetime
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commission.models import Office
from members.models import Appointment
from members.status import COUNTED, Status
from tests.registry.api.asking import ids, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_registry")]

DAYS = st.dates(datetime.date(1992, 1, 1), datetime.date(2028, 1, 1))


def kept(day: datetime.date, asked: dict[str, Any]) -> list[int]:
    rows = Appointment.objects.with_status(day).with_offices(day).select_related("person", "commission", "authority")
    return [row.pk for row in rows.order_by("id") if fits(row, asked)]


def fits(row: Any, asked: dict[str, Any]) -> bool:
    holds = {
        "status": lambda words: row.status in words.split(","),
        "office": lambda office: row.status in COUNTED and office in row.offices_that_day,
        "commission": lambda slug: row.commission.slug == slug,
        "person": lambda slug: row.person.slug == slug,
        "authority": lambda code: row.authority is not None and row.authority.code == code,
    }
    return all(holds[name](value) for name, value in asked.items())


def drawn(data: st.DataObject) -> dict[str, Any]:
    """Filters with values that records have."""
    known = Appointment.objects.values_list("commission__slug", "person__slug", "authority__code")
    commissions, people, authorities = ([*dict.fromkeys(values)] for values in zip(*known, strict=True))
    statuses = st.lists(st.sampled_from(Status.values), min_size=1, max_size=4, unique=True).map(",".join)
    optional = {
        "status": statuses,
        "office": st.sampled_from(Office.values),
        "commission": st.sampled_from(commissions),
        "person": st.sampled_from(people),
        "authority": st.sampled_from([code for code in authorities if code]),
    }
    return data.draw(st.fixed_dictionaries({}, optional=optional))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DAYS, st.data())
def test_any_filters_on_any_day_keep_what_python_keeps(client: Client, day: datetime.date, data: st.DataObject) -> None:
    asked = drawn(data)
    page = read(client, "/appointments/", as_of=day.isoformat(), page_size=1000, **asked)
    assert ids(page) == kept(day, asked)


@pytest.mark.parametrize("office", Office.values)
def test_each_office_alone_keeps_what_python_keeps(client: Client, office: str) -> None:
    for year in range(1996, 2027, 2):
        day = datetime.date(year, 7, 1)
        page = read(client, "/appointments/", as_of=day.isoformat(), office=office)
        assert ids(page) == kept(day, {"office": office})
