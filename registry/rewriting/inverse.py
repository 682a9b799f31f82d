"""What a revision did, net, row by row, and so what taking it back means."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from registry.history import events_of, same_record, tracked_models
from registry.models import Revision
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
    revision = Revision.objects.filter(number=number).first()
    return [inverse for model in tracked_models() for inverse in _of(model, revision)] if revision is not None else []


def _of(model: type[Model], revision: Revision) -> Iterator[Inverse]:
    number = revision.number
    left = {event.pgh_obj_id: event for event in _states(model).filter(pgh_revision_id=number)}
    before = last_states(model, left, before=number)
    for pk, event in left.items():
        event.pgh_revision = revision  # one object for them all
        now, then = state(event), before.get(pk)
        if not same_record(model, now, then):
            yield Inverse(model, pk, now, then, event)


def last_states(
    model: type[Model], pks: Iterable[int], *, before: int | None = None, since: int | None = None
) -> dict[int, Any]:
    """The rows as they are, or were before a revision; None for one deleted. Only those changed after `since`."""
    events = _states(model).filter(pgh_obj_id__in=list(pks))
    if before is not None:
        events = events.filter(pgh_revision_id__lt=before)
    if since is not None:
        events = events.filter(pgh_revision_id__gt=since)
    last = events.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    return {event.pgh_obj_id: state(event) for event in last}


def _states(model: type[Model]) -> Any:
    """History without its revisions: of many rows most of the work is to make objects of them."""
    return events_of(model).select_related(None)


def state(event: Any) -> Any:
    return None if event.pgh_label == DELETED else event
