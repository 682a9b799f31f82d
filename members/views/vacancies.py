"""Seats known to be empty on a day, across all commissions; one of which nothing is known is not among them."""

from django.contrib.postgres.aggregates import ArrayAgg
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from commission.models import Seat
from members.seating import perhaps_empty, seated
from registry.pages import page, twin
from registry.paging import page_of
from registry.period import today
from registry.requests import as_of

IN_ORDER = ("commission", "quota__position", "number")


@page("as_of", "page")
def vacancies(request: HttpRequest) -> HttpResponse:
    day = as_of(request)
    by_state = seated(perhaps_empty(Seat.objects.order_by(), day), day).values_list("state")
    states = dict(
        by_state.annotate(seats=ArrayAgg("pk", order_by=IN_ORDER))
    )  # in one reading: what a seat's state is costs more than all else here
    vacant = states.get("vacant", [])
    shown = page_of(request, vacant)
    seats = Seat.objects.filter(**{"pk__any_of": list(shown)}).select_related("commission", "quota__authority")
    shown.object_list = seated(seats, day).order_by(*IN_ORDER)
    context = {
        "page": shown,
        "vacant": len(vacant),
        "undocumented": len(states.get("undocumented", [])),
        "day": day,
        "today": today(),
        "json_twin": twin("vacancies", as_of=day),
        "csv_twin": twin("vacancies", as_of=day, format="csv"),
    }
    return render(request, "members/vacancies.html", context)
