"""What a page says to an address it cannot answer."""

from collections.abc import Callable, Iterable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from commission.models import Commission
from registry.problems import Problem
from registry.words import Words

View = Callable[..., HttpResponse]


def bad_request(request: HttpRequest, problem: Problem) -> HttpResponse:
    return render(request, "400.html", {"problem": problem}, status=problem.status)


def not_found(request: HttpRequest, detail: str, near: Iterable[tuple[Words, str]] = ()) -> HttpResponse:
    """`near` are pages that may have been meant: what each is called, and its address."""
    return render(request, "404.html", {"detail": detail, "near": list(near)}, status=HTTPStatus.NOT_FOUND)


def refusing(view: View) -> View:
    """A Problem raised by the view becomes a page that names the parameter, its value and the remedy."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Problem as problem:
            return bad_request(request, problem)

    return answer


def with_commission(view: View) -> View:
    """Hands the view the commission its address names, or answers that none is called so."""

    @wraps(view)
    def answer(request: HttpRequest, slug: str) -> HttpResponse:
        related = ("predecessor", "founding_act", "parent")
        commission = Commission.objects.select_related(*related).filter(slug=slug).first()
        if commission is None:
            return not_found(request, _("No commission is called “%(slug)s”.") % {"slug": slug})
        return view(request, commission)

    return answer
