"""A commission on a day, and across the years."""

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from commission.composition import composition
from commission.drawing.timeline import timeline
from commission.drawing.tones import tones
from commission.history import history
from commission.linked_data import commission_data
from commission.models import Commission
from commission.tenures import rules
from commission.views.addressed import with_commission
from commission.views.composed import composition_context
from registry.pages import page
from registry.paging import page_of
from registry.period import today
from registry.requests import as_of

LOWER_A_PAGE = 12
EVENTS = 12


@page("as_of", "page")
@with_commission
def commission_page(request: HttpRequest, commission: Commission) -> HttpResponse:
    day = as_of(request)
    past = history(commission, day)
    lower = page_of(request, commission.children.order_by("id"), LOWER_A_PAGE)
    answer = composition(commission, day)
    context = {
        **composition_context(answer, tones(past.quotas)),
        "about": commission_data(answer),
        "feed": reverse("commission-changes", args=[commission.slug]),
        "calendar": reverse("commission-calendar", args=[commission.slug]),
        "commission": commission,
        "today": today(),
        "compare_with": max(day, min(filter(None, (commission.known_until, today())))),
        "timeline": timeline(rules(past, today()), day, max(day, today())) if past.regimes else None,
        "timeline_authorities": past.authorities,
        "former": past.former,
        "lower": lower,
        "events": _events(commission, day),
        "json_twin": composition_address(commission, day),
    }
    return render(request, "commission/commission.html", context)


def composition_address(commission: Commission, day: datetime.date) -> str:
    return f"{reverse('api-composition', args=[commission.slug])}?as_of={day.isoformat()}"


def _events(commission: Commission, day: datetime.date) -> list[Any]:
    organised: Any = commission.events_organised  # of an app above, by its relation
    return list(organised.order_by("-start_latest", "id")[:EVENTS])
