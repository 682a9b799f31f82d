"""One record, by the key it never gives up: its slug, code or id."""

import re
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import get_script_prefix
from django.utils.translation import gettext as _

from registry.api.compiling import json_of
from registry.api.lists import SHAPES
from registry.api.parameters import AS_OF, Parameter
from registry.api.reading import Reading
from registry.api.serializers import Resource
from registry.api.statement import LARGEST_ID, NUMBER, ON_DAY, TEXT, Numbered, Slot, read_connection
from registry.conditional import not_modified, revisioned
from registry.history import history_table
from registry.past.known import known
from registry.period import today
from registry.problems import Problem
from registry.revision import HEAD


class PermanentRedirect(HttpResponsePermanentRedirect):
    status_code = HTTPStatus.PERMANENT_REDIRECT


class RecordView(Reading):
    """`key` is the column the address names the record by."""

    resource: type[Resource]
    key = "slug"
    dated = True

    @property
    def shown(self) -> type[Resource]:
        return self.resource

    def parameters(self) -> tuple[Parameter, ...]:
        return (AS_OF,) if self.dated else ()

    def rows(self, day: Any) -> QuerySet[Any]:
        return self.resource.dressed(self.resource.Meta.model._default_manager.all(), day)

    def answer(self, request: HttpRequest, values: dict[str, Any], format: str, **place: Any) -> HttpResponseBase:
        day = values.get("as_of") or today()
        of = day if self.dated else None
        if unchanged := not_modified(request, day=of):
            return unchanged
        key = place[self.key]
        if self.key == "id" and key > LARGEST_ID:
            raise nothing(self.resource.Meta.model, key)
        statement = SHAPES.get(type(self), partial(self.statement))
        ((revision, text),) = statement.run({"as_of": day, "key": key})
        if text is None:
            return elsewhere(request, self.resource.Meta.model, self.key, key, self.heir)
        return revisioned(request, HttpResponse(text, content_type="application/json"), revision=revision, day=of)

    def statement(self, inline: Numbered) -> str:
        key = Slot("key", NUMBER if self.key == "id" else TEXT)
        found = json_of(self.resource(), self.rows(ON_DAY).filter(**{self.key: key}).order_by(), inline, ON_DAY)
        return f"SELECT h.number, p.json FROM ({HEAD}) h LEFT JOIN ({found}) p ON true"

    def heir(self, record: Any) -> Any:
        """The record that answers for this one; itself, unless it was merged into another."""
        return record


def elsewhere(
    request: HttpRequest, model: type[Model], key: str, value: Any, heir: Callable[[Any], Any] = lambda record: record
) -> HttpResponseBase:
    """Where history knows the key: a 308 to the record's present address, or a 410 if it was deleted; else a 404."""
    record = once_called(model, key, value)
    if record is None:
        raise nothing(model, value)
    present = model._default_manager.filter(pk=record).first()
    if present is None:
        raise Problem(HTTPStatus.GONE, _("“%(key)s” was deleted from the registry.") % {"key": value})
    return _moved(request, getattr(heir(present), key))


def once_called(model: type[Model], key: str, value: Any) -> int | None:
    """The id of the record that last had the key, whether or not it is still there."""
    with read_connection().cursor() as cursor:
        cursor.execute(f"SELECT id FROM {history_table(model)} WHERE {key} = %s ORDER BY pgh_id DESC LIMIT 1", [value])
        row = cursor.fetchone()
    return row[0] if row else None


def nothing(model: type[Model], value: Any) -> Problem:
    """That no record has the key, nor ever had."""
    detail = _("No %(record)s is called “%(key)s”. The list above this address has them all.")
    if known():
        detail = _("No %(record)s was called “%(key)s” by then. Leave known_at out to ask the registry as it is.")
    return Problem(HTTPStatus.NOT_FOUND, detail % {"record": model._meta.verbose_name, "key": str(value)[:80]})


def _moved(request: HttpRequest, present: Any) -> HttpResponseBase:
    """A 308 to the same address under the present key, the query kept."""
    matched: Any = request.resolver_match
    path = re.sub("<.+?>", quote(str(present)), matched.route)
    query = request.META.get("QUERY_STRING")
    return PermanentRedirect(f"{get_script_prefix()}{path}{f'?{query}' if query else ''}")
