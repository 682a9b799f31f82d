"""Seats known to be empty on a day, across all commissions; one of which nothing is known is not among them."""

import datetime
from functools import lru_cache
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import connection
from django.db.models import QuerySet
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
    states = _states(day)
    vacant = states.get("vacant", [])
    shown = page_of(request, vacant)
    seats = _placed(day).filter(**{"pk__any_of": list(shown)}).select_related("commission", "quota__authority")
    shown.object_list = seats.order_by(*IN_ORDER)
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


def _states(day: datetime.date) -> dict[str | None, list[int]]:
    """The ids of the seats in each state, in one reading: what a seat's state is costs more than all else here."""
    with connection.cursor() as cursor:
        cursor.execute(*_states_in_sql(day))
        return dict(cursor.fetchall())


@lru_cache(maxsize=16)
def _states_in_sql(day: datetime.date) -> tuple[str, tuple[Any, ...]]:
    by_state = perhaps_empty(_placed(day), day).values_list("state")
    written: tuple[str, tuple[Any, ...]] = by_state.annotate(
        seats=ArrayAgg("pk", order_by=IN_ORDER)
    ).query.sql_with_params()
    return written


@lru_cache(maxsize=16)
def _placed(day: datetime.date) -> QuerySet[Any]:
    """Never read itself: to resolve what a seat's state is takes Python longer than PostgreSQL takes to answer."""
    return seated(Seat.objects.order_by(), day)
