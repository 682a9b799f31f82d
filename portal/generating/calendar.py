"""When the commissions of a territory are formed: five terms of five years, each begun on time or a little late."""

import calendar
import datetime
from dataclasses import dataclass
from random import Random

from portal.generating.law import TERM_YEARS
from registry.period import Day

TERMS = 5
FIRST_YEAR, FIRST_YEAR_IF_OVERDUE = 2003, 2001  # the terms of the latter ended in 2026 and nobody was elected since
DAY = datetime.date(2026, 10, 15)  # the nation is made so that every status and every state of a seat occurs that day
SOON = datetime.date(2027, 1, 11)


@dataclass(frozen=True, slots=True)
class Session:
    """A day on which the maslikhat changes a composition, and its decision."""

    day: datetime.date
    act: int


@dataclass(frozen=True, slots=True)
class Term:
    """One term of the commissions formed together; `end` is the day the next ones are formed."""

    start: datetime.date
    end: datetime.date | None
    act: int
    source: int
    sessions: tuple[Session, ...]

    @property
    def is_last(self) -> bool:
        return self.end is None


def formation_days(rng: Random, first_year: int) -> list[datetime.date]:
    """Between March and June; never earlier than the term before allows."""
    days = [datetime.date(first_year, 3, 1) + datetime.timedelta(rng.randrange(120))]
    while len(days) < TERMS:
        late = rng.randrange(1, 15) if rng.random() < 0.1 else 0
        days.append(years_later(days[-1], TERM_YEARS) + datetime.timedelta(late))
    return days


def session_days(rng: Random, start: datetime.date, end: datetime.date | None) -> list[datetime.date]:
    """Three days well inside the term, none later than `DAY`."""
    room = ((end or DAY) - start).days
    return [start + datetime.timedelta(room * part // 4 + rng.randrange(-30, 30)) for part in (1, 2, 3)]


def years_later(day: datetime.date, years: int) -> datetime.date:
    return day.replace(year=day.year + years)


def days_later(day: datetime.date, days: int) -> datetime.date:
    return day + datetime.timedelta(days)


def month_of(day: datetime.date) -> Day:
    """The month as a source states it where it does not say the day."""
    last = calendar.monthrange(day.year, day.month)[1]
    return Day(f"{day:%Y-%m}", day.replace(day=1), day.replace(day=last))


def no_later_than(day: datetime.date) -> Day:
    return Day(f"../{day.isoformat()}", None, day)
