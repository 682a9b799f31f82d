"""All commissions, the home country's first, by level."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from commission.models import Commission, Level
from commission.models.body import LISTED
from commission.models.terms import HOME_COUNTRY
from registry.pages import page
from registry.paging import page_of
from registry.problems import bad_query
from registry.wording import country_name


@page("level", "country", "parent", "page")
def commission_list(request: HttpRequest) -> HttpResponse:
    there = set(Commission.objects.order_by().values_list("country", "level").distinct())
    countries = sorted({country for country, _level in there if country}, key=_home_first)
    levels = [level for level in Level if any(level == recorded for _country, recorded in there)]
    chosen = {
        "country": _one_of(request, "country", countries),
        "level": _one_of(request, "level", [level.value for level in levels]),
        "parent": request.GET.get("parent", ""),
    }
    ordered = Commission.objects.order_by(*LISTED).select_related("parent")
    page = page_of(request, ordered.filter(**_conditions(chosen)))
    context = {
        "page": page,
        "chosen": chosen,
        "parent": next((one.parent for one in page if chosen["parent"]), None),
        "countries": [(code, country_name(code, get_language() or "en")) for code in countries],
        "levels": levels,
        "json_twin": "/api/v1/commissions/",
        "csv_twin": "/api/v1/commissions/?format=csv",
    }
    return render(request, "commission/list.html", context)


def _home_first(country: str) -> tuple[bool, str]:
    return country != HOME_COUNTRY, country_name(country, get_language() or "en")


def _one_of(request: HttpRequest, name: str, known: list[str]) -> str:
    """The value asked for; none where the form was left empty."""
    value = request.GET.get(name, "")
    if value and value not in known:
        remedy = _("“%(value)s” is not known here. Known: %(known)s.")
        raise bad_query({name: remedy % {"value": value, "known": ", ".join(known)}})
    return value


def _conditions(chosen: dict[str, str]) -> dict[str, Any]:
    lookups = {"country": "country", "level": "level", "parent": "parent__slug"}
    return {lookups[name]: value for name, value in chosen.items() if value}
