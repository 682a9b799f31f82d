"""What a row is called, and what it calls other rows."""

from dataclasses import dataclass
from typing import NamedTuple

SEATS = "seats"


class RowName(NamedTuple):
    """A row of a file, by its key; what the record keeps its id by."""

    file: str
    key: str

    def __str__(self) -> str:
        return f"{self.file}:{self.key}"


@dataclass(frozen=True, slots=True)
class SeatName:
    """A seat is no row: the database makes it once its commission and its quota are there."""

    commission: RowName
    quota: RowName
    number: int

    def __str__(self) -> str:
        return f"{self.commission.key}:{self.quota.key}-{self.number}"


# A reference as the cell has it (for a seat its file is `seats`) becomes one that is known to lead somewhere.
Mention = RowName
Reference = RowName | SeatName


def rests_on(reference: Reference) -> tuple[RowName, ...]:
    """The rows that must be there before `reference` leads to a record."""
    if isinstance(reference, SeatName):
        return (reference.commission, reference.quota)
    return (reference,)


def seat_names(key: str) -> tuple[SeatName, ...]:
    """What `kz-cec:PSM-2007:M-1` may mean: the quota M-1, which is one seat, or the first seat of the quota M."""
    try:
        commission, regime, code = key.split(":")
    except ValueError:
        return ()
    named = RowName("commissions", commission)
    quota, _dash, number = code.rpartition("-")
    whole = SeatName(named, RowName("quotas", f"{regime}/{code}"), 1)
    if not number.isdecimal():
        return (whole,)
    return whole, SeatName(named, RowName("quotas", f"{regime}/{quota}"), int(number))
