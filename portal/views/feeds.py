"""Atom feeds of what was recorded: everything, one commission, one person."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from commission.models import Commission
from members.models import Person
from portal.change_feed.in_words import InWords, Line, in_words
from portal.change_feed.newest import newest_page
from portal.change_feed.scopes import Scope, everything, of
from registry.linked_data import absolute
from registry.pages import find, page


@page()
def changes_feed(request: HttpRequest) -> HttpResponse:
    return _atom(request, _("Changes to the registry"), reverse("home"), everything())


@page()
def commission_feed(request: HttpRequest, slug: str) -> HttpResponse:
    commission = find(Commission.objects.all(), slug, "commission", _("No commission is called “%(slug)s”."))
    return _atom(request, str(commission.name), reverse("commission", args=[slug]), of(commission))


@page()
def person_feed(request: HttpRequest, slug: str) -> HttpResponse:
    person = find(Person.objects.all(), slug, "person", _("Nobody is called “%(slug)s” here."))
    return _atom(request, str(person.name), reverse("person", args=[slug]), of(person))


def _atom(request: HttpRequest, title: str, address: str, scope: Scope) -> HttpResponse:
    feed = Atom1Feed(
        title=title,
        link=absolute(address),
        description=_("What was recorded, when and why"),
        language=get_language(),
        feed_url=absolute(request.path),
        author_name=_("Registry of election commissions"),
    )
    for revision in in_words(newest_page(scope)):
        feed.add_item(
            title=_title(revision),
            link=absolute(address),
            description=_described(revision),
            unique_id=absolute(f"{request.path}#{revision.number}"),
            pubdate=revision.at,
            updateddate=revision.at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _title(revision: InWords) -> str:
    if len(revision.lines) == 1:
        return _said(revision.lines[0])
    return revision.reason or _("Revision %(number)s") % {"number": revision.number}


def _described(revision: InWords) -> str:
    """The revision as HTML: what was done, line by line, and why."""
    lines = [(_line(line),) for line in revision.lines] + ([(_("And more."),)] if revision.more else [])
    why = _("Reason: %(reason)s") % {"reason": revision.reason} if revision.reason else ""
    return format_html("<ul>{}</ul><p>{}</p>", format_html_join("", "<li>{}</li>", lines), why)


def _line(line: Line) -> str:
    if line.how != "changed":
        return _said(line)
    changes = ((change.label, change.before, change.after) for change in line.changes)
    changed = format_html_join("", "<li>{}: <del>{}</del> <ins>{}</ins></li>", changes)
    return format_html("{}<ul>{}</ul>", _said(line), changed)


def _said(line: Line) -> str:
    return _("%(kind)s: %(name)s (%(change)s)") % {"kind": line.kind, "name": line.name, "change": line.change}
