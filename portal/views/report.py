"""Report an error: a short form without an account, kept for the staff with the page and the day looked at."""

from contextlib import suppress
from http import HTTPStatus

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.reports import ReportForm, is_ours, take_in
from registry.period import parse_date


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _show(request, ReportForm(initial=_looked_at(request)), HTTPStatus.OK)
    form = ReportForm(request.POST)
    if not form.is_valid():
        return _show(request, form, HTTPStatus.BAD_REQUEST)
    if not form.from_a_machine and take_in(form, request) is None:
        return _show(request, form, HTTPStatus.TOO_MANY_REQUESTS)
    return redirect("report-received")


@never_cache
@require_safe
def report_received(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/report_received.html")


def _show(request: HttpRequest, form: ReportForm, status: HTTPStatus) -> HttpResponse:
    context = {"form": form, "too_many": status == HTTPStatus.TOO_MANY_REQUESTS}
    return render(request, "portal/report.html", context, status=status)


def _looked_at(request: HttpRequest) -> dict[str, str]:
    """`?page=` and `?as_of=`, as far as they are a page of this site and a day."""
    page, day = request.GET.get("page", ""), request.GET.get("as_of", "")
    looked_at = {"page": page if is_ours(page) else "/"}
    with suppress(ValidationError):
        looked_at["as_of"] = parse_date(day).isoformat()
    return looked_at
