"""Which record each row became, the values it had then, and the values the record holds now."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from commission.models import Seat
from portal.loading.columns import Values
from portal.loading.names import Reference, RowName, SeatName
from portal.loading.sheets import SHEETS
from portal.models import LoadedRow

# In LoadedRow.values: what the row said, and what the database made of cells it left blank.
STATED, FILLED = "stated", "filled"


def portable(values: Mapping[str, Any]) -> Values:
    """The same values as JSON keeps them, so that what is stated, held and stored can be compared."""
    return {column: _portable(value) for column, value in values.items()}


def _portable(value: Any) -> Any:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, datetime.date) else value


class Ledger:
    """What earlier runs loaded, and how it stands now. `note` what this run loads; `keep` stores it."""

    def __init__(self) -> None:
        self._loaded = {RowName(row.file, row.key): row for row in LoadedRow.objects.filter(file__in=SHEETS)}
        self._held = _held(self._loaded)
        self._seats: dict[tuple[int, int, str], int] = {}
        self._stored = {name: row.values for name, row in self._loaded.items()}
        self._noted: dict[RowName, LoadedRow] = {}
        self._wrote = False

    def __contains__(self, name: RowName) -> bool:
        return name in self._loaded

    @property
    def names(self) -> Iterable[RowName]:
        return self._loaded.keys()

    def held(self, name: RowName) -> Values | None:
        """What the record holds now; None where it was deleted."""
        return self._held.get(name)

    def was_deleted(self, name: RowName) -> bool:
        return name in self._loaded and name not in self._held

    def record_id(self, name: RowName) -> int:
        return self._loaded[name].object_id

    def stated(self, name: RowName) -> Values:
        """What the row said when it was last loaded."""
        values: Values = self._loaded[name].values[STATED]
        return values

    def as_loaded(self, name: RowName) -> Values:
        """What the record held when the row was last loaded."""
        return {**self.stated(name), **self._loaded[name].values[FILLED]}

    def find(self, reference: Reference) -> int | None:
        """The id of the record that `reference` leads to, if there is one yet."""
        if isinstance(reference, SeatName):
            return self._seat(reference)
        return self.record_id(reference) if reference in self._held else None

    def seats_beside(self, seat: SeatName) -> list[str]:
        """The seats there are of that commission under that quota."""
        place = (self.find(seat.commission), self.find(seat.quota))
        return sorted(code for commission, quota, code in self._seats if (commission, quota) == place)

    def _seat(self, seat: SeatName) -> int | None:
        commission, quota = self.find(seat.commission), self.find(seat.quota)
        if commission is None or quota is None:
            return None
        if (commission, quota, seat.code) not in self._seats:
            self._seats = {(s.commission_id, s.quota_id, s.code): s.pk for s in Seat.objects.select_related("quota")}
        return self._seats.get((commission, quota, seat.code))

    def note(self, name: RowName, record_id: int, stated: Values) -> None:
        """This run wrote the record; it holds what the row states."""
        row = self._loaded.setdefault(name, LoadedRow(file=name.file, key=name.key))
        row.content_type, row.object_id = SHEETS[name.file].content_type, record_id
        row.values = {STATED: stated, FILLED: {}}
        self._held[name] = stated
        self._noted[name] = row
        self._wrote = True

    def note_agreed(self, name: RowName, stated: Values) -> None:
        """This run found that the record holds what the row now states, and left it as it is."""
        self._loaded[name].values = {STATED: stated, FILLED: {}}
        self.note_unchanged(name)

    def note_unchanged(self, name: RowName) -> None:
        """This run found the record as it was loaded, though the database may yet fill in more of it."""
        self._noted[name] = self._loaded[name]

    def keep(self) -> None:
        """Store what has changed of what was noted, with what the database has filled in beside it by now.

        A run that wrote holds the registry's write lock, so what it finds now is its own doing. One that
        wrote nothing holds none: it must not look again, or it would take what staff do meanwhile for loaded.
        """
        held = _held(self._noted) if self._wrote else self._held
        for name, row in self._noted.items():
            stated = self.stated(name)
            filled = {c: value for c, value in held.get(name, {}).items() if value != stated.get(c, value)}
            row.values = {STATED: stated, FILLED: filled}
        changed = [row for name, row in self._noted.items() if row.values != self._stored.get(name)]
        LoadedRow.objects.bulk_create([row for row in changed if row.pk is None])
        LoadedRow.objects.bulk_update([row for row in changed if row.pk is not None], ["values"], batch_size=500)


def _held(rows: Mapping[RowName, LoadedRow]) -> dict[RowName, Values]:
    """What the records of `rows` hold now in the columns a row sets."""
    names: dict[str, dict[int, RowName]] = defaultdict(dict)
    for loaded_name, row in rows.items():
        names[loaded_name.file][row.object_id] = loaded_name
    held: dict[RowName, Values] = {}
    for file, by_id in names.items():
        sheet = SHEETS[file]
        for record in sheet.model._base_manager.filter(pk__in=by_id).values("pk", *sheet.sets):
            name = by_id[record.pop("pk")]
            held[name] = portable(record)
    return held
