"""Days as registrars type them."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from registry.period import Day
from registry.typed_days import read_day, write_day


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2016", "2016"),
        ("09.2016", "2016-09"),
        ("9.2016", "2016-09"),
        ("14.09.2016", "2016-09-14"),
        (" 2016-09-14 ", "2016-09-14"),
        ("no later than 14.09.2016", "../2016-09-14"),
        ("не позднее 09.2016", "../2016-09"),
        ("14.09.2016 дейін", "../2016-09-14"),
        ("не ранее: 2016", "2016/.."),
        ("between 01.09.2016 and 22.09.2016", "2016-09-01/2016-09-22"),
        ("между 01.09.2016 и 22.09.2016", "2016-09-01/2016-09-22"),
        ("01.09.2016 – 22.09.2016 аралығында", "2016-09-01/2016-09-22"),
        ("../2016-09-22", "../2016-09-22"),
    ],
)
def test_a_day_is_read_as_people_type_it(typed: str, value: str) -> None:
    assert read_day(typed).value == value


@pytest.mark.parametrize("typed", ["31.02.2016", "13.2016", "14/09/2016", "September", "1.1.16", "٢٠١٦"])
def test_what_is_not_a_day_is_named_with_the_remedy(typed: str) -> None:
    with pytest.raises(ValidationError) as refused:
        read_day(typed)
    assert refused.value.messages == [
        f"“{typed}” is not a day. Write 2016, 09.2016 or 14.09.2016; no later than 14.09.2016; not before 09.2016; "
        "or between 01.09.2016 and 22.09.2016."
    ]


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValidationError) as refused:
        read_day("between 22.09.2016 and 01.09.2016")
    assert refused.value.code == "inverted"


bounds = st.one_of(st.none(), st.dates(datetime.date(1800, 1, 1), datetime.date(2300, 12, 31)))


@given(bounds, bounds)
def test_what_a_form_shows_is_read_back_as_the_same_bounds(
    earliest: datetime.date | None, latest: datetime.date | None
) -> None:
    if earliest and latest and earliest > latest:
        earliest, latest = latest, earliest
    if earliest or latest:
        day = read_day(write_day(Day("", earliest, latest)))
        assert (day.earliest, day.latest) == (earliest, latest)


def test_bounds_narrower_than_what_the_source_states_are_shown() -> None:
    day = Day("2016-09", datetime.date(2016, 9, 5), datetime.date(2016, 9, 30))
    assert write_day(day) == "05.09.2016 – 30.09.2016"
