"""The public pages of the commissions and of the rules that form them."""

from http import HTTPStatus
from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from commission.composition import Composition, composition
from commission.findings import findings
from commission.models import Commission, Provision, Quota, Regime, RegimeBasis
from commission.models.terms import Office
from registry.problems import Problem, refuse_unknown
from registry.requests import as_of
from registry.wording import in_every_language


def commission_list(request: HttpRequest) -> HttpResponse:
    commissions = Commission.objects.order_by("country", "level", "id")
    home = [commission for commission in commissions if commission.country == "KZ"]
    abroad = [commission for commission in commissions if commission.country != "KZ"]
    return render(request, "commission/list.html", {"home": home, "abroad": abroad})


def commission_page(request: HttpRequest, slug: str) -> HttpResponse:
    try:
        refuse_unknown(request, {"as_of"})
        day = as_of(request)
    except Problem as problem:
        return bad_request(request, problem)
    commission = Commission.objects.select_related("predecessor", "founding_act").filter(slug=slug).first()
    if commission is None:
        return not_found(request, _("No commission is called “%(slug)s”.") % {"slug": slug})
    answer = composition(commission, day)
    return render(request, "commission/commission.html", compositions_context(answer))


def compositions_context(answer: Composition) -> dict[str, Any]:
    """What the parts of a page need to show one composition."""
    return {
        "answer": answer,
        "commission": answer.commission,
        "findings": findings(answer),
        "offices": [(in_every_language(Office(name).label), holder) for name, holder in answer.offices.items()],
    }


def rules(request: HttpRequest) -> HttpResponse:
    regimes = Regime.objects.select_related("commission").prefetch_related(
        Prefetch("quotas", Quota.objects.select_related("authority", "proposer", "consent_of")),
        Prefetch("bases", RegimeBasis.objects.select_related("act")),
        Prefetch("provisions", Provision.objects.select_related("act")),
    )
    own = [regime for regime in regimes if regime.commission_id is not None]
    levels = [regime for regime in regimes if regime.commission_id is None]
    others = Provision.objects.filter(regime__isnull=True).select_related("act", "commission")
    return render(request, "commission/rules.html", {"own": own, "levels": levels, "provisions": others})


def bad_request(request: HttpRequest, problem: Problem) -> HttpResponse:
    return render(request, "400.html", {"problem": problem}, status=HTTPStatus.BAD_REQUEST)


def not_found(request: HttpRequest, detail: str) -> HttpResponse:
    return render(request, "404.html", {"detail": detail}, status=HTTPStatus.NOT_FOUND)
