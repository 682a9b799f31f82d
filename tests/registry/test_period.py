"""Uncertain days, and the arithmetic of certain and possible."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from registry.period import Day, parse_date, parse_day

dates = st.dates(datetime.date(1990, 1, 1), datetime.date(1990, 3, 1))
maybe = st.one_of(st.none(), dates)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2016", "2016-01-01", "2016-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016-09-14", "2016-09-14", "2016-09-14"),
        ("2016-09/2016-10-02", "2016-09-01", "2016-10-02"),
        ("../2007-01-12", None, "2007-01-12"),
        ("2007-01-12/..", "2007-01-12", None),
    ],
)
def test_a_day_is_read_as_a_source_gives_it(text: str, earliest: str | None, latest: str | None) -> None:
    day = parse_day(text)
    bounds = tuple(bound and bound.isoformat() for bound in (day.earliest, day.latest))
    assert (day.value, *bounds) == (text, earliest, latest)


@pytest.mark.parametrize(
    "text", ["2016-31", "2016-02-30", "31.12.2016", "", "20166", "0999", "2016-10/2016-09", "٢٠١٦"]
)
def test_what_is_not_a_day_is_refused_with_its_value(text: str) -> None:
    with pytest.raises(ValidationError) as refused:
        parse_day(text)
    assert refused.value.messages[0].startswith(f"“{text}”")


@given(st.dates(datetime.date(1800, 1, 1), datetime.date(2300, 12, 31)))
def test_an_exact_day_is_its_own_notation(date: datetime.date) -> None:
    assert parse_date(date.isoformat()) == date
    assert Day("", date, date).as_json() == parse_day(date.isoformat()).as_json()


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(maybe, maybe, maybe, maybe, st.booleans(), maybe)
@example(None, *(datetime.date(1990, 1, day) for day in (1, 2)), None, False, datetime.date(1990, 1, 1))
def test_a_lasting_thing_is_certain_only_where_it_is_possible(
    start_earliest: datetime.date | None,
    start_latest: datetime.date | None,
    end_earliest: datetime.date | None,
    end_latest: datetime.date | None,
    end_open: bool,
    following: datetime.date | None,
) -> None:
    """For bounds in order every certain day is a possible one, whatever is unknown; the functions never fail."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT registry_certain_lasting(%(a)s,%(b)s,%(c)s,%(d)s,%(o)s,%(n)s)"
            " <@ registry_possible_lasting(%(a)s,%(b)s,%(c)s,%(d)s,%(o)s,%(n)s)",
            {"a": start_earliest, "b": start_latest, "c": end_earliest, "d": end_latest, "o": end_open, "n": following},
        )
        (within,) = cursor.fetchone()
    in_order = all(
        first is None or last is None or first <= last
        for first, last in ((start_earliest, start_latest), (end_earliest, end_latest))
    )
    ended = end_earliest is not None or end_latest is not None
    assert within or not in_order or (end_open and ended)
