"""How commissions are formed: the rules of the national one side by side since the first, then all others."""

import datetime
from itertools import groupby
from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from commission.drawing.shares import Chart, RuleShares, Share, chart
from commission.drawing.tones import NO_TONE, tones
from commission.history import national_commission
from commission.models import Commission, Provision, Quota, Regime, RegimeBasis
from commission.rule_sheet import aspects, steps
from registry.pages import page
from registry.period import today
from registry.sources import Footnotes


@page()
def rules(request: HttpRequest) -> HttpResponse:
    regimes = list(
        Regime.objects.select_related("commission").prefetch_related(
            Prefetch("quotas", Quota.objects.select_related("authority", "proposer", "consent_of")),
            Prefetch("bases", RegimeBasis.objects.select_related("act")),
            Prefetch("provisions", Provision.objects.select_related("act")),
            "citations__source",
        )
    )
    commission = national_commission()
    national = [regime for regime in regimes if _is_of(regime, commission)]
    others = [regime for regime in regimes if regime not in national]
    sheet = aspects(national)
    context = {
        "commission": commission,
        "national": national,
        "chart": _shares(national) if national else None,
        "legend": _legend(national),
        "aspects": sheet,
        "steps": steps(national, sheet),
        "levels": [regime for regime in others if regime.commission_id is None],
        "others": [regime for regime in others if regime.commission_id is not None],
        "provisions": list(Provision.objects.filter(regime__isnull=True).select_related("act", "commission")),
        "footnotes": Footnotes(),
        "json_twin": "/api/v1/regimes/",
        "csv_twin": "/api/v1/regimes/?format=csv",
    }
    return render(request, "commission/rules.html", context)


def _is_of(regime: Regime, commission: Commission | None) -> bool:
    """Whether it is a rule of the national commission or of its predecessor."""
    return commission is not None and regime.commission_id in (commission.pk, commission.predecessor_id)


def _shares(regimes: list[Any]) -> Chart:
    until = today()
    colours = tones(quota for regime in regimes for quota in regime.quotas.all())
    found = []
    for n, regime in enumerate(regimes):
        following = regimes[n + 1] if n + 1 < len(regimes) else None
        last = regime.end_latest or (following and following.start_latest) or until
        found.append(RuleShares(str(regime.name), _first(regime), min(last, until), _of(regime, colours)))
    return chart(found, until)


def _first(regime: Any) -> datetime.date:
    first: datetime.date = regime.start_earliest or regime.start_latest or today()
    return first


def _of(regime: Any, colours: dict[int, int]) -> list[Share]:
    """One share an authority, over all its quotas of seats."""
    found = []
    quotas = [quota for quota in regime.quotas.all() if quota.fills == Quota.Fills.SEATS and quota.authority]
    for authority, group in groupby(quotas, key=lambda quota: quota.authority):
        numbers = [quota.number for quota in group]
        number = None if None in numbers else sum(filter(None, numbers))
        found.append(Share(str(authority.name), number, colours.get(authority.pk, NO_TONE)))
    return found


def _legend(regimes: list[Any]) -> list[tuple[Any, int]]:
    colours = tones(quota for regime in regimes for quota in regime.quotas.all())
    authorities = {q.authority.pk: q.authority for regime in regimes for q in regime.quotas.all() if q.authority}
    return [(authorities[pk], tone) for pk, tone in colours.items()]
