"""Events, deadlines and term ends as an iCalendar people subscribe to (RFC 5545)."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import icalendar
from django.conf import settings
from django.db.models import Count, Max, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from commission.findings import regime_deadline
from commission.models import Commission, Regime
from elections.models import Event
from members.models import Appointment
from registry.linked_data import absolute
from registry.period import Day

LONGEST = datetime.timedelta(days=31)
A_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Entry:
    """One day, or a span of at most a month, that people put in their calendars."""

    record: Any
    role: str
    day: Day
    summary: str
    address: str
    place: str = ""
    cancelled: bool = False


def calendar(name: str, entries: Iterable[Entry]) -> bytes:
    made = icalendar.Calendar()
    made.add("prodid", "-//Registry of election commissions//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", name)
    for entry in entries:
        if entry.day.earliest and entry.day.latest and entry.day.latest - entry.day.earliest <= LONGEST:
            made.add_component(_component(entry))
    return bytes(made.to_ical())


def _component(entry: Entry) -> icalendar.Event:
    """The UID never changes; SEQUENCE counts the changes of the record, so that a client takes the newer one."""
    event = icalendar.Event()
    event.add("uid", f"{entry.role}-{entry.record.pk}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("sequence", entry.record.changes - 1)
    event.add("dtstamp", entry.record.changed)
    event.add("last-modified", entry.record.changed)
    event.add("dtstart", entry.day.earliest)
    event.add("dtend", entry.day.latest + A_DAY)  # type: ignore[operator]  # the caller has looked
    event.add("summary", entry.summary)
    event.add("url", absolute(entry.address))
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    if entry.place:
        event.add("location", entry.place)
    return event


def everything(commissions: "QuerySet[Commission]") -> Iterator[Entry]:
    """All events, and what falls due in `commissions`."""
    for event in with_changes(Event.objects.filter(start_latest__isnull=False)).order_by("start_latest", "id"):
        yield event_entry(event)
    yield from due(commissions)


def due(commissions: "QuerySet[Commission]") -> Iterator[Entry]:
    """The ends of the terms, and by when a new commission must be formed."""
    for appointment in with_changes(_terms(commissions)):
        yield term_entry(appointment)
    regimes = Regime.objects.filter(commission__in=commissions).select_related("commission").exclude(deadline_period="")
    for regime in with_changes(regimes).order_by("id"):
        if (deadline := regime_deadline(regime)) is not None:
            yield deadline_entry(regime, deadline)


def _terms(commissions: "QuerySet[Commission]") -> "QuerySet[Appointment]":
    """Terms that have not ended otherwise before the law ends them."""
    running = Appointment.objects.filter(commission__in=commissions, statutory_latest__isnull=False)
    return running.filter(end_latest__isnull=True).select_related("person", "commission").order_by("id")


def with_changes(records: "QuerySet[Any]") -> Any:
    """Adds `changes`, how often each was recorded, and `changed`, when last."""
    events = records.model.revised_events.field.model.objects.filter(pgh_obj=OuterRef("pk")).order_by()
    counted = events.values("pgh_obj")
    return records.annotate(
        changes=Subquery(counted.annotate(number=Count("*")).values("number")),
        changed=Subquery(counted.annotate(last=Max("pgh_revision__at")).values("last")),
    )


def event_entry(event: Event) -> Entry:
    day = Day("", event.start_earliest, (event.end_latest if event.end_earliest else None) or event.start_latest)
    return Entry(
        event,
        "event",
        day,
        str(event.title),
        reverse("event", args=[event.slug]),
        str(event.place),
        event.status == Event.Status.CANCELLED,
    )


def term_entry(appointment: Any) -> Entry:
    summary = _("The term of %(person)s ends: %(commission)s")
    names = {"person": appointment.person.name, "commission": appointment.commission.name}
    day = Day("", appointment.statutory_earliest, appointment.statutory_latest)
    return Entry(appointment, "term", day, summary % names, reverse("person", args=[appointment.person.slug]))


def deadline_entry(regime: Any, day: Day) -> Entry:
    summary = _("A new commission is due: %(commission)s")
    address = reverse("commission", args=[regime.commission.slug])
    return Entry(regime, "deadline", day, summary % {"commission": regime.commission.name}, address)
