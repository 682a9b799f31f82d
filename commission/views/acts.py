"""Legal acts, and everything in the registry that rests on each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from commission.models import Commission, LegalAct, RegimeBasis
from commission.models.law import LATEST_FIRST
from registry.fetching import attach, attach_citations, rows_of
from registry.pages import find, page, twin
from registry.paging import page_of
from registry.sources import Footnotes

# What rests on an act: the relation, the field that points to the act, and what is read with it.
RELATIONS = (
    ("effects", "act", "affected"),
    ("affected_by", "affected", "act"),
    ("provisions", "act", "commission", "regime"),
    ("appointment_acts", "act", "appointment__person", "appointment__commission"),
    ("office_holdings", "act", "appointment__person"),
    ("formations", "act", "commission"),
    ("attestations", "act", "appointment__person"),
    ("events_called", "called_by"),
)


@page("page")
def acts(request: HttpRequest) -> HttpResponse:
    found = LegalAct.objects.select_related("issuer").order_by(*LATEST_FIRST)
    context = {"page": page_of(request, found), "json_twin": twin("acts"), "csv_twin": twin("acts", format="csv")}
    return render(request, "commission/acts.html", context)


@page()
def act(request: HttpRequest, slug: str) -> HttpResponse:
    acts = LegalAct.objects.select_related("issuer", "publication")
    found = find(acts, slug, "act", _("No act is called “%(slug)s” here."))
    _with_everything(found)
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


def _with_everything(act: LegalAct) -> None:
    """Gives the act all that rests on it; people and events are reached by their relations' names alone."""
    for relation, by, *related in RELATIONS:
        attach([act], rows_of(LegalAct, relation).select_related(*related), by=by)
    attach([act], RegimeBasis.objects.select_related("regime__commission").order_by("regime_id"), by="act")
    attach([act], Commission.objects.order_by("id"), by="founding_act")
    attach_citations([act])
