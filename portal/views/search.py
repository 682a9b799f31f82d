"""Search across everything; where nothing is found, what was looked for and what may have been meant."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.search import Hit, did_you_mean, search_everything
from registry.pages import page, twin

OF_A_KIND = 25
HEADINGS = {
    "person": _("People"),
    "commission": _("Commissions"),
    "authority": _("Authorities"),
    "act": _("Acts"),
    "event": _("Events"),
    "agreement": _("Agreements"),
}


@dataclass(frozen=True)
class Group:
    heading: str
    hits: list[tuple[Hit, str]]


@page("q")
def search(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("q", "")
    answer = search_everything(asked, OF_A_KIND)
    context = {
        "asked": asked,
        "answer": answer,
        "groups": _by_kind(answer.hits),
        "suggestions": [(hit, _page_of(hit)) for hit in did_you_mean(asked)] if asked and not answer.hits else [],
        "kinds": list(HEADINGS.values()),
        "json_twin": twin("search", q=asked) if asked else "",
    }
    return render(request, "portal/search.html", context)


def _by_kind(hits: Iterable[Hit]) -> list[Group]:
    """Kinds in the order of their best hit."""
    best = list(dict.fromkeys(hit.kind for hit in hits))
    together = sorted(hits, key=lambda hit: best.index(hit.kind))
    return [
        Group(str(HEADINGS[kind]), [(hit, _page_of(hit)) for hit in found])
        for kind, found in groupby(together, key=lambda hit: hit.kind)
    ]


def _page_of(hit: Hit) -> str:
    """Empty for an authority: it has no page of its own."""
    return "" if hit.kind == "authority" else reverse(hit.kind, args=[hit.slug])
