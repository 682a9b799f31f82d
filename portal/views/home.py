"""The first page: who sits today and how sure we are, what changed last, what falls due, what is held."""

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from commission.composition import composition
from commission.drawing.tones import tones
from commission.history import history, national_commission
from commission.linked_data import commission_data
from commission.turns import falling_due, last_turns
from commission.views import composition_context
from commission.views.page import composition_address
from elections.models import Event
from registry.pages import page
from registry.period import today
from registry.sources import Footnotes

TURNS, EVENTS = 5, 5


@page()
def home(request: HttpRequest) -> HttpResponse:
    commission = national_commission()
    if commission is None:
        return render(request, "portal/empty.html")
    day = today()
    now, past = composition(commission, day), history(commission, day)
    known = composition(commission, commission.known_until) if now.beyond_knowledge and commission.known_until else None
    colours, footnotes = tones(past.quotas), Footnotes()
    context = {
        "commission": commission,
        "today": day,
        "now": composition_context(now, colours, footnotes, elsewhere=True),
        "known": composition_context(known, colours, footnotes, elsewhere=True) if known else None,
        "turns": last_turns(past, day, TURNS),
        "due": falling_due(past, day),
        "footnotes": footnotes,
        "about": commission_data(now),
        "feed": reverse("changes"),
        "calendar": reverse("calendar"),
        "json_twin": composition_address(commission, day),
        **_events(day),
    }
    return render(request, "portal/home.html", context)


def _events(day: datetime.date) -> dict[str, Any]:
    """Those ahead, the nearest first, and the latest past ones."""
    dated = Event.objects.filter(start_latest__isnull=False)
    return {
        "upcoming": list(dated.filter(start_latest__gte=day).order_by("start_latest", "id")[:EVENTS]),
        "recent": list(dated.filter(start_latest__lt=day).order_by("-start_latest", "id")[:EVENTS]),
    }
