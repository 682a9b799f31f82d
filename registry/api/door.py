"""The door to `/api/`: straight to the resource, with no session, language or form; errors are problems."""

import logging
from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import DisallowedHost, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import get_resolver
from django.utils.translation import gettext as _

from registry.api.reading import as_problems
from registry.problems import Problem

log = logging.getLogger(__name__)

# Nothing in these answers is ever a page: a browser that shows one may load nothing with it.
POLICY = "default-src 'none'; frame-ancestors 'none'"

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class ApiDoor:
    """Middleware, to stand before those that only pages need. Pages under `/api/` (the docs) pass on."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith("/api/") or request.path_info.startswith(settings.API_PAGES):
            return self.get_response(request)
        response = as_problems(request, lambda: answer(request))
        response["Content-Security-Policy"] = POLICY
        response["X-Content-Type-Options"] = "nosniff"
        return response


def answer(request: HttpRequest) -> HttpResponseBase:
    try:
        request.get_host()
        match = get_resolver().resolve(request.path_info)
        request.resolver_match = match
        response: HttpResponse = match.func(request, *match.args, **match.kwargs)
    except Http404 as error:
        raise Problem(HTTPStatus.NOT_FOUND, _("No resource has this address.")) from error
    except DisallowedHost as error:
        raise Problem(HTTPStatus.BAD_REQUEST, _("This host name is not one of this registry.")) from error
    except SuspiciousOperation as error:
        raise Problem(HTTPStatus.BAD_REQUEST, _("The request is not understood.")) from error
    except Problem:
        raise
    except Exception as error:
        log.exception("An answer of the API failed: %s", request.path)
        detail = _("The registry failed to answer. It has been noted; try again later.")
        raise Problem(HTTPStatus.INTERNAL_SERVER_ERROR, detail) from error
    return response
