"""When commissions are formed: five terms of five years, each begun on time or a little late."""

import calendar
import datetime
from dataclasses import dataclass
from random import Random

from portal.generating.law import TERM_YEARS
from registry.period import Day

TERMS = 5
FIRST_YEAR = 2003
FIRST_YEAR_OF_OVERDUE = 2001  # whose fifth term ended in 2026, with nobody elected since
DAY = datetime.date(2026, 10, 15)  # the nation is such that every status and every state of a seat occurs on it
SOON = datetime.date(2027, 1, 11)
SHARE_OF_LATE = 0.1


@dataclass(frozen=True, slots=True)
class Session:
    """A day on which a composition is changed, and the decision."""

    day: datetime.date
    act: int


@dataclass(frozen=True, slots=True)
class Term:
    """One term of commissions formed together; `end` is the day the next ones are formed."""

    start: datetime.date
    end: datetime.date | None
    act: int
    source: int
    sessions: tuple[Session, ...]

    @property
    def is_last(self) -> bool:
        return self.end is None


def formation_days(rng: Random, first_year: int) -> list[datetime.date]:
    """The first between March and June; none before the term before it is over."""
    days = [days_later(datetime.date(first_year, 3, 1), rng.randrange(120))]
    while len(days) < TERMS:
        late = rng.randrange(1, 15) if rng.random() < SHARE_OF_LATE else 0
        term_over = days[-1].replace(year=days[-1].year + TERM_YEARS)
        days.append(days_later(term_over, late))
    return days


def session_days(rng: Random, start: datetime.date, end: datetime.date | None) -> list[datetime.date]:
    """Three days well inside the term, and before `DAY`."""
    room = ((end or DAY) - start).days
    return [days_later(start, room * quarter // 4 + rng.randrange(-30, 30)) for quarter in (1, 2, 3)]


def days_later(day: datetime.date, days: int) -> datetime.date:
    return day + datetime.timedelta(days)


def month_of(day: datetime.date) -> Day:
    """The month, as a source states it that does not say the day."""
    last = calendar.monthrange(day.year, day.month)[1]
    return Day(f"{day:%Y-%m}", day.replace(day=1), day.replace(day=last))


def no_later_than(day: datetime.date) -> Day:
    return Day(f"../{day.isoformat()}", None, day)
