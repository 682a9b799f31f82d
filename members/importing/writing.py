"""Writes what was planned, in bulk; what the database refuses is traced back to the row it came from."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from members.importing.known import Known
from members.importing.planning import ADDED, CHANGED, REFUSED, Row
from members.importing.problems import Problem
from members.importing.slugs import give_addresses
from members.models import Appointment, AppointmentAct, Person
from registry import bulk
from registry.actions import column_values
from registry.conflicts import told
from registry.models import Citation

BATCH = 500
MOST_REFUSALS = 100


@dataclass
class Steps:
    """`tell` hears how many rows are done, of how many; a row has two steps, itself and its evidence."""

    of: int
    tell: Callable[[int, int], None]
    done: int = 0

    def go_on(self, rows: int) -> None:
        self.done += rows
        self.tell(self.done, self.of)


def write(rows: Sequence[Row], known: Known, tell: Callable[[int, int], None]) -> None:
    """In an order that lets go before it takes: ends first, then what begins. Refused rows are marked as such."""
    changed = [row for row in rows if row.kind == CHANGED]
    added = [row for row in rows if row.kind == ADDED]
    steps = Steps(2 * (len(changed) + len(added)), tell)
    steps.go_on(0)
    _papers([row for row in rows if row.kind in (ADDED, CHANGED)])
    named = [row.person for row in added if row.person is not None]
    _people(person for person in named if person.pk is None)
    _attempt(sorted(changed, key=lambda row: "end" not in row.values), _change, steps)
    _attempt(added, _add, steps)
    written = [row for row in (*changed, *added) if row.kind != REFUSED]
    _attempt(written, lambda batch: _evidence(batch, known), steps)


def _papers(rows: Iterable[Row]) -> None:
    acts = {id(row.act): row.act for row in rows if row.act is not None}.values()
    new = [act for act in acts if act.pk is None]
    sources = [row.source for row in rows if row.source is not None] + [act.publication for act in new]
    bulk.add({id(source): source for source in sources if source.pk is None}.values())
    for act in new:
        act.publication_id = act.publication.pk
    give_addresses(new, lambda act: f"{act.kind} {act.number} {act.adopted_value}")
    bulk.add(new)


def _people(people: Iterable[Person]) -> None:
    new = list({id(person): person for person in people}.values())
    give_addresses(new, _spelt)
    bulk.add(new)


def _spelt(person: Person) -> str:
    return next(
        f"{given} {family}"
        for given, family in (
            (person.given_en, person.family_en),
            (person.given_ru, person.family_ru),
            (person.given_kk, person.family_kk),
        )
        if family
    )


def _attempt(rows: Sequence[Row], do: Callable[[Sequence[Row]], None], steps: Steps) -> None:
    refused = 0
    for first in range(0, len(rows), BATCH):
        batch = rows[first : first + BATCH]
        refused += _halve(batch, do, MOST_REFUSALS - refused)
        steps.go_on(len(batch))


def _halve(rows: Sequence[Row], do: Callable[[Sequence[Row]], None], most: int) -> int:
    """What is refused is tried again in halves, until the rows that are refused stand alone; how many they were."""
    if most <= 0 or not rows:
        return 0
    try:
        with transaction.atomic():
            do(rows)
            connection.check_constraints()
        return 0
    except DatabaseError as error:
        if (refusal := told(error)) is None:
            raise
        if len(rows) == 1:
            _refuse(rows[0], refusal)
            return 1
    middle = len(rows) // 2
    refused = _halve(rows[:middle], do, most)
    return refused + _halve(rows[middle:], do, most - refused)


def _refuse(row: Row, refusal: ValidationError) -> None:
    row.kind, row.changes = REFUSED, []
    row.entry.problems.append(Problem("", " ".join(refusal.messages)))


def _add(rows: Sequence[Row]) -> None:
    for row in rows:
        row.appointment = Appointment(person=row.person, commission=row.commission, **_columns(row))
    bulk.add(row.appointment for row in rows)


def _change(rows: Sequence[Row]) -> None:
    bulk.change(Appointment, [(row.appointment.pk, _columns(row)) for row in rows])


def _columns(row: Row) -> dict[str, Any]:
    values = {name: value for name, value in row.values.items() if value is not None}
    if (seat := values.pop("seat", None)) is not None:
        values |= {"seat_id": seat.pk, "regime_id": seat.regime_id}
    if (authority := values.pop("authority", None)) is not None:
        values["authority_id"] = authority.pk
    return column_values(**values)


def _evidence(rows: Sequence[Row], known: Known) -> None:
    """The act of each appointment, cited as it was published, and the source the table names."""
    acts = [
        AppointmentAct(appointment=row.appointment, act=row.act, role=AppointmentAct.Role.APPOINTED)
        for row in rows
        if row.act is not None and (row.appointment.pk, row.act.pk) not in known.uses
    ]
    kind = ContentType.objects.get_for_model(Appointment)
    named = {
        (source.pk, row.appointment.pk)
        for row in rows
        for source in (row.source, row.act.publication if row.act is not None else None)
        if source is not None
    }
    wanted = sorted(named - known.citations)
    bulk.add(acts)
    bulk.add(Citation(source_id=at, content_type=kind, object_id=pk) for at, pk in wanted)
