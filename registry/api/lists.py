"""A list of a resource: filtered, in one immutable order, a page at a time or streamed whole."""

import datetime
import json
from dataclasses import dataclass, replace
from functools import partial
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from registry.api.bulk import stream_list
from registry.api.compiling import json_of
from registry.api.cursors import Cursor, read_cursor, what_was_asked
from registry.api.deprecation import add_link
from registry.api.parameters import AS_OF, CURSOR, FIELDS, IDS, PAGE_SIZE, USUAL_PAGE, Filter, Parameter, text
from registry.api.reading import Reading
from registry.api.serializers import Resource
from registry.api.statement import LARGEST_ID, NUMBER, ON_DAY, Numbered, Shapes, Slot
from registry.conditional import not_modified, revisioned
from registry.past.known import known_instant
from registry.period import today
from registry.problems import Problem, invalid
from registry.revision import HEAD

SHAPES = Shapes()
NOT_FILTERS = {"as_of", "cursor", "page_size", "fields"}


@dataclass(frozen=True)
class Asked:
    """What a request asks of a list. `filters` are values by name; no `size` means everything."""

    day: datetime.date
    filters: dict[str, Any]
    fields: tuple[str, ...]
    cursor: Cursor | None
    size: int | None

    @property
    def forward(self) -> bool:
        return self.cursor is None or self.cursor.forward

    def values(self) -> dict[str, Any]:
        values = {"as_of": self.day, **self.filters}
        return values | {"cursor": self.cursor.id} if self.cursor else values


@dataclass(frozen=True)
class Page:
    revision: int
    generated: bool
    records: list[tuple[int, str]]
    more: bool


