"""Today in Astana, looked up once a day rather than once a request."""

import datetime
import time
from collections.abc import Callable
from typing import NamedTuple

from registry.period import ASTANA


class Span(NamedTuple):
    begins: float
    ends: float
    day: datetime.date


class Today:
    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._span = Span(0, 0, datetime.date.min)

    def __call__(self) -> datetime.date:
        now = self._clock()
        begins, ends, day = self._span
        if begins <= now < ends:
            return day
        self._span = span = _around(now)
        return span.day


def _around(now: float) -> Span:
    day = datetime.datetime.fromtimestamp(now, ASTANA).date()
    return Span(_midnight(day), _midnight(day + datetime.timedelta(days=1)), day)


def _midnight(day: datetime.date) -> float:
    return datetime.datetime.combine(day, datetime.time(), ASTANA).timestamp()
