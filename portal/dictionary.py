"""The data dictionary: what every column of every list's CSV means, from the serializers that make the columns."""

import csv
import io
from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLResolver, get_resolver
from django.utils.translation import gettext_lazy
from rest_framework import serializers

from portal.api import Whole
from registry.api.bulk import BYTE_ORDER_MARK
from registry.api.dictionary import Column, columns
from registry.api.formats import MEDIA_TYPES
from registry.api.lists import ListView
from registry.api.parameters import Parameter, one_of
from registry.conditional import not_modified, revisioned
from registry.period import today

HEADER = ("list", "column", "type", "meaning", "known")


class ColumnShown(serializers.Serializer[Any]):
    name = serializers.CharField(help_text="The path of the value, with dots between: `person.name.kk`.")
    type = serializers.CharField(help_text="`text`, `word` of a vocabulary, `integer`, `boolean`, `date`, ...")
    meaning = serializers.CharField()
    known = serializers.DictField(
        child=serializers.CharField(), help_text="Words it is known to hold, with their meaning; more may be added."
    )


class ListShown(serializers.Serializer[Any]):
    list = serializers.CharField()
    url = serializers.CharField()
    description = serializers.CharField()
    columns = ColumnShown(many=True)


class DictionaryShown(serializers.Serializer[Any]):
    lists = ListShown(many=True)


class DictionaryView(Whole):
    """What every column of a list's CSV means, in the order of the columns."""

    shown = DictionaryShown
    formats = ("json", "csv")
    remembered = False

    def parameters(self) -> tuple[Parameter, ...]:
        description = gettext_lazy("The list; every one where none is given.")
        schema = {"type": "string", "enum": list(lists())}
        return (Parameter("list", description, known_list, schema, "appointments"),)

    def answer(self, request: HttpRequest, values: dict[str, Any], format: str, **place: str) -> HttpResponseBase:
        if unchanged := not_modified(request, day=today()):
            return unchanged
        wanted = [values["list"]] if "list" in values else list(lists())
        body = as_csv(wanted) if format == "csv" else as_json(wanted)
        response = HttpResponse(body, content_type=MEDIA_TYPES[format])
        return revisioned(request, response, day=today())


@cache
def lists() -> dict[str, type[ListView]]:
    """Every list by the last part of its address, which is its name."""
    routes = _routes(get_resolver().url_patterns)
    found = ((address, view) for address, view in routes if isinstance(view, type) and issubclass(view, ListView))
    return {address.rstrip("/").split("/")[-1]: view for address, view in found}


def _routes(patterns: Any, above: str = "") -> Iterator[tuple[str, Any]]:
    for pattern in patterns:
        address = f"{above}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns, address)
        else:
            yield address, getattr(pattern.callback, "cls", None)


def known_list(name: str) -> str:
    return one_of(lists())(name)


def columns_of(name: str) -> list[Column]:
    return columns(lists()[name].resource())


def as_json(names: list[str]) -> bytes:
    described = [
        {
            "list": name,
            "url": f"/api/v1/{name}/",
            "description": (lists()[name].__doc__ or "").strip(),
            "columns": columns_of(name),
        }
        for name in names
    ]
    return msgspec.json.encode({"lists": described})


def as_csv(names: list[str]) -> bytes:
    """As every CSV of the registry begins: with the mark by which spreadsheets know UTF-8."""
    table = io.StringIO()
    rows = csv.writer(table, lineterminator="\n")
    rows.writerow(HEADER)
    for name in names:
        for column in columns_of(name):
            known = "; ".join(f"{word}: {meaning}" for word, meaning in column.known.items())
            rows.writerow((name, column.name, column.type, column.meaning, known))
    return BYTE_ORDER_MARK + table.getvalue().encode()
