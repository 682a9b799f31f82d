"""Writes rows as they shall be, in an order the database accepts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import ForeignKey, Model

from registry import bulk
from registry.history import events_of, kept_fields, recorded_fields, tracked_models
from registry.rewriting.order import parents_first
from registry.rewriting.rewrite import Rewrite


@dataclass(frozen=True)
class Batch:
    """Rows of one kind that go, change or come back together."""

    model: type[Model]
    kind: str
    rows: tuple[Rewrite, ...]

    def halves(self) -> "tuple[Batch, Batch]":
        middle = len(self.rows) // 2
        return (
            Batch(self.model, self.kind, self.rows[:middle]),
            Batch(self.model, self.kind, self.rows[middle:]),
        )


class Writer:
    """Writes under revision `number`. The database makes some rows by itself, such as the seats of a quota: those it
    makes meanwhile give way to the ones that shall come.
    """

    def __init__(self, number: int, rewrites: Sequence[Rewrite]) -> None:
        self.number = number
        self.rewrites = rewrites
        self.refusal: IntegrityError | None = None
        self.coming = {rewrite.key for rewrite in rewrites if rewrite.kind == "insert"}

    def write(self) -> None:
        waiting = list(_batches(self.rewrites))
        while waiting:
            waiting = self._one_step(waiting)
        self._settle()
        for model in sorted(tracked_models(), key=lambda one: -parents_first()[one]):
            self._clear(model)

    def _one_step(self, waiting: list[Batch]) -> list[Batch]:
        """Writes the first batch the database accepts; those before it are tried again after that, before any other.

        Where it accepts none, the first refusal is the cause of the others.
        """
        self.refusal = None
        for place, batch in enumerate(waiting):
            left = self._try(batch)
            if sum(len(each.rows) for each in left) < len(batch.rows):
                return [*waiting[:place], *left, *waiting[place + 1 :]]
        raise self.refusal or IntegrityError()

    def _try(self, batch: Batch) -> list[Batch]:
        """What the database does not accept yet; a batch that is refused is tried again in halves."""
        try:
            with transaction.atomic():
                self._write(batch)
            return []
        except IntegrityError as refusal:
            if len(batch.rows) == 1:
                self.refusal = self.refusal or refusal
                return [batch]
        return [left for half in batch.halves() for left in self._try(half)]

    def _write(self, batch: Batch) -> None:
        rows = batch.model._base_manager
        if batch.kind == "delete":
            rows.filter(pk__in=[row.pk for row in batch.rows])._raw_delete("default")
        elif batch.kind == "update":
            bulk.change(batch.model, [(row.pk, _differing(row.model, row.now, row.then)) for row in batch.rows])
        else:
            self._clear(batch.model)
            rows.bulk_create([_record(row) for row in batch.rows], batch_size=1000)

    def _clear(self, model: type[Model]) -> None:
        """Deletes the rows the database made while we wrote, and nothing that comes back."""
        made = events_of(model).order_by().filter(pgh_revision_id=self.number, pgh_label="insert")
        pks = set(made.values_list("pgh_obj_id", flat=True))
        strangers = [pk for pk in pks if (model, pk) not in self.coming]
        model._base_manager.filter(pk__in=strangers)._raw_delete("default")

    def _settle(self) -> None:
        """Columns a trigger chose anew while the rows around were not there yet are given their value again."""
        for model in dict.fromkeys(row.model for row in self.rewrites):
            then = {row.pk: row.then for row in self.rewrites if row.model is model and row.then is not None}
            there = model._base_manager.in_bulk(then)
            bulk.change(model, [(pk, _differing(model, now, then[pk])) for pk, now in there.items()])


def _batches(rewrites: Sequence[Rewrite]) -> Iterator[Batch]:
    """What goes, children first; what changes; what comes back, parents first."""
    place = parents_first()
    for kind, sign in (("delete", -1), ("update", 1), ("insert", 1)):
        own = sorted((one for one in rewrites if one.kind == kind), key=lambda one: (sign * place[one.model], one.pk))
        for model, rows in groupby(own, key=lambda one: one.model):
            yield Batch(model, kind, tuple(rows))


def _differing(model: type[Model], now: Any, then: Any) -> dict[str, Any]:
    """Of the recorded columns, and of the keys a trigger chooses where they are left open."""
    chosen = [field for field in kept_fields(model) if isinstance(field, ForeignKey)]
    names = {field.attname for field in (*recorded_fields(model), *chosen)}
    return {name: getattr(then, name) for name in names if getattr(now, name) != getattr(then, name)}


def _record(row: Rewrite) -> Model:
    return row.model(**{field.attname: getattr(row.then, field.attname) for field in kept_fields(row.model)})
