"""What every resource shares: it is only read, its errors are problems, its answers may be kept and embedded."""

from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import override
from rest_framework.views import APIView

from registry.api.deprecation import Deprecation, announce
from registry.api.formats import format_asked, format_parameter
from registry.api.parameters import KNOWN_AT, Parameter, read_query
from registry.api.schema import ResourceSchema
from registry.api.statement import TooSlow
from registry.past.asked import as_asked
from registry.problems import Problem, too_slow

EXPOSED = (
    "Deprecation, ETag, Link, Memento-Datetime, RateLimit, RateLimit-Policy, "
    "Registry-Records, Registry-Revision, Sunset"
)


class Reading(APIView):
    """A resource. `answer` gives the response, or raises a Problem.

    A DRF view by name, so that the schema is drawn from it; DRF's own dispatch would cost more than the answer.
    """

    schema = ResourceSchema()
    shown: Any  # the serializer of the answer, or of one record of it
    listed = False
    formats: tuple[str, ...] = ("json",)
    remembered = True  # whether it can answer as of an earlier instant; if not, it knows no `known_at`
    deprecated: Deprecation | None = None
    _known: dict[str, Parameter]

    def parameters(self) -> tuple[Parameter, ...]:
        """Those of the query, besides `format`."""
        return ()

    @classmethod
    def known(cls) -> dict[str, Parameter]:
        if "_known" not in cls.__dict__:
            of_the_past = (KNOWN_AT,) if cls.remembered else ()
            everything = (*cls().parameters(), *of_the_past, format_parameter(cls.formats))
            cls._known = {parameter.name: parameter for parameter in everything}
        return cls._known

    def answer(self, request: HttpRequest, values: dict[str, Any], format: str, **place: str) -> HttpResponseBase:
        raise NotImplementedError

    def get(self, request: HttpRequest, **place: str) -> HttpResponseBase:
        """Named so that the schema finds it; `dispatch` is where a request arrives."""
        values = read_query(request, self.known())
        chosen = format_asked(request, values.pop("format", None), self.formats)
        with as_asked(request, values.pop(KNOWN_AT.name, None)):
            return self.answer(request, values, chosen, **place)

    def dispatch(self, request: HttpRequest, *args: Any, **place: str) -> HttpResponseBase:
        response = as_problems(request, lambda: self._read(request, **place))
        announce(response, self._deprecations(request))
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = EXPOSED
        return response

    def _deprecations(self, request: HttpRequest) -> Iterator[Deprecation]:
        """Of the resource, and of the parameters this request uses."""
        known = self.known()
        used = [known[name].deprecated for name in request.GET if name in known]
        return (deprecated for deprecated in (self.deprecated, *used) if deprecated)

    def _read(self, request: HttpRequest, **place: str) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD"):
            raise Problem(HTTPStatus.METHOD_NOT_ALLOWED, _("The registry is only read here; use GET."))
        if request.META.get("CONTENT_LENGTH") not in (None, "", "0"):
            raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, _("No body is read here. Send the query in the address."))
        return self.get(request, **place)


def as_problems(request: HttpRequest, answer: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """The answer, or the problem that kept it from being one; in English whatever the reader's language."""
    with override("en"):
        try:
            return answer()
        except Problem as problem:
            response: HttpResponse = problem.response(request)
            if problem.status == HTTPStatus.METHOD_NOT_ALLOWED:
                response["Allow"] = "GET, HEAD"
            return response
        except TooSlow:
            return too_slow().response(request)
