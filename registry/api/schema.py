"""OpenAPI 3.1 of the resources, drawn by drf-spectacular from the serializers and parameters they declare."""

from http import HTTPStatus
from typing import Any

from django.utils.encoding import force_str
from django.utils.text import camel_case_to_spaces
from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.openapi import AutoSchema
from rest_framework import serializers

from registry.api.formats import MEDIA_TYPES

PATH_KEYS = {
    "slug": {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"},
    "code": {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"},
    "id": {"type": "integer", "minimum": 1},
}
PROBLEMS = {
    HTTPStatus.BAD_REQUEST: "A parameter is unknown, given twice, or not understood; `errors` names each.",
    HTTPStatus.NOT_FOUND: "No record has this key, or the one that a parameter names.",
    HTTPStatus.METHOD_NOT_ALLOWED: "The registry is only read here.",
    HTTPStatus.NOT_ACCEPTABLE: "None of the types in `Accept` is offered.",
    HTTPStatus.GONE: "The record was deleted from the registry.",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "A body was sent; none is read.",
    HTTPStatus.TOO_MANY_REQUESTS: "Too many requests from this address; `Retry-After` says when to go on.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "The registry failed to answer.",
    HTTPStatus.SERVICE_UNAVAILABLE: "The answer took too long, or too many lists are being sent; try again.",
}
ONLY_OF_RECORDS = {HTTPStatus.GONE}
HEADERS = {
    "ETag": "Revision, day and release of the answer; send it back as `If-None-Match`.",
    "Registry-Revision": "The revision of the registry the answer was read at.",
    "Registry-Records": "Of CSV and NDJSON: how many records follow. Fewer came: the answer broke off.",
    "Memento-Datetime": "With `known_at`: that instant, as RFC 7089 has it; `Link` names the original.",
    "RateLimit": "What is left of the limit, as in the IETF draft of RateLimit header fields.",
}


class ErrorOfParameter(serializers.Serializer[Any]):
    parameter = serializers.CharField()
    detail = serializers.CharField(help_text="What is wrong, and the remedy.")


class ProblemSchema(serializers.Serializer[Any]):
    """A problem as RFC 9457 describes it."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    instance = serializers.CharField()
    errors = ErrorOfParameter(many=True, required=False)  # type: ignore[assignment]  # a field of this name


class OpenVocabulary(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]  # the library's is untyped
    """A word of a vocabulary that may grow: clients take one they do not know as information, not as an error."""

    target_class = serializers.ChoiceField
    match_subclasses = True

    def map_serializer_field(self, auto_schema: Any, direction: Any) -> dict[str, Any]:
        known = ", ".join(f"`{word}`" for word in self.target.choices)
        return {"type": "string", "description": f"Known today: {known}. More may be added."}


class ResourceSchema(AutoSchema):
    """`view.shown` is the serializer of the answer, or of its records where the view is a list (`view.listed`);
    None is any object."""

    view: Any

    def get_operation_id(self) -> str:
        verb = "list" if self.view.listed else "read"
        return f"{verb}_{'_'.join(part for part in self._words() if part not in ('list', 'record', 'view'))}"

    def get_tags(self) -> list[str]:
        return [self.path.split("/")[3]]

    def get_summary(self) -> str:
        return self.get_description().split(". ")[0].split("\n")[0].rstrip(".")

    def get_description(self) -> str:  # type: ignore[override]  # drf-spectacular asks without arguments
        return force_str(type(self.view).__doc__ or "").strip()

    def is_deprecated(self) -> bool:
        return self.view.deprecated is not None

    def get_auth(self) -> list[Any]:
        return []

    def get_extensions(self) -> dict[str, Any]:
        return {}

    def _words(self) -> list[str]:
        return camel_case_to_spaces(type(self.view).__name__).split()

    def _get_parameters(self) -> list[dict[str, Any]]:
        keys = [part[1:-1] for part in self.path.split("/") if part.startswith("{")]
        in_path = [{"name": key, "in": "path", "required": True, "schema": PATH_KEYS[key]} for key in keys]
        known = type(self.view).known().values()
        return [*in_path, *(_in_query(parameter) for parameter in known if parameter.in_schema)]

    def _get_response_bodies(self, direction: Any = "response") -> dict[str, Any]:
        bodies = {
            "200": self._answer(),
            "304": {"description": "Not modified: what the client holds is what there is."},
        }
        if self._by_key:
            bodies["308"] = {"description": "The record has another key now, or was merged; see `Location`."}
        for status, description in PROBLEMS.items():
            if self._by_key or status not in ONLY_OF_RECORDS:
                bodies[str(status.value)] = self._problem(status, description)
        return bodies

    @property
    def _by_key(self) -> bool:
        return "{" in self.path

    def _answer(self) -> dict[str, Any]:
        content = {"application/json": {"schema": self._page() if self.view.listed else self._shown()}}
        content |= {MEDIA_TYPES[name]: {"schema": {"type": "string"}} for name in self.view.formats if name != "json"}
        headers = {
            name: {"description": description, "schema": {"type": "string"}} for name, description in HEADERS.items()
        }
        return {"description": self.get_summary(), "headers": headers, "content": content}

    def _shown(self) -> dict[str, Any]:
        if self.view.shown is None:
            return {"type": "object"}
        schema: dict[str, Any] = self.resolve_serializer(self.view.shown, "response").ref
        return schema

    def _page(self) -> dict[str, Any]:
        chosen = {"type": "object", "description": "With `fields`, those alone."}
        url = {"type": ["string", "null"], "format": "uri", "description": "An address to follow as it is."}
        properties = {
            "as_of": {"type": "string", "format": "date"},
            "known_at": {
                "type": ["string", "null"],
                "format": "date-time",
                "description": "The instant whose knowledge this is; null for the registry as it is.",
            },
            "next": url,
            "previous": url,
            "generated": {"type": "boolean", "description": "Whether a record is made up."},
            "missing": {"type": "array", "items": {"type": "integer"}, "description": "Ids asked for and not found."},
            "results": {"type": "array", "items": {"anyOf": [self._shown(), chosen]}},
        }
        return {"type": "object", "required": list(properties), "properties": properties}

    def _problem(self, status: HTTPStatus, description: str) -> dict[str, Any]:
        schema = self.resolve_serializer(ProblemSchema, "response").ref
        example = {
            "type": "about:blank",
            "title": status.phrase,
            "status": status.value,
            "detail": description,
            "instance": self.path,
        }
        content = {"application/problem+json": {"schema": schema, "example": example}}
        return {"description": description, "content": content}


def _in_query(parameter: Any) -> dict[str, Any]:
    described = {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required,
        "description": force_str(parameter.description),
        "schema": parameter.schema,
    }
    told = {
        "deprecated": parameter.deprecated is not None,
        "examples": parameter.examples,
        "example": parameter.example,
    }
    return described | {name: value for name, value in told.items() if value}
