"""Errors of the API as RFC 9457 problem details."""

import datetime
from collections.abc import Collection
from http import HTTPStatus
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

Answer = TypeVar("Answer", bound=HttpResponse)


class Problem(Exception):
    """Something the caller can mend: `errors` maps a parameter to what is wrong with it and the remedy.

    `retry_after`: the seconds after which the same may be asked again.
    """

    def __init__(
        self, status: HTTPStatus, detail: str, errors: dict[str, str] | None = None, *, retry_after: int | None = None
    ) -> None:
        super().__init__(detail)
        self.status, self.detail, self.errors = status, detail, errors or {}
        self.retry_after = retry_after

    def response(self, request: HttpRequest) -> JsonResponse:
        return self.headed(problem_response(request, self.status, self.detail, self.errors))

    def headed(self, response: Answer) -> Answer:
        """The response with what its headers say of this problem."""
        if self.retry_after is not None:
            response["Retry-After"] = str(self.retry_after)
        return response


def problem_response(
    request: HttpRequest, status: HTTPStatus, detail: str, errors: dict[str, str] | None = None
) -> JsonResponse:
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": detail,
        "instance": request.path,
    }
    if errors:
        body["errors"] = [{"parameter": name, "detail": text} for name, text in errors.items()]
    return JsonResponse(body, status=status, content_type="application/problem+json")


def refuse_unknown(request: HttpRequest, known: Collection[str]) -> None:
    """An unknown parameter is a 400 that lists the known ones; so is one given twice, or empty."""
    errors = {}
    for name, values in request.GET.lists():
        if name not in known:
            errors[name] = _("Unknown parameter. Known here: %(known)s.") % {"known": ", ".join(sorted(known))}
        elif len(values) > 1:
            errors[name] = _("Given more than once. Give it once.")
    if errors:
        raise bad_query(errors)


def bad_query(errors: dict[str, str]) -> Problem:
    return Problem(HTTPStatus.BAD_REQUEST, _("The query is not understood."), errors)


def in_wrong_order(first: datetime.date, last: datetime.date) -> Problem:
    """For `from` and `to`; the message names both."""
    message = _("from is %(first)s and to is %(last)s: the first day is later than the second. Swap them.")
    return bad_query({"from": message % {"first": first, "last": last}})


def too_slow() -> Problem:
    detail = _("The answer took too long to find. Ask for less: fewer records, or a longer search text.")
    return Problem(HTTPStatus.SERVICE_UNAVAILABLE, detail, retry_after=5)


def invalid(parameter: str, error: ValidationError) -> Problem:
    return bad_query({parameter: " ".join(error.messages)})
