"""The fields of a record as people read them: an uncertain day is one field, a choice its label, a key a name."""

import datetime
import inspect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Field, ForeignKey, Model
from django.utils.translation import gettext

from registry.field_labels import day_label, field_label
from registry.history import events_of, recorded_fields
from registry.period import DayOf
from registry.wording import spoken

DAY_PARTS = ("earliest", "latest", "value", "basis")


class Named:
    """The names of all records that some states of rows point to; a query a kind of record.

    `states` are by the kind of record they are of; `new` are the names of records that are not in the registry yet.
    """

    def __init__(
        self, states: Mapping[type[Model], Iterable[Any]], new: dict[tuple[type[Model], int], str] | None = None
    ) -> None:
        self._new = new or {}
        wanted: dict[type[Model], set[int]] = {}
        for model, own in states.items():
            fields = ((f"{field.name}_id", field.target) for field in shown_fields(model))
            keys = [(attribute, target) for attribute, target in fields if target is not None]
            for state in own:
                for attribute, target in keys:
                    wanted.setdefault(target, set()).add(getattr(state, attribute))
        self._names = {model: names_of(model, pks - {None}) for model, pks in wanted.items()}

    def name(self, model: type[Model], pk: int) -> str:
        return self._new.get((model, pk)) or self._names[model].get(pk, f"№ {pk}")


def names_of(model: type[Model], pks: set[int]) -> dict[int, str]:
    """What the records are called now; those that are gone, as their history last has them."""
    if not pks:
        return {}
    there = {row.pk: str(row) for row in model._base_manager.filter(pk__in=pks).select_related()}
    gone = pks - there.keys()
    if gone and hasattr(model, "pgh_event_model"):
        last = events_of(model).filter(pgh_obj_id__in=gone).order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
        there |= {event.pgh_obj_id: str(as_record(model, event)) for event in last}
    return there


def as_record(model: type[Model], event: Any) -> Model:
    """A record as its history has it, not saved anywhere."""
    record = model()
    record.__dict__.update(
        (field.attname, getattr(event, field.attname, None)) for field in model._meta.concrete_fields
    )
    return record


@dataclass(frozen=True)
class ShownField:
    """One field, or the four columns of an uncertain day under one name."""

    name: str
    label: str
    field: "Field[Any, Any] | None"  # None for a day

    @property
    def target(self) -> type[Model] | None:
        return self.field.related_model if isinstance(self.field, ForeignKey) else None

    def say(self, state: Any, names: Named) -> str:
        """The value in a row of history, or of a record, in the reader's language; '' where there is none."""
        if state is None:
            return ""
        if self.field is None:
            day = DayOf(self.name).__get__(state)
            return spoken(day) if day is not None else ""
        value = getattr(state, self.field.attname)
        if value is None or value == "":
            return ""
        if self.target is not None:
            return names.name(self.target, value)
        return _said(self.field, value)


def shown_fields(model: type[Model]) -> list[ShownField]:
    shown: dict[str, ShownField] = {}
    for field in recorded_fields(model):
        prefix, _underscore, part = field.name.rpartition("_")
        if part in DAY_PARTS and isinstance(inspect.getattr_static(model, prefix, None), DayOf):
            shown.setdefault(prefix, ShownField(prefix, day_label(prefix), None))
        else:
            shown[field.name] = ShownField(field.name, field_label(field), field)
    return list(shown.values())


def _said(field: "Field[Any, Any]", value: Any) -> str:
    if field.flatchoices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, BooleanField):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, datetime.date):
        return spoken(value)
    return str(value)
