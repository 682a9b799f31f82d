"""Memorandums, memberships and chairmanships, and the partners in each country."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from elections.models import Agreement, AgreementParty, AgreementSignature
from registry.fetching import attach, attach_citations
from registry.pages import find, page, twin
from registry.paging import page_of
from registry.sources import Footnotes

HOME = "KZ"


@page("page")
def agreements(request: HttpRequest) -> HttpResponse:
    found = Agreement.objects.select_related("event")
    shown = page_of(request, found.order_by(F("signed_latest").desc(nulls_last=True), "slug"))
    _with_parties(shown.object_list)
    context = {
        "page": shown,
        "countries": _partners_by_country(shown.object_list),
        "json_twin": twin("agreements"),
        "csv_twin": twin("agreements", format="csv"),
    }
    return render(request, "elections/agreements.html", context)


@page()
def agreement(request: HttpRequest, slug: str) -> HttpResponse:
    agreements = Agreement.objects.select_related("event")
    signed = find(agreements, slug, "agreement", _("No agreement is called “%(slug)s” here."))
    _with_parties([signed])
    attach_citations([signed])
    context = {"agreement": signed, "footnotes": Footnotes(), "json_twin": twin("agreements", slug)}
    return render(request, "elections/agreement.html", context)


def _with_parties(agreements: Iterable[Agreement]) -> None:
    bodies = AgreementParty.objects.select_related("commission", "authority")
    parties = attach(list(agreements), bodies.order_by("id"), by="agreement")
    attach(parties, AgreementSignature.objects.select_related("person", "attestation").order_by("id"), by="party")


def _partners_by_country(found: Any) -> list[tuple[str, list[tuple[AgreementParty, Agreement]]]]:
    """Each country beside ours with the bodies there and what they agreed; bodies of no country last."""
    abroad = [(party, agreement) for agreement in found for party in agreement.parties.all() if party.country != HOME]
    abroad.sort(key=lambda pair: (pair[0].country == "", pair[0].country))
    return [(country, list(pairs)) for country, pairs in groupby(abroad, key=lambda pair: pair[0].country)]
