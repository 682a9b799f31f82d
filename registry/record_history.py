"""The history of a record in its own words: who, when, why, and what stood before and after, field by field."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Model

from registry.field_values import Named, ShownField, shown_fields
from registry.steps import Step, steps_of


@dataclass(frozen=True)
class FieldChange:
    """`before` and `after` as people write them; '' where nothing stood."""

    field: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """What one revision did to one record; `kind` is `insert`, `update` or `delete`."""

    revision: int
    at: datetime.datetime
    by: str
    because: str
    kind: str
    changes: tuple[FieldChange, ...]


def history_of(record: Model) -> list[Entry]:
    """Every revision that changed what is recorded of `record`, the latest first.

    The number of queries does not grow with the history: one, and one for each kind of record its fields name.
    """
    return histories(type(record), [record.pk])[record.pk]


def histories(model: type[Model], pks: Iterable[int]) -> dict[int, list[Entry]]:
    """The same for many records of one kind, by primary key."""
    steps = steps_of(model, pks)
    told = told_steps(model, [step for its_steps in steps.values() for step in its_steps])
    return {pk: [told[id(step)] for step in reversed(its_steps)] for pk, its_steps in steps.items()}


def told_steps(model: type[Model], steps: list[Step]) -> dict[int, Entry]:
    """Steps of records of one kind as entries, by the identity of the step."""
    told = told_changes({model: steps})

    def entry(step: Step) -> Entry:
        revision = step.event.pgh_revision
        return Entry(revision.number, revision.at, revision.author, revision.reason, step.kind, told[id(step)])

    return {id(step): entry(step) for step in steps}


def told_changes(
    steps: Mapping[type[Model], list[Step]], new: dict[tuple[type[Model], int], str] | None = None
) -> dict[int, tuple[FieldChange, ...]]:
    """What differs, field by field, by the identity of the step; `new` are names of records not there yet."""
    states = {
        model: [state for step in own for state in (step.before, step.after) if state is not None]
        for model, own in steps.items()
    }
    names = Named(states, new)
    return {key: told for model, own in steps.items() for key, told in _changes(shown_fields(model), own, names)}


def _changes(
    fields: list[ShownField], steps: list[Step], names: Named
) -> Iterator[tuple[int, tuple[FieldChange, ...]]]:
    for step in steps:
        said = ((field, field.say(step.before, names), field.say(step.after, names)) for field in fields)
        yield (
            id(step),
            tuple(FieldChange(one.name, one.label, *states) for one, *states in said if states[0] != states[1]),
        )
