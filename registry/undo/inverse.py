"""What a revision did, net, row by row, and so what taking it back means."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from registry.history import events_of, same_record, tracked_models
from registry.steps import DELETED, Step


@dataclass(frozen=True)
class Inverse:
    """One row: as the revision left it (`now`) and as it was before (`then`); None where it was not there."""

    model: type[Model]
    pk: int
    event: Any
    now: Any
    then: Any

    @property
    def key(self) -> tuple[type[Model], int]:
        return self.model, self.pk

    @property
    def kind(self) -> str:
        """`delete` takes back an insertion, `insert` a deletion."""
        return self.step.kind

    @property
    def step(self) -> Step:
        return Step(self.event, self.now, self.then)


def inverses(number: int) -> list[Inverse]:
    """All rows whose recorded columns the revision changed; what the database derives follows by itself."""
    return [inverse for model in tracked_models() for inverse in _of(model, number)]


def _of(model: type[Model], number: int) -> Iterator[Inverse]:
    left = {event.pgh_obj_id: event for event in _recorded(model).filter(pgh_revision_id=number)}
    before = last_states(model, left, before=number)
    for pk, event in left.items():
        now, then = state(event), before.get(pk)
        if not same_record(model, now, then):
            yield Inverse(model, pk, event, now, then)


def last_states(
    model: type[Model], pks: Iterable[int], *, before: int | None = None, since: int | None = None
) -> dict[int, Any]:
    """The rows as they are, or were before a revision; None for one deleted. Only those changed after `since`."""
    events = _recorded(model).filter(pgh_obj_id__in=list(pks))
    if before is not None:
        events = events.filter(pgh_revision_id__lt=before)
    if since is not None:
        events = events.filter(pgh_revision_id__gt=since)
    last = events.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    return {event.pgh_obj_id: state(event) for event in last}


def _recorded(model: type[Model]) -> Any:
    """History without what the database computes; of many rows most of the work is to make objects of them."""
    events: Any = model.pgh_event_model  # type: ignore[attr-defined]  # set by pghistory
    computed = [field.name for field in events._meta.concrete_fields if field.generated]
    return events_of(model).select_related(None).defer(*computed)


def state(event: Any) -> Any:
    return None if event.pgh_label == DELETED else event
