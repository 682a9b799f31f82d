"""Every table of the registry is tracked below the ORM, from its first row."""

from typing import Any, TypeVar

import pghistory
import pghistory.models
import pgtrigger
from django.apps import apps
from django.db import models
from django.db.models import F, Func

M = TypeVar("M", bound=models.Model)

NO_CONTEXT: dict[str, Any] = {"context_field": None}  # the revision says who and why; the library's stubs forbid None


class RevisedEvent(pghistory.models.Event):
    """A history row; it carries the number of the revision that made it."""

    pgh_revision = models.ForeignKey(
        "registry.Revision",
        on_delete=models.DO_NOTHING,
        related_name="+",
        db_column="pgh_revision",
        db_default=Func(function="registry_revision"),
    )

    class Meta:
        abstract = True


def tracked(model: type[M]) -> type[M]:
    """Class decorator: history of inserts, updates and deletes, each under a revision, TRUNCATE refused."""
    events: Any = pghistory.track(
        pghistory.InsertEvent(level=pgtrigger.Statement),
        pghistory.UpdateEvent(level=pgtrigger.Row),  # in the order in which triggers touch a row twice
        pghistory.DeleteEvent(level=pgtrigger.Statement),
        base_model=RevisedEvent,
        meta={"indexes": _ways_to_the_past(model)},
        **NO_CONTEXT,
    )
    triggers: Any = pgtrigger.register(
        pgtrigger.Trigger(
            name="open_revision",
            level=pgtrigger.Statement,
            when=pgtrigger.Before,
            operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
            func="PERFORM registry_revision(); RETURN NULL;",
        ),
        pgtrigger.Trigger(
            name="refuse_truncate",
            level=pgtrigger.Statement,
            when=pgtrigger.Before,
            operation=pgtrigger.Truncate,
            func="PERFORM registry_refuse_truncate(TG_TABLE_NAME); RETURN NULL;",
        ),
        pgtrigger.Trigger(
            name="drop_citations",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=pgtrigger.Delete,
            referencing=pgtrigger.Referencing(old="gone"),  # type: ignore[no-untyped-call]  # an untyped library
            func="PERFORM registry_drop_citations(TG_TABLE_NAME, array_agg(id)) FROM gone; RETURN NULL;",
        ),
    )
    return triggers(events(model))  # type: ignore[no-any-return]  # both libraries are untyped decorators


def _ways_to_the_past(model: type[models.Model]) -> list[models.Index]:
    """Indexes of the events, besides those of foreign keys: what a record is asked for by, the ways to the table
    itself, and the order of changes."""
    name = model.__name__.lower()
    keys = [field for field in model._meta.local_fields if field.unique and not field.primary_key]
    asked = [
        models.Index(fields=[field.name], name=f"{name}_{field.name}_past") for field in keys if not field.is_relation
    ]
    ways = [_in_the_past(index, name) for index in model._meta.indexes if _is_of_readers(index)]
    in_order = models.Index(fields=["pgh_revision", "pgh_obj"], name=f"{name}_in_order")
    return [*asked, *ways, in_order]


def _is_of_readers(index: models.Index) -> bool:
    """Bare columns beside the number are the order of lists of the staff, who never read the past."""
    return not (index.condition or (index.expressions and all(isinstance(one, F) for one in index.expressions)))


def _in_the_past(index: models.Index, name: str) -> models.Index:
    """The same index of the events; a view of the past has the record's number for its id."""
    if index.opclasses:
        return type(index)(fields=index.fields, opclasses=index.opclasses, name=f"{name}_search_past")
    expressions = [F("pgh_obj") if one == F("id") else one for one in index.expressions]
    return models.Index(*expressions, fields=index.fields, name=f"{index.name}_past")


def history_table(model: type[models.Model]) -> str:
    """The name of the table of what the rows of `model` have been, a row a change."""
    return f"{model._meta.db_table}{RevisedEvent.__name__.lower()}"


def events_of(model: type[models.Model]) -> "models.QuerySet[Any]":
    """What the rows of `model` have been, a row a change, the first change first; each with its revision."""
    events: Any = model.pgh_event_model  # type: ignore[attr-defined]  # set by pghistory
    return events._default_manager.select_related("pgh_revision").order_by("pgh_id")  # type: ignore[no-any-return]


def tracked_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if hasattr(model, "pgh_event_model")]


def recorded_fields(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    """The columns people record; all others the database keeps or computes from the rows around."""
    return [field for field in kept_fields(model) if field.editable and not field.primary_key]


def kept_fields(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    """The columns a row can be written back with; not those that repeat what it, or another row, says."""
    fields = model._meta.local_concrete_fields
    return [field for field in fields if not (field.generated or getattr(field, "repeats", False))]


def same_record(model: type[models.Model], one: Any, other: Any) -> bool:
    """Whether two states of a row, or its absence (None), say the same in every recorded column."""
    if one is None or other is None:
        return one is other
    return all(getattr(one, field.attname) == getattr(other, field.attname) for field in recorded_fields(model))
