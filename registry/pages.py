"""What every public page does before it answers: it reads its address strictly and says what is wrong with it."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from registry.api.statement import TooSlow
from registry.conditional import not_modified, revisioned
from registry.edition import edition_of
from registry.past.asked import PARAMETER, as_asked
from registry.past.links import keep_to_the_past
from registry.period import today
from registry.problems import Problem, refuse_unknown, too_slow
from registry.requests import as_of, known_at
from registry.search import near_slugs
from registry.words import Words

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
ROWS = 30


class NotFound(Problem):
    """No record has this address; `near` are titles and addresses of those that look like it."""

    def __init__(self, detail: str, near: list[tuple[Words, str]]) -> None:
        super().__init__(HTTPStatus.NOT_FOUND, detail)
        self.near = near


def page(*parameters: str) -> Callable[[View[P]], View[P]]:
    """A page that is only read and knows these parameters; a Problem becomes a page that says the remedy.

    Every page knows `known_at` besides, and answers from what was known then.
    """

    def decorate(view: View[P]) -> View[P]:
        @require_safe
        @wraps(view)
        def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            try:
                refuse_unknown(request, (*parameters, PARAMETER))
                day = as_of(request) if "as_of" in parameters else today()
                with as_asked(request, known_at(request)):
                    edition_of(request)  # before the data is read: an answer may be newer than it says, never older
                    if unchanged := not_modified(request, day=day):
                        return unchanged
                    response = view(request, *args, **kwargs)
            except Problem as problem:
                return _refusal(request, problem)
            except TooSlow:
                return _refusal(request, too_slow())
            if response.status_code != HTTPStatus.OK:
                return response
            return revisioned(request, _of_its_time(request, response), day=day)

        return answer

    return decorate


def _of_its_time(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    known = request.GET.get(PARAMETER)
    if known and response.headers["Content-Type"].startswith("text/html"):
        response.content = keep_to_the_past(response.content.decode(), known)
    return response


def _refusal(request: HttpRequest, problem: Problem) -> HttpResponse:
    context = {"problem": problem, "detail": problem.detail, "near": getattr(problem, "near", [])}
    return problem.headed(render(request, f"{problem.status.value}.html", context, status=problem.status))


def find(records: "QuerySet[Any]", slug: str, address: str, detail: str) -> Any:
    """The record of this slug; else NotFound, with the records whose slugs look most like it.

    `address` is the name of the page of such a record.
    """
    record = records.filter(slug=slug).first()
    if record is None:
        raise NotFound(detail % {"slug": slug}, _alike(records.model, slug, address))
    return record


def _alike(model: Any, slug: str, address: str) -> list[tuple[Words, str]]:
    slugs = near_slugs(model.objects, slug)
    named = {record.slug: record for record in model.objects.filter(slug__in=slugs)}
    return [(_title(named[each]), reverse(address, args=[each])) for each in slugs]


def _title(record: Any) -> Words:
    title: Words = record.title if hasattr(record, "title") else record.name
    return title


def twin(*path: str, **query: object) -> str:
    """The address of the same facts in the API."""
    address = "/".join(("/api/v1", *path, ""))
    return f"{address}?{urlencode(query)}" if query else address
