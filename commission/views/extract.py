"""A composition for paper: what the registry says of a day, and when it was read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from commission.composition import composition
from commission.history import colours
from commission.models import Commission
from commission.views.addressed import with_commission
from commission.views.composed import composition_context
from commission.views.page import composition_address
from registry.pages import page
from registry.period import today
from registry.requests import as_of
from registry.revision import current_revision


@page("as_of")
@with_commission
def commission_extract(request: HttpRequest, commission: Commission) -> HttpResponse:
    day = as_of(request)
    context = {
        **composition_context(composition(commission, day), colours(commission)),
        "commission": commission,
        "today": today(),
        "revision": current_revision(),
        "json_twin": composition_address(commission, day),
    }
    return render(request, "commission/extract.html", context)
