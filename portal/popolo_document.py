"""One Popolo document of the whole registry, streamed from one snapshot in constant memory."""

import json
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from rest_framework import serializers

from commission.models import Authority
from members.models import Person
from portal import popolo
from registry.api.bulk import copied, lines_of, stream
from registry.api.parameters import AS_OF, Parameter, day_asked
from registry.api.reading import Reading
from registry.api.serializers import Resource
from registry.api.statement import ON_DAY, Filled
from registry.conditional import not_modified

PARTS: dict[str, tuple[type[Resource], ...]] = {
    "persons": (popolo.PopoloPerson,),
    "organizations": (popolo.PopoloCommission, popolo.PopoloAuthority),
    "posts": (popolo.PopoloPost,),
    "memberships": (popolo.PopoloMembership, popolo.PopoloOffice),
    "events": (popolo.PopoloEvent,),
}
# JSON-LD: each list under the context of its own class, for Popolo gives one name several meanings.
CONTEXT = {
    name: {
        "@id": f"{settings.SITE_URL}/api/v1/popolo/#{name}",
        "@context": f"http://www.popoloproject.com/contexts/{name.removesuffix('s')}.jsonld",
    }
    for name in PARTS
}


class PopoloShown(serializers.Serializer[Any]):
    """The registry in Popolo's classes; ids are addresses below `/api/v1/`."""

    as_of = serializers.DateField()
    generated = serializers.BooleanField()
    persons = popolo.PopoloPerson(many=True)
    organizations = popolo.PopoloCommission(many=True)
    posts = popolo.PopoloPost(many=True)
    memberships = popolo.PopoloMembership(many=True)
    events = popolo.PopoloEvent(many=True)


class PopoloView(Reading):
    """The whole registry as one Popolo document: persons, organizations, posts, memberships, events."""

    shown = PopoloShown

    def parameters(self) -> tuple[Parameter, ...]:
        return (AS_OF,)

    def answer(self, request: HttpRequest, values: dict[str, Any], format: str, **place: str) -> HttpResponseBase:
        day = day_asked(values)
        if unchanged := not_modified(request, day=day):
            return unchanged
        inline = Filled({"as_of": day})
        parts = {name: [lines_of(made(), rows(made), inline) for made in kinds] for name, kinds in PARTS.items()}
        head = {"@context": CONTEXT, "as_of": day.isoformat()}
        return stream(request, format, lambda connection: document(connection, head, parts), day, "popolo")


def rows(resource: type[Resource]) -> QuerySet[Any]:
    """What of each table is one thing of its own: no merged person, no commission a second time."""
    found = resource.dressed(resource.Meta.model._default_manager.all(), ON_DAY)
    once: dict[Any, dict[str, bool]] = {
        Person: {"merged_into__isnull": True},
        Authority: {"commission__isnull": True},
    }
    return found.filter(**once.get(resource.Meta.model, {}))


def document(connection: Any, head: dict[str, Any], parts: dict[str, list[str]]) -> Iterator[bytes]:
    yield json.dumps({**head, "generated": is_generated(connection)})[:-1].encode()
    for name, copies in parts.items():
        yield f',"{name}":['.encode()
        yield from joined(chain.from_iterable(copied(connection, copy) for copy in copies))
        yield b"]"
    yield b"}"


def is_generated(connection: Any) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(bool_or(generated), false) FROM registry_head")
        return bool(cursor.fetchone()[0])


def joined(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Lines, with commas between them; JSON of a record holds no line break."""
    held = b""
    for piece in pieces:
        ready = held + piece.replace(b"\n", b",\n")
        yield ready[:-2]
        held = ready[-2:]
    yield held.removesuffix(b",\n")
