"""One commission on two days: who joined, left, moved, was reappointed; how long seats stood empty."""

import datetime

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from commission.comparison import compare
from commission.composition import composition
from commission.drawing.tones import tones
from commission.history import history
from commission.models import Commission
from commission.views.addressed import with_commission
from commission.views.composed import composition_context
from registry.pages import page
from registry.period import parse_date, today
from registry.problems import in_wrong_order, invalid
from registry.sources import Footnotes


@page("from", "to")
@with_commission
def commission_comparison(request: HttpRequest, commission: Commission) -> HttpResponse:
    now = today()
    last = _day(request, "to", min(filter(None, (now, commission.known_until))))
    first = _day(request, "from", _a_year_before(last))
    if first > last:
        raise in_wrong_order(first, last)
    before, after = composition(commission, first), composition(commission, last)
    past, footnotes = history(commission, last), Footnotes()
    colours = tones(past.quotas)
    sides = [composition_context(answer, colours, footnotes, elsewhere=True) for answer in (before, after)]
    context = {
        "commission": commission,
        "today": now,
        "before": sides[0],
        "after": sides[1],
        "sides": sides,
        "comparison": compare(before, after, past),
        "footnotes": footnotes,
        "json_twin": f"{reverse('api-composition', args=[commission.slug])}changes/?from={first}&to={last}",
    }
    return render(request, "commission/compare.html", context)


def _day(request: HttpRequest, name: str, default: datetime.date) -> datetime.date:
    text = request.GET.get(name)
    if text is None:
        return default
    try:
        return parse_date(text)
    except ValidationError as error:
        raise invalid(name, error) from error


def _a_year_before(day: datetime.date) -> datetime.date:
    return day - datetime.timedelta(days=365)
