"""What revisions did to rows, net: a row before and after each revision that changed what is recorded of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Model

from registry.history import events_of, same_record

DELETED = "delete"


@dataclass(frozen=True)
class Step:
    """A row of the registry before and after a revision, as its history has it; None where it was not there.

    `event` is the last row of history that the revision left.
    """

    event: Any
    before: Any
    after: Any

    @property
    def kind(self) -> str:
        if self.before is None:
            return "insert"
        return "update" if self.after is not None else DELETED


def steps_of(model: type[Model], pks: Iterable[int]) -> dict[int, list[Step]]:
    """Every step of the rows, the first first, in one query; steps that change only derived columns are left out."""
    wanted = list(pks)
    events = events_of(model).filter(pgh_obj_id__in=wanted).order_by("pgh_obj_id", "pgh_id")
    found: dict[int, list[Step]] = {pk: [] for pk in wanted}
    for pk, its_events in groupby(events, key=lambda event: event.pgh_obj_id):
        found[pk] = [step for step in _walk(its_events) if not same_record(model, step.before, step.after)]
    return found


def _walk(events: Iterable[Any]) -> Iterator[Step]:
    state = None
    for _number, of_revision in groupby(events, key=lambda event: event.pgh_revision_id):
        *_others, last = of_revision
        after = None if last.pgh_label == DELETED else last
        yield Step(last, state, after)
        state = after
