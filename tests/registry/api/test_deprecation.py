"""A resource and a parameter that will go say so, in every answer and in the schema."""

import datetime
import json
from dataclasses import replace
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client, override_settings
from django.urls import include, path
from drf_spectacular.generators import SchemaGenerator

from registry.api.deprecation import Deprecation
from registry.api.parameters import AS_OF, PAGE_SIZE, Parameter
from registry.api.reading import Reading

GOING = Deprecation(datetime.date(2027, 1, 1), datetime.date(2028, 1, 1), successor="/api/v1/people/")
SOONER = Deprecation(datetime.date(2026, 7, 1), datetime.date(2027, 7, 1))


class Persons(Reading):
    """What is called people now."""

    shown = None
    deprecated = GOING

    def parameters(self) -> tuple[Parameter, ...]:
        return (AS_OF, replace(PAGE_SIZE, deprecated=SOONER))

    def answer(self, request: HttpRequest, values: dict[str, Any], format: str, **place: str) -> HttpResponseBase:
        return HttpResponse("{}", content_type="application/json", headers={"Link": '<next>; rel="next"'})


class Humans(Persons):
    """What stays."""

    deprecated = None


urlpatterns = [
    path("api/v1/", include([path("persons/", Persons.as_view()), path("humans/", Humans.as_view())])),
]

made_up = override_settings(ROOT_URLCONF=__name__)


@made_up
def test_a_deprecated_resource_says_since_when_until_when_and_what_comes_instead(client: Client) -> None:
    answer = client.get("/api/v1/persons/")
    assert (answer["Deprecation"], answer["Sunset"]) == ("@1798761600", "Sat, 01 Jan 2028 00:00:00 GMT")
    assert answer["Link"] == '<next>; rel="next", </api/v1/people/>; rel="successor-version"'


@made_up
def test_an_error_of_it_says_so_too(client: Client) -> None:
    answer = client.get("/api/v1/persons/?unknown=1")
    assert (answer.status_code, answer["Deprecation"]) == (400, "@1798761600")


@made_up
def test_of_two_announcements_the_earlier_days_are_told(client: Client) -> None:
    answer = client.get("/api/v1/persons/?page_size=5")
    assert (answer["Deprecation"], answer["Sunset"]) == ("@1782864000", "Thu, 01 Jul 2027 00:00:00 GMT")


@made_up
def test_a_deprecated_parameter_is_told_to_those_alone_who_use_it(client: Client) -> None:
    assert client.get("/api/v1/humans/?page_size=5")["Deprecation"] == "@1782864000"
    assert "Deprecation" not in client.get("/api/v1/humans/?as_of=2022-03-31")


@made_up
def test_the_schema_marks_both() -> None:
    paths = json.loads(json.dumps(SchemaGenerator(urlconf=__name__).get_schema(request=None, public=True)))["paths"]
    marked = {
        address: (
            of["get"].get("deprecated", False),
            [p["name"] for p in of["get"]["parameters"] if p.get("deprecated")],
        )
        for address, of in paths.items()
    }
    assert marked == {"/api/v1/persons/": (True, ["page_size"]), "/api/v1/humans/": (False, ["page_size"])}


def test_an_end_announced_too_late_is_an_error_at_start() -> None:
    with pytest.raises(ValueError, match="partners need longer"):
        Deprecation(datetime.date(2027, 1, 1), datetime.date(2027, 2, 1))
