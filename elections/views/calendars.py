"""Calendars to subscribe to: of the whole registry, and of one commission."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from commission.models import Commission
from elections.calendar import calendar, due, everything
from registry.pages import find, page


@page()
def all_days(request: HttpRequest) -> HttpResponse:
    central = Commission.objects.filter(level="central", country="KZ")
    return _answer(calendar(_("Elections and deadlines"), everything(central)))


@page()
def days_of_a_commission(request: HttpRequest, slug: str) -> HttpResponse:
    commission = find(Commission.objects.all(), slug, "commission", _("No commission is called “%(slug)s”."))
    return _answer(calendar(str(commission.name), due(Commission.objects.filter(pk=commission.pk))))


def _answer(text: bytes) -> HttpResponse:
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")
