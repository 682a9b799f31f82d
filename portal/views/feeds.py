"""Atom feeds of what was recorded: everything, one commission, one person."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from commission.models import Commission
from members.models import Person
from portal.changes import Change, everything, newest_changes, of_commission, of_person
from registry.linked_data import absolute
from registry.pages import find, page


@page()
def changes_feed(request: HttpRequest) -> HttpResponse:
    return _atom(request, _("Changes to the registry"), reverse("home"), newest_changes(everything()))


@page()
def commission_feed(request: HttpRequest, slug: str) -> HttpResponse:
    commission = find(Commission.objects.all(), slug, "commission", _("No commission is called “%(slug)s”."))
    return _atom(
        request, str(commission.name), reverse("commission", args=[slug]), newest_changes(of_commission(commission))
    )


@page()
def person_feed(request: HttpRequest, slug: str) -> HttpResponse:
    person = find(Person.objects.all(), slug, "person", _("Nobody is called “%(slug)s” here."))
    return _atom(request, str(person.name), reverse("person", args=[slug]), newest_changes(of_person(person)))


def _atom(request: HttpRequest, title: str, address: str, changes: Iterable[Change]) -> HttpResponse:
    feed = Atom1Feed(
        title=title,
        link=absolute(address),
        description=_("What was recorded, when and why"),
        language=get_language(),
        feed_url=absolute(request.path),
        author_name=_("Registry of election commissions"),
    )
    for change in changes:
        feed.add_item(
            title=change.lines[0] if len(change.lines) == 1 else _title(change),
            link=absolute(address),
            description=_told(change),
            unique_id=absolute(f"{request.path}#{change.number}"),
            pubdate=change.at,
            updateddate=change.at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _title(change: Change) -> str:
    return change.reason or _("Revision %(number)s") % {"number": change.number}


def _told(change: Change) -> str:
    """The change as HTML: what was done, line by line, and why."""
    lines = [(line,) for line in [*change.lines, *([_("And more.")] if change.more else [])]]
    why = _("Reason: %(reason)s") % {"reason": change.reason} if change.reason else ""
    return format_html("<ul>{}</ul><p>{}</p>", format_html_join("", "<li>{}</li>", lines), why)