class ListView(Reading):
    """`resource` declares the records, `filters` what a query may keep of them."""

    resource: type[Resource]
    filters: tuple[Filter, ...] = ()
    dated = True  # whether a day changes what the records say
    formats = ("json", "csv", "ndjson")
    listed = True

    @property
    def shown(self) -> type[Resource]:
        return self.resource

    def parameters(self) -> tuple[Parameter, ...]:
        dated = (AS_OF,) if self.dated else ()
        return (*dated, *self.filters, IDS, self._fields_parameter, PAGE_SIZE, CURSOR)

    def rows(self, day: Any) -> QuerySet[Any]:
        """Every record of the list, as of a day; a place to leave some out."""
        return self.resource.dressed(self.resource.Meta.model._default_manager.all(), day)

    def answer(self, request: HttpRequest, values: dict[str, Any], format: str, **place: str) -> HttpResponseBase:
        asked = self.asked(request, values, format)
        of = asked.day if self.dated else None
        if unchanged := not_modified(request, day=of):
            return unchanged
        if format != "json":
            return self._streamed(request, asked, format, of)
        page = self._page(asked)
        if not page.records:
            self._refuse_unknown_references(asked)
        links = self._links(request, asked, page)
        response = HttpResponse(self._body(asked, page, links), content_type="application/json")
        if links:
            response["Link"] = ", ".join(f'<{url}>; rel="{name}"' for name, url in links.items())
        return revisioned(request, response, revision=page.revision, day=of)

    def asked(self, request: HttpRequest, values: dict[str, Any], format: str) -> Asked:
        cursor = None
        if "cursor" in values:
            try:
                cursor = read_cursor(values["cursor"], self._signed(request, values.get("as_of") or today()))
            except ValidationError as error:
                raise invalid("cursor", error) from error
        return Asked(
            day=values.get("as_of") or today(),
            filters={name: value for name, value in values.items() if name not in NOT_FILTERS},
            fields=tuple(values.get("fields", ())),
            cursor=cursor,
            size=values.get("page_size", USUAL_PAGE if format == "json" else None),
        )

    def _page(self, asked: Asked) -> Page:
        shape = (type(self), *sorted(asked.filters), asked.fields, asked.cursor and asked.forward, asked.size)
        rows = SHAPES.get(shape, partial(self.statement, asked)).run(asked.values())
        revision, generated = rows[0][:2]
        records = [(id, text) for _number, _generated, id, text in rows if id is not None]
        more = len(records) > (asked.size or 0)
        if more:
            records = records[:-1] if asked.forward else records[1:]
        return Page(revision, generated, records, more)

    def statement(self, asked: Asked, inline: Numbered) -> str:
        """The SQL of one page and one record more: the revision beside each, read in the same snapshot."""
        rows = self.kept(asked)[: (asked.size or 0) + 1]
        found = json_of(self._chosen(asked.fields), rows, inline, ON_DAY)
        return f"SELECT h.number, h.generated, p.id, p.json FROM ({HEAD}) h LEFT JOIN ({found}) p ON true ORDER BY p.id"

    def kept(self, asked: Asked) -> QuerySet[Any]:
        """All records asked for from the cursor on, with slots in place of values."""
        rows = self.rows(ON_DAY)
        known = self.known()
        for name in asked.filters:
            rows = rows.filter(known[name].condition())  # type: ignore[attr-defined]
        if asked.cursor:
            rows = rows.filter(**{"id__gt" if asked.forward else "id__lt": Slot("cursor", NUMBER)})
        return rows.order_by("id" if asked.forward else "-id")

    def _body(self, asked: Asked, page: Page, links: dict[str, str]) -> str:
        envelope = {
            "as_of": asked.day.isoformat(),
            "known_at": known_instant(),
            "next": links.get("next"),
            "previous": links.get("previous"),
            "generated": page.generated and bool(page.records),
            "missing": self._missing(asked, page),
        }
        results = ",".join(text for _id, text in page.records)
        return f'{json.dumps(envelope, separators=(",", ":"))[:-1]},"results":[{results}]}}'

    def _missing(self, asked: Asked, page: Page) -> list[int]:
        """Ids asked for that would stand on this page, were they there: each is missing from one page."""
        found = [id for id, _text in page.records]
        begin = 0 if asked.forward or not page.more else found[0]
        end = found[-1] if asked.forward and page.more else LARGEST_ID
        if asked.cursor:
            begin, end = (asked.cursor.id + 1, end) if asked.forward else (begin, asked.cursor.id - 1)
        return [id for id in asked.filters.get("id", ()) if begin <= id <= end and id not in found]

    def _links(self, request: HttpRequest, asked: Asked, page: Page) -> dict[str, str]:
        """A page that turned out empty, its records deleted since, still leads back to where its cursor was from."""
        going_on = page.more if asked.forward else True
        going_back = asked.cursor is not None if asked.forward else page.more
        ids = [id for id, _text in page.records]
        begin = asked.cursor.id if asked.cursor else 0
        cursors = {}
        if going_on:
            cursors["next"] = Cursor(ids[-1] if ids else begin - 1)
        if going_back:
            cursors["previous"] = Cursor(ids[0] if ids else begin + 1, forward=False)
        return {name: self._address(request, asked, cursor) for name, cursor in cursors.items()}

    def _address(self, request: HttpRequest, asked: Asked, cursor: Cursor) -> str:
        query = self._query(request, asked.day)
        cursor_text = cursor.written(self._signed(request, asked.day))
        if "page_size" in request.GET:
            query["page_size"] = request.GET["page_size"]
        return request.build_absolute_uri(f"{request.path}?{urlencode({**query, 'cursor': cursor_text})}")

    def _query(self, request: HttpRequest, day: datetime.date) -> dict[str, str]:
        """The parameters that decide what the list holds, the day resolved."""
        query = {name: str(value) for name, value in request.GET.items() if name not in ("cursor", "page_size")}
        return {**query, "as_of": day.isoformat()} if self.dated else query

    def _signed(self, request: HttpRequest, day: datetime.date) -> str:
        return what_was_asked(request.path, self._query(request, day))

    def _streamed(self, request: HttpRequest, asked: Asked, format: str, of: datetime.date | None) -> HttpResponseBase:
        self._refuse_unknown_references(asked)
        rows, chosen = self.kept(asked)[: asked.size], self._chosen(asked.fields)
        response = stream_list(request, format, chosen, rows, asked.values(), self._file_name, of)
        if format == "csv":
            add_link(response, f"/api/v1/dictionary/?list={request.path.split('/')[3]}", "describedby")
        return response

    def _chosen(self, fields: tuple[str, ...]) -> Resource:
        resource = self.resource()
        for name in [name for name, _field in resource.fields.items() if fields and name not in fields]:
            del resource.fields[name]
        return resource

    def _refuse_unknown_references(self, asked: Asked) -> None:
        """A misspelt slug is told from a list that is really empty."""
        errors = {}
        for name, value in asked.filters.items():
            refers_to = self.known()[name].refers_to  # type: ignore[attr-defined]
            if refers_to and not refers_to[0]._default_manager.filter(**{refers_to[1]: value}).exists():
                errors[name] = _("Nothing is called “%(value)s” here.") % {"value": value}
        if errors:
            raise Problem(HTTPStatus.NOT_FOUND, _("The query names a record that is not there."), errors)

    @cached_property
    def _fields_parameter(self) -> Parameter:
        known = list(self.resource().fields)
        return replace(
            FIELDS,
            read=lambda written: several_fields(written, known),
            schema={"type": "string", "pattern": f"^({'|'.join(known)})(,({'|'.join(known)})){{0,99}}$"},
        )

    @property
    def _file_name(self) -> str:
        return str(self.resource.Meta.model._meta.verbose_name_plural).replace(" ", "-")


def several_fields(written: str, known: list[str]) -> list[str]:
    names = written.split(",") if written.strip() else [text(written)]
    unknown = [name[:40] for name in names if name not in known]
    if unknown:
        message = _("No field is called “%(unknown)s”. Fields: %(known)s.")
        raise ValidationError(message % {"unknown": "”, “".join(unknown), "known": ", ".join(known)})
    return sorted(set(names), key=known.index)
