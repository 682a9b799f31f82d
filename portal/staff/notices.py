"""What a staff member is told of what falls due, and how: the daily letter, the private calendar."""

import datetime
import hashlib
import secrets
from collections.abc import Collection, Iterator
from typing import Any
from urllib.parse import urlsplit

import icalendar
from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext, override

from portal.models import Notices
from portal.staff.due import Due, Found, Kind, all_due
from portal.staff.review.needs import waiting_for
from portal.staff.rights import right
from portal.staff.scope import scope_of
from registry.linked_data import absolute
from registry.period import today
from registry.proposals.models import Proposal

A_DAY = datetime.timedelta(days=1)
LONGEST = datetime.timedelta(days=31)  # a day known less exactly is no entry of a calendar
NEVER_ENDING = 1000


def due_for(user: Any, day: datetime.date, most: int) -> dict[Kind, Found]:
    """Of a registrar's own commissions; of all, for whoever keeps no region of their own."""
    scope = scope_of(user)
    if scope.role is None:
        return {}
    own = right(scope.role, "members.appointment").only_own
    commissions: Collection[int] | None = scope.commissions if own else None
    return all_due(commissions, day, most)


def send_digest(notices: Notices, day: datetime.date) -> bool:
    """Sends the letter of the day once; False where it was sent already or there is nothing to say."""
    to_send = notices.sent != day and bool(notices.user.email)
    found = due_for(notices.user, day, most=20) if to_send else {}
    waiting = waiting_for(notices.user) if to_send else []
    if not found and not waiting:
        return False
    with override(notices.language):
        subject = gettext("What falls due: %(day)s") % {"day": day.isoformat()}
        letter = EmailMessage(subject, "\n".join(_letter(found, waiting, notices.language)), to=[notices.user.email])
    letter.send()
    Notices.objects.filter(pk=notices.pk).update(sent=day)
    return True


def _letter(found: dict[Kind, Found], waiting: list[Proposal], language: str) -> Iterator[str]:
    if waiting:
        yield gettext("Waiting for your review: %(number)d") % {"number": len(waiting)}
        yield from (f"- {one.title}: {absolute(one.get_absolute_url())}" for one in waiting)
        yield ""
    for kind, some in found.items():
        yield f"{kind.label}: {some.total}"
        yield from (f"- {one.message.text(language)} {absolute(one.address)}" for one in some.items)
        if some.total > len(some.items):
            yield gettext("- and more: %(number)d") % {"number": some.total - len(some.items)}
        yield ""
    yield absolute(reverse("admin:index"))


def new_calendar_key(notices: Notices) -> str:
    """A new secret, told this once: only its hash is kept. The address given out before opens nothing any more."""
    key = secrets.token_urlsafe(32)
    notices.calendar_key = hashed(key)
    notices.save(update_fields=["calendar_key"])
    return key


def hashed(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def calendar(user: Any, language: str) -> bytes:
    """Everything that falls due on a day; the same matter has the same UID for ever."""
    made = icalendar.Calendar()
    made.add("prodid", "-//Registry of election commissions//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", gettext("Registry: what falls due"))
    for some in due_for(user, today(), NEVER_ENDING).values():
        for one in some.items:
            if one.day and one.day.earliest and one.day.latest and one.day.latest - one.day.earliest <= LONGEST:
                made.add_component(_entry(one, language))
    return bytes(made.to_ical())


def _entry(one: Due, language: str) -> icalendar.Event:
    assert one.day is not None and one.day.earliest is not None and one.day.latest is not None  # noqa: S101, PT018
    event = icalendar.Event()
    event.add("uid", f"due-{one.key}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("dtstamp", datetime.datetime.combine(one.day.earliest, datetime.time(), datetime.UTC))
    event.add("dtstart", one.day.earliest)
    event.add("dtend", one.day.latest + A_DAY)
    event.add("summary", one.message.text(language))
    event.add("url", absolute(one.address))
    event.add("transp", "TRANSPARENT")
    return event
