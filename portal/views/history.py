"""The history of a record in public: every revision that touched it, the newest first."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commission.models import Commission, LegalAct
from elections.models import Agreement, Event
from members.models import Person
from portal.change_feed.in_words import in_words
from portal.change_feed.newest import newest_page
from portal.change_feed.public import address
from portal.change_feed.scopes import of
from registry.pages import find, page
from registry.problems import bad_query

LONGEST_NUMBER = 18


KINDS: dict[str, tuple[type[Model], str, Any]] = {
    "commission": (Commission, "name", gettext_lazy("No commission is called “%(slug)s”.")),
    "person": (Person, "name", gettext_lazy("Nobody is called “%(slug)s” here.")),
    "act": (LegalAct, "title", gettext_lazy("No act is called “%(slug)s”.")),
    "event": (Event, "title", gettext_lazy("No event is called “%(slug)s”.")),
    "agreement": (Agreement, "title", gettext_lazy("No agreement is called “%(slug)s”.")),
}


@page("before")
def record_history(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """`kind` is the name of the record's own page."""
    model, title, nothing = KINDS[kind]
    record: Any = find(model._default_manager.all(), slug, kind, str(nothing))
    newest = newest_page(of(record), _number_asked(request))
    context = {
        "title": getattr(record, title),
        "address": reverse(kind, args=[record.slug]),
        "revisions": in_words(newest),
        "older": newest.older,
        "json_twin": f"{address(model, {'slug': record.slug})}changes/",
    }
    return render(request, "portal/history.html", context)


def _number_asked(request: HttpRequest) -> int | None:
    text = request.GET.get("before")
    if text is None:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > LONGEST_NUMBER:
        remedy = _("“%(value)s” is not the number of a revision. Write a whole number, or leave it out.")
        raise bad_query({"before": remedy % {"value": text[:40]}})
    return int(text)
