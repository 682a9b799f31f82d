"""What is to become of a row: compared with what it said before, and with what its record holds now."""

from dataclasses import dataclass
from enum import Enum, auto

from portal.loading.columns import Values
from portal.loading.ledger import Ledger, portable
from portal.loading.reading import Row
from portal.loading.references import references_in


class Outcome(Enum):
    INSERTED = auto()
    UPDATED = auto()
    UNCHANGED = auto()
    AGREED = auto()  # the file now says what staff, or the database, had made of the record
    CHANGED_BY_STAFF = auto()
    DELETED_BY_STAFF = auto()
    GONE_FROM_FILE = auto()

    @property
    def writes(self) -> bool:
        return self in {Outcome.INSERTED, Outcome.UPDATED}


@dataclass(frozen=True, slots=True)
class Decision:
    """`changes` are the values to write; `touched` the columns in which staff changed the record."""

    outcome: Outcome
    changes: Values
    touched: tuple[str, ...] = ()


def decide(row: Row, ledger: Ledger) -> Decision:
    values = values_now(row, ledger)
    if row.name not in ledger:
        return Decision(Outcome.INSERTED, values)
    held = ledger.held(row.name)
    if held is None:
        return Decision(Outcome.DELETED_BY_STAFF, {})
    states, said = portable(values), {**held, **ledger.stated(row.name)}
    loaded = {**held, **ledger.as_loaded(row.name)}
    touched = tuple(column for column, value in held.items() if value != loaded[column])
    wanted = {column: loaded[column] if states[column] == said[column] else states[column] for column in held}
    if wanted == held:
        said_before = all(states[column] == said[column] for column in held)
        return Decision(Outcome.UNCHANGED if said_before else Outcome.AGREED, {})
    if touched:
        return Decision(Outcome.CHANGED_BY_STAFF, {}, touched)
    return Decision(Outcome.UPDATED, {column: values[column] for column in held if states[column] != held[column]})


def values_now(row: Row, ledger: Ledger) -> Values:
    """The values of a row with references as ids; one that leads to no record yet stays a name."""
    found = {column: ledger.find(reference) or reference for column, reference in references_in(row.values).items()}
    return {**row.values, **found}
