"""The cockpit as the admin's first page, above the list of its rooms."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from portal.models import Role
from portal.staff.cockpit.judged import judged
from portal.staff.cockpit.lines import Section, View
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


def sections(view: View) -> list[Section]:
    day = today()
    return [section(view, day) for section in SECTIONS]


def cockpit(request: HttpRequest) -> HttpResponse:
    """A registrar sees the commissions they keep, and with `?whole` the whole registry."""
    user: Any = request.user
    scope = scope_of(user)
    narrowed = scope.role == Role.REGISTRAR and "whole" not in request.GET
    told = sections(View(user, scope.commissions if narrowed else None))
    more = {
        "title": _("What needs doing"),
        "is_nav_sidebar_enabled": False,
        "sections": [section for section in told if section.lines],
        "nothing": [section.title for section in told if not section.lines],
        "narrowed": narrowed,
        "has_scope": scope.role == Role.REGISTRAR,
        "may_record": user.has_perm("members.add_appointment"),
    }
    return admin.site.index(request, extra_context=more)
