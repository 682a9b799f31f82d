"""Texts in three languages on a form: a fieldset a language, its missing ones counted in its heading."""

import inspect
from functools import cache
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext, ngettext

from registry.field_labels import language_name
from registry.history import recorded_fields
from registry.words import LANGUAGES, WordsOf


@cache
def texts_of(model: type[Model]) -> tuple[str, ...]:
    """The texts people record of a model, in the order of its columns."""
    found = {name for name, _words in inspect.getmembers_static(model, lambda member: isinstance(member, WordsOf))}
    columns = [field.name for field in recorded_fields(model) if field.name.endswith("_kk")]
    return tuple(prefix for prefix in (column.removesuffix("_kk") for column in columns) if prefix in found)


def text_columns_of(model: type[Model]) -> list[str]:
    return [f"{prefix}_{language}" for prefix in texts_of(model) for language in LANGUAGES]


def language_fieldsets(model: type[Model], record: Model | None) -> list[tuple[str, dict[str, Any]]]:
    prefixes = texts_of(model)
    if not prefixes:
        return []
    return [
        (_heading(language, prefixes, record), {"fields": [f"{prefix}_{language}" for prefix in prefixes]})
        for language in LANGUAGES
    ]


def _heading(language: str, prefixes: tuple[str, ...], record: Model | None) -> str:
    name = language_name(language)
    texts = [getattr(record, prefix) for prefix in prefixes] if record is not None else []
    missing = sum(1 for words in texts if words and not getattr(words, language))
    if not missing:
        return gettext("In words: %(language)s") % {"language": name}
    counted = ngettext(
        "In words: %(language)s, %(number)d missing", "In words: %(language)s, %(number)d missing", missing
    )
    return counted % {"language": name, "number": missing}
