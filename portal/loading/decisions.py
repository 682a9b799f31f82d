"""What is to become of a row: compared with what it said before, and with what its record holds now."""

from enum import Enum, auto

from portal.loading.columns import Values
from portal.loading.ledger import Ledger, portable
from portal.loading.reading import Row
from portal.loading.references import references_in


class Outcome(Enum):
    INSERTED = auto()
    UPDATED = auto()
    UNCHANGED = auto()
    CHANGED_BY_STAFF = auto()
    DELETED_BY_STAFF = auto()
    GONE_FROM_FILE = auto()

    @property
    def writes(self) -> bool:
        return self in {Outcome.INSERTED, Outcome.UPDATED}


def values_now(row: Row, ledger: Ledger) -> Values:
    """The values of a row with references as ids; one that leads to no record yet stays as it is."""
    found = {column: ledger.find(reference) or reference for column, reference in references_in(row.values).items()}
    return {**row.values, **found}


def decide(row: Row, ledger: Ledger) -> Outcome:
    if row.name not in ledger:
        return Outcome.INSERTED
    held = ledger.held(row.name)
    if held is None:
        return Outcome.DELETED_BY_STAFF
    states = portable(values_now(row, ledger))
    if states == held or states == {**held, **ledger.stated(row.name)}:
    ...


def changed_by_staff(row: Row, ledger: Ledger) -> list[str]:
    """The columns whose value in the registry is no longer the one that was loaded."""
