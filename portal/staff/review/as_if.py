"""Any page of the site, of the staff's rooms or of the API, as it would be with a proposal approved."""

import re
from collections.abc import Callable
from http import HTTPStatus
from io import BytesIO
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.handlers.exception import response_for_exception
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import resolve, reverse
from django.utils.translation import get_language, get_language_from_path, override
from django.utils.translation import gettext as _

from registry.api.door import ApiDoor
from registry.edition import ENVIRON
from registry.proposals.as_if import as_if_approved
from registry.proposals.models import Proposal, State

NOT_SHOWN = re.compile(r"/(admin/(proposals|login|logout|language|acts/scans)/|\w\w/accounts/|static/|healthz)")
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE", ENVIRON)
OF_THE_READER = ("user", "session", "_messages", "LANGUAGE_CODE", "csp_nonce", "_csp_nonce", "allauth")
LINK = re.compile(r'((?:href|action)=")(/(?!/|static/)[^"]*)')
HEAD = re.compile(r"</head>")
BODY = re.compile(r"""<body[^>]*>\s*(<a [^>]*class="skip[^>]*>[^<]*</a>)?""")  # the way past all this stays first


def as_if(request: Any, pk: int, path: str = "") -> HttpResponse:
    """Only to be looked at: nothing is kept by anyone, nothing is written, nobody waits longer than a few seconds."""
    if not request.user.has_perm("proposals.view_proposal"):
        raise PermissionDenied
    found = get_object_or_404(Proposal, pk=pk)
    if not path:
        return redirect("as-if-approved", pk, reverse("home").lstrip("/"))
    address = f"/{path}"
    refused = _refused(request, found, address)
    if refused:
        return _refusal(request, found, [refused])
    try:
        with as_if_approved(found):
            answer = _answer(request, address)
    except ValidationError as refusal:
        return _refusal(request, found, refusal.messages)
    if answer.streaming:
        answer.close()
        return _refusal(request, found, [_("A whole list is no preview. Open a page of it, or one record.")])
    return _dressed(answer, found, address)


def _refused(request: HttpRequest, found: Proposal, address: str) -> str:
    if request.method not in ("GET", "HEAD"):
        return _("A preview only shows: nothing is sent or changed from it. Go back to the page itself.")
    if found.state != State.PROPOSED:
        return _("This proposal is settled, so there is nothing to preview. Open the page itself.")
    if NOT_SHOWN.match(address):
        return _("This page is not of the registry and is not previewed. Open the page itself.")
    return ""


def _answer(request: Any, address: str) -> Any:
    inner = _asked(request, address)
    if address.startswith(settings.API_ROOT) and not address.startswith(settings.API_PAGES):
        return ApiDoor(_nobody)(inner)
    with override(get_language_from_path(address) or get_language()):
        try:
            inner.resolver_match = match = resolve(address)
            answer: Any = match.func(inner, *match.args, **match.kwargs)
            return answer.render() if hasattr(answer, "render") and callable(answer.render) else answer
        except ValidationError:
            raise
        except Exception as error:
            if _is_of_database(error):
                raise
            return response_for_exception(inner, error)


def _is_of_database(error: Exception) -> bool:
    return type(error).__module__.startswith("django.db")


def _nobody(_request: HttpRequest) -> HttpResponse:
    raise AssertionError("the door answers every address of the API itself")


def _asked(request: Any, address: str) -> Any:
    """The same reader's request for another address, with no condition a cache could have set."""
    kept = {name: value for name, value in request.META.items() if name not in CONDITIONS}
    inner = WSGIRequest({**kept, "REQUEST_METHOD": "GET", "PATH_INFO": address, "wsgi.input": BytesIO()})
    for name in OF_THE_READER:
        if hasattr(request, name):
            setattr(inner, name, getattr(request, name))
    return inner


def _dressed(answer: Any, found: Proposal, address: str) -> HttpResponse:
    """Kept by nobody; a page says what it is, and its links lead to further previews."""
    prefix = reverse("as-if", args=[found.pk])
    if answer.get("Content-Type", "").startswith("text/html"):
        page = LINK.sub(_leading(prefix), answer.content.decode())
        context = {"proposal": found, "address": address}
        parts = render_to_string("portal/staff/review/banner.html", context).partition("<!-- body -->")
        page = HEAD.sub(lambda at: parts[0] + at[0], page, count=1)
        answer.content = BODY.sub(lambda at: at[0] + parts[2], page, count=1).encode()
    if (onward := answer.get("Location", "")).startswith("/"):
        answer["Location"] = prefix + onward[1:]
    for name in ("ETag", "Last-Modified", "Content-Length", "Expires", "Link"):
        del answer[name]
    answer["Cache-Control"] = "no-store"
    answer["Registry-As-If"] = str(found.pk)
    return answer  # type: ignore[no-any-return]  # a view's


def _leading(prefix: str) -> Callable[[re.Match[str]], str]:
    def lead(link: re.Match[str]) -> str:
        return link[0] if NOT_SHOWN.match(link[2]) else f"{link[1]}{prefix}{link[2][1:]}"

    return lead


def _refusal(request: HttpRequest, found: Proposal, sentences: list[str]) -> HttpResponse:
    context = {**admin.site.each_context(request), "title": _("No preview"), "proposal": found, "refusals": sentences}
    answer = render(request, "portal/staff/review/no_preview.html", context, status=HTTPStatus.CONFLICT)
    answer["Cache-Control"] = "no-store"
    return answer
