"""What every column of a list's CSV is, told from the serializer that makes it, in the order of the columns."""

from collections.abc import Iterator
from typing import Any

import msgspec
from rest_framework import serializers

from registry.api.serializers import Days, Group, Percent, Resource, Rows, Words

TYPES = (
    (serializers.ChoiceField, "word"),
    (Percent, "percentage"),
    (serializers.BooleanField, "boolean"),
    (serializers.IntegerField, "integer"),
    (serializers.DateField, "date"),
    (serializers.DateTimeField, "instant"),
)
LANGUAGES = {
    "kk": "In Kazakh; empty where not translated.",
    "ru": "In Russian; empty where not translated.",
    "en": "In English; empty where not translated.",
}


class Column(msgspec.Struct, frozen=True):
    """`known` are the words the column is known to hold today, with their meaning; more may be added."""

    name: str
    type: str
    meaning: str
    known: dict[str, str]


def columns(resource: Resource) -> list[Column]:
    return list(_columns(resource, (), ()))


def _columns(resource: Any, above: tuple[str, ...], said: tuple[str, ...]) -> Iterator[Column]:
    for name, field in resource.fields.items():
        here, told = (*above, name), (*said, *([str(field.help_text)] if field.help_text else []))
        if isinstance(field, Words):
            for code, language in LANGUAGES.items():
                yield _column((*here, code), field.fields[code], (*told, language))
        elif isinstance(field, (Group, Resource, Days)) and not isinstance(field, Rows):
            yield from _columns(field, here, told)
        else:
            yield _column(here, field, told)


def _column(path: tuple[str, ...], field: Any, told: tuple[str, ...]) -> Column:
    child = getattr(field, "child", None)
    words = getattr(child or field, "choices", {})
    known = {str(word): str(label) for word, label in words.items()}
    return Column(".".join(path), "JSON array" if child else _type(field), " ".join(told), known)


def _type(field: Any) -> str:
    return next((name for kind, name in TYPES if isinstance(field, kind)), "text")
