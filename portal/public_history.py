"""What everyone may read of a history: when a record changed, what stood before and after, why, and in which role."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Q

from portal.change_feed.public import NEVER_TOLD
from portal.changes import CHANGES, KINDS, Names, Scope
from portal.staff.told import Published, published
from registry.corrections import corrects
from registry.history import events_of, recorded_fields
from registry.models import Revision
from registry.record_history import FieldChange, told_steps
from registry.steps import Step, steps_of

REVISIONS, LINES = 20, 30


@dataclass(frozen=True)
class Line:
    """What a revision did to one record; `changes` field by field where it was there before and is still."""

    kind: str
    name: str
    change: str
    corrects: bool
    changes: tuple[FieldChange, ...]


@dataclass
class Told:
    """One revision and who published it; `more` where not all of it is said."""

    number: int
    at: datetime.datetime
    reason: str
    published: Published
    lines: list[Line] = field(default_factory=list)
    more: bool = False


@dataclass(frozen=True)
class Page:
    told: list[Told]
    older: int | None  # the number to go on before, where there is more


def history_page(scope: Scope, before: int | None) -> Page:
    """The newest revisions that touched the records of the scope, or those before the number."""
    numbers = _numbers(scope, before)
    revisions = Revision.objects.filter(number__in=numbers[:REVISIONS]).order_by("-number")
    told_of = published(revisions)
    told = {one.number: Told(one.number, one.at, one.reason, told_of[one.number]) for one in revisions}
    found = {model: _steps(model, condition, told) for model, condition in scope.items()}
    called = Names([step.event for steps in found.values() for step in steps])
    for model, steps in found.items():
        for step, line in zip(steps, _lines(model, steps, called), strict=True):
            _add(told[step.event.pgh_revision_id], line)
    return Page(list(told.values()), numbers[REVISIONS - 1] if len(numbers) > REVISIONS else None)


def _numbers(scope: Scope, before: int | None) -> list[int]:
    """Of the newest revisions one more than a page has."""
    found: set[int] = set()
    for model, condition in scope.items():
        events = events_of(model).filter(condition)
        if before is not None:
            events = events.filter(pgh_revision_id__lt=before)
        touched = events.order_by("-pgh_revision_id").values_list("pgh_revision_id", flat=True).distinct()
        found |= {*touched[: REVISIONS + 1]}
    return sorted(found, reverse=True)[: REVISIONS + 1]


def _steps(model: type[Model], condition: Q, numbers: Iterable[int]) -> list[Step]:
    events = events_of(model).filter(condition, pgh_revision_id__in=[*numbers])
    touched = {*events.order_by().values_list("pgh_obj_id", "pgh_revision_id")}
    steps = steps_of(model, {pk for pk, _number in touched}) if touched else {}
    return [
        step for pk, its_steps in steps.items() for step in its_steps if (pk, step.event.pgh_revision_id) in touched
    ]


def _lines(model: type[Model], steps: list[Step], names: Names) -> Iterable[Line]:
    entries = told_steps(model, [step for step in steps if step.kind == "update"])
    never = NEVER_TOLD.get(model, frozenset())
    for step in steps:
        changes = entries[id(step)].changes if id(step) in entries else ()
        yield Line(
            kind=str(KINDS[model]),
            name=names.of(step.event),
            change=str(CHANGES[step.kind]),
            corrects=step.kind == "update" and corrects(model, _values(model, step.before), _values(model, step.after)),
            changes=tuple(change for change in changes if change.field not in never),
        )


def _values(model: type[Model], state: Any) -> dict[str, Any]:
    return {one.name: getattr(state, one.attname) for one in recorded_fields(model)}


def _add(told: Told, line: Line) -> None:
    if len(told.lines) == LINES:
        told.more = True
    else:
        told.lines.append(line)
