"""Legal acts, and everything in the registry that rests on each."""

from typing import Any

from django.db.models import F, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from commission.models import ActEffect, Commission, LegalAct, Provision, RegimeBasis
from registry.pages import find, page, twin
from registry.paging import page_of
from registry.sources import Footnotes


@page("page")
def acts(request: HttpRequest) -> HttpResponse:
    found = LegalAct.objects.select_related("issuer").order_by(F("adopted_latest").desc(nulls_last=True), "slug")
    context = {"page": page_of(request, found), "json_twin": twin("acts"), "csv_twin": twin("acts", format="csv")}
    return render(request, "commission/acts.html", context)


@page()
def act(request: HttpRequest, slug: str) -> HttpResponse:
    found = find(_with_everything(), slug, "act", _("No act is called “%(slug)s” here."))
    appointed = [use for use in found.appointment_acts.all() if use.role == "appointed"]
    ended = [use for use in found.appointment_acts.all() if use.role == "ended"]
    context = {
        "act": found,
        "appointed": appointed,
        "ended": ended,
        "footnotes": Footnotes(),
        "json_twin": twin("acts", slug),
    }
    return render(request, "commission/act.html", context)


def _with_everything() -> "QuerySet[Any]":
    """The act with all that rests on it; people and events are reached by their relations' names alone."""
    return LegalAct.objects.select_related("issuer", "publication").prefetch_related(
        "citations__source",
        Prefetch("effects", ActEffect.objects.select_related("affected")),
        Prefetch("affected_by", ActEffect.objects.select_related("act")),
        Prefetch("regime_bases", RegimeBasis.objects.select_related("regime__commission").order_by("regime_id")),
        Prefetch("provisions", Provision.objects.select_related("commission", "regime")),
        Prefetch("commissions_founded", Commission.objects.order_by("id")),
        "appointment_acts__appointment__person",
        "appointment_acts__appointment__commission",
        "office_holdings__appointment__person",
        "formations__commission",
        "attestations__appointment__person",
        "events_called",
    )
