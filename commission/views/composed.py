"""One composition, made ready for the parts that show it."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from commission.composition import Composition, SeatState
from commission.drawing.benches import Bench, Occupant, bench
from commission.drawing.tones import NO_TONE
from commission.findings import Finding, findings
from commission.models import Office, Quota
from commission.templatetags.marks import WORDS
from commission.wording import finding_title, quota_name, seat_name, seats_name
from registry.sources import Footnotes
from registry.wording import in_every_language
from registry.words import Words


@dataclass(frozen=True)
class SeatRow:
    """A seat, or neighbouring seats of one quota of which nothing is documented."""

    title: str
    anchor: str
    place: SeatState
    tone: int


@dataclass(frozen=True)
class FindingGroup:
    severity: str
    code: str
    title: str
    findings: list[Finding]


def composition_context(
    answer: Composition, colours: Mapping[int, int], footnotes: Footnotes | None = None, *, elsewhere: bool = False
) -> dict[str, Any]:
    """`colours` are the commission's; `footnotes` the page's; `elsewhere`: the page is not that of the composition."""
    page = f"{reverse('commission', args=[answer.commission.slug])}?as_of={answer.day}" if elsewhere else ""
    return {
        "answer": answer,
        "commission": answer.commission,
        "rows": seat_rows(answer, colours),
        "picture": seat_picture(answer, colours, page),
        "offices": offices(answer),
        "found": grouped(findings(answer)),
        "footnotes": footnotes or Footnotes(),
        "shares": shares(answer),
        "nobody_named": sum(one.authority is None for one in answer.serving),
    }


def shares(answer: Composition) -> list[tuple[Any, int | None, int]]:
    """For each authority the seats the rule gives it, None where not recorded, and those known to be held."""
    found = []
    quotas = [quota for quota in answer.quotas if quota.fills == Quota.Fills.SEATS]
    for authority_id in dict.fromkeys(quota.authority_id for quota in quotas):
        own = [quota for quota in quotas if quota.authority_id == authority_id]
        number = None if any(quota.number is None for quota in own) else sum(quota.number or 0 for quota in own)
        held = sum(place.seat.quota.authority_id == authority_id for place in answer.held)
        found.append((own[0].authority, number, held))
    return found


def seat_rows(answer: Composition, colours: Mapping[int, int]) -> list[SeatRow]:
    rows = []
    for _key, group in groupby(answer.seats, key=_together):
        places = list(group)
        first, last = places[0].seat, places[-1].seat
        tone = colours.get(first.quota.authority_id or 0, NO_TONE)
        rows.append(SeatRow(seats_name(first, last), f"seat-{first.code}", places[0], tone))
    return rows


def _together(place: SeatState) -> object:
    undocumented = place.state == "undocumented"
    return (place.seat.quota_id, place.state) if undocumented else place.seat.id


def seat_picture(answer: Composition, colours: Mapping[int, int], page: str) -> list[Bench]:
    """The chair apart, then a bench an authority with its quota, then those whose seat is not known."""
    anchors = _anchors(answer, page)
    chair = [place for place in answer.seats if place.seat.office == Office.CHAIR]
    others = [place for place in answer.seats if place.seat.office != Office.CHAIR]
    drawn = [_bench(quota_name(place.seat.quota), [place], colours, anchors, "chair") for place in chair]
    for _authority, group in groupby(others, key=lambda place: place.seat.quota.authority_id):
        places = list(group)
        authority = places[0].seat.quota.authority
        values = {"authority": authority.name if authority else _("not recorded"), "number": len(places)}
        drawn.append(_bench(_("%(authority)s: %(number)s") % values, places, colours, anchors))
    drawn += _apart(_("Serving, seat not documented"), "unseated", answer.unseated, colours, page)
    drawn += _apart(_("Holding over from an earlier rule"), "holdover", answer.holding_over, colours, page)
    return drawn


def _anchors(answer: Composition, page: str) -> dict[int, str]:
    """The row of the table that tells of each seat."""
    anchors: dict[int, str] = {}
    for _key, group in groupby(answer.seats, key=_together):
        places = list(group)
        anchors |= {place.seat.id: f"{page}#seat-{places[0].seat.code}" for place in places}
    return anchors


def _bench(
    title: str, places: list[SeatState], colours: Mapping[int, int], anchors: dict[int, str], kind: str = "bench"
) -> Bench:
    tone = colours.get(places[0].seat.quota.authority_id or 0, NO_TONE)
    return bench(title, tone, [_occupant(place, anchors[place.seat.id], tone) for place in places], kind)


def _occupant(place: SeatState, anchor: str, tone: int) -> Occupant:
    held = place.state == "held" and place.appointment is not None
    name = str(place.appointment.person.name) if held and place.appointment else ""
    values = {"seat": seat_name(place.seat), "state": WORDS[place.state], "name": name}
    sentence = (_("%(seat)s: %(name)s") if held else _("%(seat)s: %(state)s")) % values
    return Occupant(place.state, name, sentence, anchor, tone)


def _apart(title: str, state: str, people: list[Any], colours: Mapping[int, int], page: str) -> list[Bench]:
    """People for whom no source names a seat, each in the colour of who appointed them."""
    occupants = []
    for one in people:
        sentence = _("%(name)s: %(state)s") % {"name": one.person.name, "state": WORDS[state]}
        tone = colours.get(one.authority_id or 0, NO_TONE)
        occupants.append(Occupant(state, str(one.person.name), sentence, f"{page}#member-{one.id}", tone))
    return [bench(title, NO_TONE, occupants, "apart")] if occupants else []


def offices(answer: Composition) -> list[tuple[Words, Any, bool]]:
    """Each office the rule knows or someone holds: what it is called, who holds it, and whether it is vacant."""
    expected = {quota.office for quota in answer.quotas if quota.office}
    vacant = {place.seat.office for place in answer.seats if place.state == "vacant" and place.seat.office} | set(
        answer.offices_left
    )
    return [
        (in_every_language(Office(office).label), holder, holder is None and office in vacant)
        for office, holder in answer.offices.items()
        if holder is not None or office in expected
    ]


def grouped(found: list[Finding]) -> list[FindingGroup]:
    """Findings of one kind under one heading, in their order."""
    return [
        FindingGroup(severity, code, finding_title(code), list(group))
        for (severity, code), group in groupby(found, key=lambda finding: (finding.severity, finding.code))
    ]
