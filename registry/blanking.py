"""Values taken out of the tables and out of their history alike: the one thing the registry forgets, by law."""

from typing import Any

import pgtrigger
from django.db.models import Model, Q

from registry.history import events_of


def blank(model: type[Model], rows: Q, **values: Any) -> None:
    """Gives the columns these values in every row that is or ever was among `rows`, now and at any time before."""
    pks = ever(model, rows)
    model._base_manager.filter(pk__in=pks).update(**values)
    _blank_history(model, pks, values)


def erase(model: type[Model], rows: Q, **values: Any) -> None:
    """Deletes the rows; that they were there stays in history, with these values."""
    pks = ever(model, rows)
    model._base_manager.filter(pk__in=pks).delete()
    _blank_history(model, pks, values)


def ever(model: type[Model], rows: Q) -> set[int]:
    """The ids of the rows, also of those deleted long ago and those that once were among them."""
    there = model._base_manager.filter(rows).values_list("pk", flat=True)
    return {*there, *events_of(model).order_by().filter(rows).values_list("pgh_obj_id", flat=True)}


def _blank_history(model: type[Model], pks: set[int], values: dict[str, Any]) -> None:
    events = events_of(model).order_by().select_related(None).filter(pgh_obj_id__in=pks)
    with pgtrigger.ignore(f"{events.model._meta.label}:append_only"):
        events.update(**values)
