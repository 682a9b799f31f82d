"""Plain values: what a serializer's SQL gives, read into typed, immutable objects instead of model instances."""

import datetime
from typing import Any

import msgspec
from rest_framework import serializers

from registry.api.serializers import Days, Resource, Rows, Words
from registry.period import Day
from registry.words import Words as WordsValue


class Value(msgspec.Struct, frozen=True, dict=True):
    """One record as it was read; `type` is the name of its model."""

    @property
    def pk(self) -> Any:
        return self.id  # type: ignore[attr-defined]  # every record that is spoken of has one


def value_type(resource: Resource, base: type[Value] = Value) -> Any:
    """A class with the serializer's fields as attributes; `base` adds what is computed from them."""
    fields = [(name, _type(field)) for name, field in resource.fields.items()]
    model = getattr(type(resource).Meta, "model", None) if hasattr(type(resource), "Meta") else None
    name = type(resource).__name__
    spoken_of = {"type": model._meta.model_name if model else ""}
    return msgspec.defstruct(name, fields, bases=(base,), namespace=spoken_of, frozen=True, dict=True)


def _type(field: Any) -> Any:
    if isinstance(field, Words):
        return WordsValue
    if isinstance(field, Days):
        return Day | None
    if isinstance(field, Rows):
        return list[value_type(field.child)]  # type: ignore[misc]  # made from the serializer
    if isinstance(field, Resource) and field.source == "*":
        return msgspec.Raw  # the same row as another resource shows it, passed on as it came
    if isinstance(field, Resource):
        return value_type(field) | None
    return _plain(field) | None


def _plain(field: Any) -> Any:
    if isinstance(field, serializers.ListField):
        return list[str]
    if isinstance(field, serializers.BooleanField):
        return bool
    if isinstance(field, serializers.IntegerField):
        return int
    if isinstance(field, serializers.DateField):
        return datetime.date
    return str
