"""The cockpit as the admin's first page, above the list of its rooms."""

from typing import Any

from django.contrib import admin
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from portal.models import Role
from portal.staff.act_page.choosing import as_key
from portal.staff.cockpit.judged import judged
from portal.staff.cockpit.lines import COUNTED_TO, Section, View
from portal.staff.cockpit.others import colleagues, reports
from portal.staff.cockpit.proposals import came_back, to_review
from portal.staff.cockpit.rules import due
from portal.staff.cockpit.seats import vacancies
from portal.staff.cockpit.sources import weak, without_act_or_source
from portal.staff.cockpit.terms import beyond, ending
from portal.staff.scope import scope_of
from registry.period import today

SECTIONS = (
    to_review,
    came_back,
    due,
    ending,
    beyond,
    vacancies,
    judged,
    reports,
    without_act_or_source,
    weak,
    colleagues,
)
WHOLE = {"due": due, "ending": ending, "beyond": beyond, "vacancies": vacancies, "judged": judged} | {
    "bare": without_act_or_source,
    "weak": weak,
}
A_PAGE = 50


def sections(view: View) -> list[Section]:
    day = today()
    return [section(view, day) for section in SECTIONS]


def cockpit(request: HttpRequest) -> HttpResponse:
    """A registrar sees the commissions they keep, and with `?whole` the whole registry."""
    user: Any = request.user
    view = _view(request)
    told = sections(view)
    more = {
        "title": _("What needs doing"),
        "is_nav_sidebar_enabled": False,
        "sections": [section for section in told if section.lines],
        "nothing": [section.title for section in told if not section.lines],
        **_reach(request, view),
        "may_record": user.has_perm("members.add_appointment"),
    }
    return admin.site.index(request, extra_context=more)


def whole_section(request: HttpRequest, name: str) -> HttpResponse:
    """Every line of one section, page by page."""
    if name not in WHOLE:
        raise Http404
    number = as_key(request.GET.get("page", "")) or 1
    view = _view(request, start=(min(number, COUNTED_TO) - 1) * A_PAGE, most=A_PAGE)
    section = WHOLE[name](view, today())
    pages = Paginator(range(section.shown_number or 0), A_PAGE).page_range
    context = {
        **admin.site.each_context(request),
        "title": section.title,
        "is_nav_sidebar_enabled": False,
        "section": section,
        "pages": pages,
        "number": number,
        "first": view.start + 1,
        **_reach(request, view),
    }
    return render(request, "portal/staff/section.html", context)


def _view(request: HttpRequest, **lines: int) -> View:
    scope = scope_of(request.user)
    narrowed = scope.role == Role.REGISTRAR and "whole" not in request.GET
    return View(request.user, scope.commissions if narrowed else None, **lines)


def _reach(request: HttpRequest, view: View) -> dict[str, Any]:
    return {"narrowed": view.commissions is not None, "has_scope": scope_of(request.user).role == Role.REGISTRAR}
