"""Days as places on a line of years."""

import datetime
from dataclasses import dataclass

DAYS_A_YEAR = 365.2425


@dataclass(frozen=True)
class Scale:
    """Whole years from the one of `first` to the one of `last`, each `year` units wide."""

    first: datetime.date
    last: datetime.date
    year: float

    @property
    def width(self) -> float:
        return self.x(datetime.date(self.last.year + 1, 1, 1))

    def x(self, day: datetime.date) -> float:
        return round((day - datetime.date(self.first.year, 1, 1)).days / DAYS_A_YEAR * self.year, 1)

    def clip(self, day: datetime.date | None, default: datetime.date) -> datetime.date:
        """`day`, or `default` where there is none, never off the line."""
        return min(max(day or default, self.first), self.last)

    @property
    def ticks(self) -> list[tuple[float, int]]:
        """Where each year begins."""
        return [(self.x(datetime.date(year, 1, 1)), year) for year in range(self.first.year, self.last.year + 1)]
