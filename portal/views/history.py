"""The history of a record in public: every revision that touched it, the newest first."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from commission.models import Commission, LegalAct
from elections.models import Agreement, Event
from members.models import Person
from portal.change_feed.in_words import in_words
from portal.change_feed.newest import newest_page
from portal.change_feed.scopes import Scope, of_act, of_agreement, of_commission, of_event, of_person
from registry.pages import find, page
from registry.problems import bad_query

LONGEST_NUMBER = 18


@page("before")
def commission_history(request: HttpRequest, slug: str) -> HttpResponse:
    commission = find(Commission.objects.all(), slug, "commission", _("No commission is called “%(slug)s”."))
    return _shown(request, commission, "commission", commission.name, of_commission(commission))


@page("before")
def person_history(request: HttpRequest, slug: str) -> HttpResponse:
    person = find(Person.objects.all(), slug, "person", _("Nobody is called “%(slug)s” here."))
    return _shown(request, person, "person", person.name, of_person(person))


@page("before")
def act_history(request: HttpRequest, slug: str) -> HttpResponse:
    act = find(LegalAct.objects.all(), slug, "act", _("No act is called “%(slug)s”."))
    return _shown(request, act, "act", act.title, of_act(act))


@page("before")
def event_history(request: HttpRequest, slug: str) -> HttpResponse:
    event = find(Event.objects.all(), slug, "event", _("No event is called “%(slug)s”."))
    return _shown(request, event, "event", event.title, of_event(event))


@page("before")
def agreement_history(request: HttpRequest, slug: str) -> HttpResponse:
    agreement = find(Agreement.objects.all(), slug, "agreement", _("No agreement is called “%(slug)s”."))
    return _shown(request, agreement, "agreement", agreement.title, of_agreement(agreement))


def _shown(request: HttpRequest, record: Model, address: str, title: Any, scope: Scope) -> HttpResponse:
    newest = newest_page(scope, _number_asked(request))
    context = {
        "title": title,
        "address": reverse(address, args=[record.slug]),  # type: ignore[attr-defined]  # every one of these has a slug
        "revisions": in_words(newest),
        "older": newest.older,
        "json_twin": f"/api/v1/changes/?record={record._meta.model_name}-{record.pk}",
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
