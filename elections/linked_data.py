"""An event in the words of schema.org."""

from typing import Any

from django.urls import reverse

from elections.models import Event
from registry.linked_data import data, iso, other_languages, whole

STATUS: dict[str, str] = {Event.Status.CANCELLED: "https://schema.org/EventCancelled"}


def event_data(event: Event) -> dict[str, Any]:
    return whole(
        data(
            "Event",
            **_named(event),
            alternateName=other_languages(event.title),
            startDate=iso(event.start),
            endDate=iso(event.end),
            eventStatus=STATUS.get(event.status, "https://schema.org/EventScheduled"),
            location=data("Place", name=place) if (place := str(event.place)) else None,
            organizer=_organizer(event),
            superEvent=data("Event", **_named(event.parent)) if event.parent else None,
        )
    )


def _named(event: Event) -> dict[str, Any]:
    return {"id_": reverse("event", args=[event.slug]), "name": str(event.title)}


def _organizer(event: Event) -> dict[str, Any] | None:
    body = event.organiser
    if body is None:
        return None
    return data("GovernmentOrganization", id_=reverse("commission", args=[body.slug]), name=str(body.name))
