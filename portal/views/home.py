"""The first page: who sits today, how sure we are, and the last composition that is known."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from commission.composition import composition
from commission.models import Commission
from commission.views import compositions_context
from registry.period import today


def home(request: HttpRequest) -> HttpResponse:
    commission = national_commission()
    if commission is None:
        return render(request, "portal/empty.html")
    now = composition(commission, today())
    known = composition(commission, commission.known_until) if now.beyond_knowledge and commission.known_until else None
    context = {"now": compositions_context(now), "known": compositions_context(known) if known else None}
    return render(request, "portal/home.html", {"commission": commission, **context})


def national_commission() -> Commission | None:
    """The central commission of Kazakhstan that no other one has followed."""
    central = Commission.objects.select_related("predecessor", "founding_act").filter(level="central", country="KZ")
    return central.filter(successors__isnull=True).first()
