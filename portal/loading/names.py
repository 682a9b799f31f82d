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
    code: str

    def __str__(self) -> str:
        regime, _slash, _quota = self.quota.key.partition("/")
        return f"{self.commission.key}:{regime}:{self.code}"


# A reference as the cell has it (for a seat its file is `seats`) becomes one that is known to lead somewhere.
Mention = RowName
Reference = RowName | SeatName


def rests_on(reference: Reference) -> tuple[RowName, ...]:
    """The rows that must be there before `reference` leads to a record."""
    if isinstance(reference, SeatName):
        return (reference.commission, reference.quota)
    return (reference,)


def seat_names(key: str) -> tuple[SeatName, ...]:
    """What `kz-cec:PSM-2007:M-1` may mean: the one seat of the quota M-1, or the first of several of the quota M."""
    try:
        commission, regime, code = key.split(":")
    except ValueError:
        return ()
    quota, _dash, number = code.rpartition("-")
    quotas = (code, quota) if quota and number.isdecimal() else (code,)
    return tuple(SeatName(RowName("commissions", commission), RowName("quotas", f"{regime}/{q}"), code) for q in quotas)
