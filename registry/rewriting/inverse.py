"""What a revision did, net, row by row, and so what taking it back means."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from registry.history import events_of, same_record, tracked_models
from registry.rewriting.rewrite import Rewrite
from registry.steps import DELETED, Step


@dataclass(frozen=True)
class Inverse(Rewrite):
    """One row: as the revision left it (`now`) and as it was before (`then`). Its `kind` is `delete` where it takes
    back an insertion, `insert` where it takes back a deletion.
    """

    event: Any

    @property
    def step(self) -> Step:
        return Step(self.event, self.now, self.then)


def inverses(number: int) -> list[Inverse]:
    """All rows whose recorded columns the revision changed; what the database derives follows by itself."""
    return [inverse for model in tracked_models() for inverse in _of(model, number)]


def _of(model: type[Model], number: int) -> Iterator[Inverse]:
    left = {event.pgh_obj_id: event for event in events_of(model).filter(pgh_revision_id=number)}
    before = last_states(model, left, before=number)
    for pk, event in left.items():
        now, then = state(event), before.get(pk)
        if not same_record(model, now, then):
            yield Inverse(model, pk, now, then, event)


def last_states(model: type[Model], pks: Iterable[int], *, before: int | None = None) -> dict[int, Any]:
    """The rows as they are, or were before a revision; None for one deleted."""
    events = events_of(model).filter(pgh_obj_id__in=list(pks))
    if before is not None:
        events = events.filter(pgh_revision_id__lt=before)
    last = events.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    return {event.pgh_obj_id: state(event) for event in last}


def state(event: Any) -> Any:
    return None if event.pgh_label == DELETED else event
