"""Values taken out of the tables and out of their history alike: the one thing the registry forgets, by law."""

import json
from typing import Any

import pgtrigger
from django.db import connection
from django.db.models import Model, Q

from registry.history import events_of
from registry.proposals.models import Proposal, ProposedRow


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
    _blank_proposals(model, pks, values)
    with pgtrigger.ignore(f"{events.model._meta.label}:append_only"):
        events.update(**values)


def _blank_proposals(model: type[Model], pks: set[int], values: dict[str, Any]) -> None:
    """Also of changes that were only proposed, or that are published: what was typed and how they were titled goes."""
    rows = ProposedRow.objects.filter(model=model._meta.label_lower, row__in=pks)
    columns = {field.name: str(field.column) for field in model._meta.local_concrete_fields}
    blanks = json.dumps({columns[name]: value for name, value in values.items()})
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE proposals_proposedrow SET before = before || %s::jsonb, after = after || %s::jsonb "
            "WHERE id = ANY(%s)",
            [blanks, blanks, [*rows.values_list("pk", flat=True)]],
        )
    Proposal.objects.filter(rows__in=rows).update(typed=None, title=model._meta.verbose_name)
