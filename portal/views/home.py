"""The first page: who sits today, how sure we are, and the last composition that is known."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from commission.composition import composition
from commission.models import Commission
from commission.views import composition_context
from registry.period import today


def home(request: HttpRequest) -> HttpResponse:
    commission = (
        Commission.objects.select_related("predecessor", "founding_act")
        .filter(level="central", country="KZ", successors__isnull=True)
        .first()
    )
    if commission is None:
        return render(request, "portal/empty.html")
    now = composition(commission, today())
    known = composition(commission, commission.known_until) if now.beyond_knowledge and commission.known_until else None
    context = {"now": composition_context(now), "known": composition_context(known) if known else None}
    return render(request, "portal/home.html", {"commission": commission, **context})
