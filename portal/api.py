"""Resources over the whole registry: search, status, and the schema of them all."""

import json
from functools import cache
from threading import Lock
from typing import Any
from urllib.parse import quote

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy
from drf_spectacular.generators import SchemaGenerator
from rest_framework import serializers

from commission.models import Commission
from members.examples import ExamplesShown, examples
from portal.search import Hit, did_you_mean, search_everything
from registry.api.parameters import TEXT_SCHEMA, Parameter, number_between, text
from registry.api.reading import Reading
from registry.api.serializers import Instant, Words
from registry.conditional import not_modified, revisioned
from registry.edition import edition_of
from registry.models import Head
from registry.period import today
from registry.problems import bad_query

MOST_HITS, USUAL_HITS = 50, 10
DRAWING = Lock()  # while it is drawn, all views share one inspector, which holds the one it looks at
PLACES = {
    "person": "people",
    "commission": "commissions",
    "authority": "authorities",
    "act": "acts",
    "event": "events",
    "agreement": "agreements",
}


class Whole(Reading):
    """An answer that is not a list of records: the same for everyone until the registry changes."""

    def answer(self, request: HttpRequest, values: dict[str, Any], format: str, **place: str) -> HttpResponseBase:
        if unchanged := not_modified(request, day=today()):
            return unchanged
        response = HttpResponse(self.body(request, values), content_type="application/json")
        return revisioned(request, response, day=today())

    def body(self, request: HttpRequest, values: dict[str, Any]) -> bytes:
        raise NotImplementedError


class HitShown(serializers.Serializer[Any]):
    """A record found; `spelling` is the one that matched, `exact` whether it has every word as written."""

    kind = serializers.ChoiceField(choices=list(PLACES))
    slug = serializers.CharField()
    name = Words()
    spelling = serializers.CharField(allow_null=True)
    exact = serializers.BooleanField()
    url = serializers.CharField()


class SearchShown(serializers.Serializer[Any]):
    """`sought` is as much of the question as was looked for; `suggestions` are there where nothing was found."""

    q = serializers.CharField()
    sought = serializers.CharField()
    generated = serializers.BooleanField()
    results = HitShown(many=True)
    suggestions = HitShown(many=True)


class SearchView(Whole):
    """Everything that has the words in its names, the best first, whatever the spelling."""

    shown = SearchShown

    def parameters(self) -> tuple[Parameter, ...]:
        q = gettext_lazy("Words of a name, in Kazakh, Russian or English spelling; a slip of the finger is forgiven.")
        limit = gettext_lazy("How many records of each kind at most.")
        schema = {"type": "integer", "minimum": 1, "maximum": MOST_HITS, "default": USUAL_HITS}
        return (
            Parameter("q", q, text, TEXT_SCHEMA, "Yerman", required=True),
            Parameter("limit", limit, number_between(1, MOST_HITS), schema),
        )

    def body(self, request: HttpRequest, values: dict[str, Any]) -> bytes:
        if "q" not in values:
            raise bad_query({"q": "Say what to look for: ?q=Yerman"})
        found = search_everything(values["q"], values.get("limit", USUAL_HITS))
        suggestions = () if found.hits else did_you_mean(values["q"])
        return msgspec.json.encode(
            {
                "q": values["q"],
                "sought": found.sought,
                "generated": is_generated(),
                "results": [hit_data(hit) for hit in found.hits],
                "suggestions": [hit_data(hit) for hit in suggestions],
            }
        )


def hit_data(hit: Hit) -> dict[str, Any]:
    return {
        "kind": hit.kind,
        "slug": hit.slug,
        "name": hit.name.as_json(),
        "spelling": hit.spelling or None,
        "exact": hit.as_written,
        "url": f"/api/v1/{PLACES[hit.kind]}/{quote(hit.slug)}/",
    }


class CheckedShown(serializers.Serializer[Any]):
    slug = serializers.CharField()
    known_until = serializers.DateField(allow_null=True)


class StatusShown(serializers.Serializer[Any]):
    """Where the registry stands; `checked` says to which day the records of each central commission were checked."""

    revision = serializers.IntegerField()
    revised_at = serializers.DateTimeField(allow_null=True)
    release = serializers.CharField()
    today = serializers.DateField(help_text="The day in Astana, the default of `as_of`.")
    generated = serializers.BooleanField()
    checked = CheckedShown(many=True)


class StatusView(Whole):
    """The revision the registry is at, its release, and how far the records are checked."""

    shown = StatusShown
    remembered = False

    def body(self, request: HttpRequest, values: dict[str, Any]) -> bytes:
        edition = edition_of(request)
        central = Commission.objects.filter(level="central").order_by("id").values("slug", "known_until")
        return msgspec.json.encode(
            {
                "revision": edition.number,
                "revised_at": Instant().to_representation(edition.at),
                "release": settings.RELEASE,
                "today": today(),
                "generated": is_generated(),
                "checked": list(central),
            }
        )


class ExamplesView(Whole):
    """Days of a commission worked by hand, with the composition each should answer: to try a client on."""

    shown = ExamplesShown
    remembered = False

    def body(self, request: HttpRequest, values: dict[str, Any]) -> bytes:
        return msgspec.json.encode({"examples": [] if is_generated() else examples()})


def is_generated() -> bool:
    return Head.objects.filter(generated=True).exists()


class SchemaView(Whole):
    """This schema: OpenAPI 3.1 of every resource."""

    shown = None
    remembered = False

    def body(self, request: HttpRequest, values: dict[str, Any]) -> bytes:
        return schema_document()


def schema_document() -> bytes:
    with DRAWING:
        return _drawn()


@cache
def _drawn() -> bytes:
    generator: Any = SchemaGenerator
    return json.dumps(generator().get_schema(request=None, public=True), ensure_ascii=False).encode()
