"""Memorandums, memberships and chairmanships, and the partners in each country."""

from itertools import groupby
from typing import Any

from django.db.models import F, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from elections.models import Agreement, AgreementParty, AgreementSignature
from registry.pages import find, page, twin
from registry.paging import page_of
from registry.sources import Footnotes

HOME = "KZ"


@page("page")
def agreements(request: HttpRequest) -> HttpResponse:
    found = _with_parties().order_by(F("signed_latest").desc(nulls_last=True), "slug")
    shown = page_of(request, found)
    context = {
        "page": shown,
        "countries": _partners_by_country(shown.object_list),
        "json_twin": twin("agreements"),
        "csv_twin": twin("agreements", format="csv"),
    }
    return render(request, "elections/agreements.html", context)


@page()
def agreement(request: HttpRequest, slug: str) -> HttpResponse:
    signed = find(
        _with_parties().prefetch_related("citations__source"),
        slug,
        "agreement",
        _("No agreement is called “%(slug)s” here."),
    )
    context = {"agreement": signed, "footnotes": Footnotes(), "json_twin": twin("agreements", slug)}
    return render(request, "elections/agreement.html", context)


def _with_parties() -> "QuerySet[Any]":
    signatures = AgreementSignature.objects.select_related("person", "attestation")
    return Agreement.objects.select_related("event").prefetch_related(
        Prefetch("parties", AgreementParty.objects.select_related("commission", "authority")),
        Prefetch("parties__signatures", signatures),
    )


def _partners_by_country(found: Any) -> list[tuple[str, list[tuple[AgreementParty, Agreement]]]]:
    """Each country beside ours with the bodies there and what they agreed; bodies of no country last."""
    abroad = [(party, agreement) for agreement in found for party in agreement.parties.all() if party.country != HOME]
    abroad.sort(key=lambda pair: (pair[0].country == "", pair[0].country))
    return [(country, list(pairs)) for country, pairs in groupby(abroad, key=lambda pair: pair[0].country)]
