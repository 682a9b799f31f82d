"""`from` and `to` keep the events and agreements whose possible days meet the period."""

import datetime
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from elections.models import Agreement, AgreementParty, Event
from tests.factories import EventFactory, days
from tests.registry.api.asking import ids, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_registry")]

DAYS = st.none() | st.dates(datetime.date(1990, 1, 1), datetime.date(2028, 1, 1))
KINDS = st.none() | st.sampled_from(Event.Kind.values)
NEVER = datetime.date.min
ALWAYS = datetime.date.max


def in_order(begin: Any, end: Any) -> bool:
    """Any others are refused."""
    return begin is None or end is None or begin <= end


def meets(earliest: Any, latest: Any, begin: Any, end: Any) -> bool:
    """Whether the days from `earliest` to `latest`, both possible, meet [begin, end)."""
    return (latest or ALWAYS) >= (begin or NEVER) and (end is None or (earliest or NEVER) < end)


def query(**given: Any) -> dict[str, str]:
    return {name.rstrip("_"): str(value) for name, value in given.items() if value is not None}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DAYS, DAYS, KINDS)
@example(datetime.date(2019, 6, 9), datetime.date(2019, 6, 10), None)
@example(datetime.date(2019, 6, 10), datetime.date(2019, 6, 10), None)
def test_events_of_a_period(client: Client, begin: Any, end: Any, kind: str | None) -> None:
    assume(in_order(begin, end))
    page = read(client, "/events/", page_size=1000, **query(from_=begin, to=end, kind=kind))
    assert ids(page) == [
        event.pk
        for event in Event.objects.order_by("id")
        if kind in (None, event.kind) and meets(event.start_earliest, last_day(event), begin, end)
    ]


def last_day(event: Event) -> Any:
    """The last day the event may have lasted to; none is known where it has no day at all."""
    return max(filter(None, (event.start_latest, event.end_latest)), default=None)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    DAYS,
    DAYS,
    st.none() | st.sampled_from(Agreement.Kind.values),
    st.none() | st.sampled_from(["RU", "UZ", "HU", "KZ"]),
)
def test_agreements_of_a_period(client: Client, begin: Any, end: Any, kind: str | None, country: str | None) -> None:
    assume(in_order(begin, end))
    asked = query(from_=begin, to=end, kind=kind, country=country)
    page = read(client, "/agreements/", page_size=1000, **asked)
    parties = AgreementParty.objects.filter(country=country or "").values_list("agreement", flat=True)
    assert ids(page) == [
        agreement.pk
        for agreement in Agreement.objects.order_by("id")
        if kind in (None, agreement.kind)
        and (country is None or agreement.pk in parties)
        and meets(agreement.signed_earliest, agreement.signed_latest, begin, end)
    ]


@pytest.mark.parametrize(
    ("lasted", "begin", "end", "kept"),
    [
        ({"start": "2019-06-09"}, "2019-06-09", "2019-06-10", True),
        ({"start": "2019-06-09"}, "2019-06-10", None, False),
        ({"start": "2019-06-09"}, None, "2019-06-09", False),
        ({"start": "2019-06"}, "2019-06-30", None, True),
        ({"start": "2019-06"}, "2019-07-01", None, False),
        ({"start": "2019-06-09", "end": "2019-06-20"}, "2019-06-20", "2019-06-21", True),
        ({"start": "2019-06-09", "end": "2019-06-20"}, "2019-06-21", None, False),
        ({"start": "../2019-06-09"}, None, "1990-01-01", True),
        ({"start": "2019-06-09/.."}, "2100-01-01", None, True),
        ({}, "2019-06-09", "2019-06-10", True),
    ],
)
def test_a_day_in_doubt_meets_every_day_it_may_be(
    client: Client, lasted: Any, begin: Any, end: Any, kept: bool
) -> None:
    made = EventFactory(**days(**lasted))
    assert (made.pk in ids(read(client, "/events/", page_size=1000, **query(from_=begin, to=end)))) is kept
