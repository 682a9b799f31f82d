"""Seats known to be empty on a day, across all commissions; one of which nothing is known is not among them."""

from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from commission.models import Seat
from members.seating import seated
from registry.pages import page, twin
from registry.paging import page_of
from registry.period import today
from registry.requests import as_of


@page("as_of", "page")
def vacancies(request: HttpRequest) -> HttpResponse:
    day = as_of(request)
    seats = seated(Seat.objects.select_related("commission", "quota__authority"), day)
    states = _number_by_state(seats)
    empty = seats.filter(state="vacant").order_by("commission", "quota__position", "number")
    shown = page_of(request, empty if "vacant" in states else [])
    context = {
        "page": shown,
        "vacant": states.get("vacant", 0),
        "undocumented": states.get("undocumented", 0),
        "day": day,
        "today": today(),
        "json_twin": twin("vacancies", as_of=day),
        "csv_twin": twin("vacancies", as_of=day, format="csv"),
    }
    return render(request, "members/vacancies.html", context)


def _number_by_state(seats: "QuerySet[Any]") -> dict[str | None, int]:
    return dict(seats.order_by().values_list("state").annotate(number=Count("pk")))
