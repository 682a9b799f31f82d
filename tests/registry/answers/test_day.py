"""Today in Astana, whatever the clock does."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from registry.answers.day import Today
from registry.period import ASTANA

INSTANTS = st.lists(st.integers(0, 4 * 10**9), min_size=1)


@given(INSTANTS)
def test_the_day_is_that_of_astana_even_when_the_clock_jumps_back(instants: list[int]) -> None:
    moment = [0.0]
    today = Today(lambda: moment[0])
    for instant in instants:
        moment[0] = instant
        assert today() == datetime.datetime.fromtimestamp(instant, ASTANA).date()
