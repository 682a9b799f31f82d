"""Elections, referendums and other events; the figures of each, and who sat on the commission that day."""

import datetime

from django.db.models import F, Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from commission.composition import Composition, composition
from commission.models import Commission
from elections.findings import findings
from elections.linked_data import event_data
from elections.models import Agreement, Event, Participation, Vote, VoteOption
from elections.turnout import turnout_chart
from elections.wording import told
from registry.fetching import attach, attach_citations
from registry.pages import find, page, twin
from registry.paging import page_of
from registry.problems import bad_query
from registry.sources import Footnotes


@page("kind", "page")
def events(request: HttpRequest) -> HttpResponse:
    kind = _kind(request)
    found = Event.objects.select_related("parent").prefetch_related(
        Prefetch("votes", Vote.objects.filter(turnout__isnull=False), to_attr="counts")
    )
    rows = found.filter(kind=kind) if kind else found
    context = {
        "page": page_of(request, rows.order_by(F("start_latest").desc(nulls_last=True), "-id")),
        "kind": kind,
        "kinds": Event.Kind.choices,
        "kind_name": dict(Event.Kind.choices).get(kind, ""),
        "chart": turnout_chart(Vote.objects.with_turnout_in("KZ")),
        "json_twin": twin("events", **({"kind": kind} if kind else {})),
        "csv_twin": twin("events", **({"kind": kind} if kind else {}), format="csv"),
    }
    return render(request, "elections/events.html", context)


def _kind(request: HttpRequest) -> str:
    kind = request.GET.get("kind", "")
    if kind and kind not in Event.Kind.values:
        remedy = _("“%(value)s” is no kind of event. Known here: %(known)s.")
        raise bad_query({"kind": remedy % {"value": kind[:40], "known": ", ".join(Event.Kind.values)}})
    return kind


@page()
def event(request: HttpRequest, slug: str) -> HttpResponse:
    events = Event.objects.select_related("organiser", "called_by", "parent")
    held = find(events, slug, "event", _("No event is called “%(slug)s” here."))
    _with_everything(held)
    counts = [(vote, list(vote.options.all())) for vote in held.votes.all()]
    context = {
        "event": held,
        "told": told(held, (vote for vote, _options in counts)),
        "counts": counts,
        "participants": held.participants.all(),
        "findings": findings(counts),
        "sat": _who_sat(held),
        "footnotes": Footnotes(),
        "about": event_data(held),
        "json_twin": twin("events", slug),
    }
    return render(request, "elections/event.html", context)


def _with_everything(held: Event) -> None:
    votes = attach([held], Vote.objects.order_by("-preferred", "id"), by="event")
    options = attach(votes, VoteOption.objects.select_related("person").order_by("position"), by="vote")
    took_part = Participation.objects.select_related("commission", "authority", "person", "on_behalf_of")
    participants = attach([held], took_part.order_by("id"), by="event")
    attach([held], Event.objects.order_by("start_latest", "id"), by="parent")
    attach([held], Agreement.objects.order_by("signed_latest", "slug"), by="event")
    attach_citations([held], votes, options, participants)


def _who_sat(held: Event) -> Composition | None:
    """The country's central commission on the day of the event, where that is known exactly."""
    day = held.start.earliest if held.start and held.start.is_exact else None
    commission = _national(held.country, day) if day else None
    return composition(commission, day) if commission and day else None


def _national(country: str, day: datetime.date) -> Commission | None:
    central = Commission.objects.select_related("predecessor", "founding_act")
    return central.filter(level="central", country=country).possibly_as_of(day).order_by("id").first()
