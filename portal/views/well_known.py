"""The files every site has at a fixed address."""

import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from registry.linked_data import absolute

ROBOTS = """User-agent: *
Disallow: /admin/
{reports}
Sitemap: {sitemap}
"""
SECURITY = """Contact: {contact}
Expires: {expires}
Preferred-Languages: en, ru, kk
Canonical: {canonical}
"""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    reports = "\n".join(f"Disallow: {_report(code)}" for code, _name in settings.LANGUAGES)
    return _plain(ROBOTS.format(reports=reports, sitemap=absolute(reverse("sitemap"))))


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """RFC 9116: it expires within a year, so it says so a month before at the latest."""
    month = timezone.now().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    expires = (month + datetime.timedelta(days=330)).isoformat()
    contact = absolute(_report("en"))
    return _plain(SECURITY.format(contact=contact, expires=expires, canonical=absolute(request.path)))


def _report(language: str) -> str:
    with override(language):
        return reverse("report")


def _plain(text: str) -> HttpResponse:
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
