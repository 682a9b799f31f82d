"""A history as the timeline draws it: a line a seat, and lanes for members whose seat is not known."""

import datetime
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from commission.drawing.timeline import Line, Rule, Tenure
from commission.drawing.tones import NO_TONE, tones
from commission.history import History
from commission.wording import seat_name, seats_name
from registry.period import Day
from registry.wording import say_day


def rules(history: History, until: datetime.date) -> list[Rule]:
    """The rules in the order in which they came, each with the seats under it and their holders."""
    colours = tones(history.quotas)
    horizon = min(filter(None, (history.commission.known_until, until)))
    found = []
    for regime in history.regimes:
        first, last = _span(regime, until)
        held = [one for one in history.appointments if one.regime_id == regime.pk]
        found.append(
            Rule(str(regime.name) or regime.code, first, last, _lines(history, regime, held, colours, horizon))
        )
    return found


def _span(regime: Any, until: datetime.date) -> tuple[datetime.date, datetime.date]:
    """The widest reading, cut where the next rule may begin at the latest."""
    first = regime.start_earliest or regime.start_latest or until
    last = regime.end_latest or regime.next_start_latest or until
    return first, min(last, until)


def _lines(
    history: History, regime: Any, held: list[Any], colours: dict[int, int], horizon: datetime.date
) -> list[Line]:
    found = []
    for _quota, group in groupby((s for s in history.seats if s.regime_id == regime.pk), key=lambda s: s.quota_id):
        seats = [(seat, [one for one in held if one.seat_id == seat.pk]) for seat in group]
        empty = [seat for seat, holders in seats if not holders]
        found += [Line(seat_name(seat), _tenures(holders, colours, horizon)) for seat, holders in seats if holders]
        found += [Line(seats_name(empty[0], empty[-1]), ())] if empty else []
    others = _tenures([one for one in held if one.seat_id is None], colours, horizon)
    return [*found, *([Line(_("Seat not documented"), others, True)] if others else [])]


def _tenures(appointments: Iterable[Any], colours: dict[int, int], horizon: datetime.date) -> list[Tenure]:
    return [
        tenure(one, colours, horizon) for one in appointments if one.certain is not None and not one.certain.isempty
    ]


def tenure(appointment: Any, colours: dict[int, int], horizon: datetime.date) -> Tenure:
    certain = (appointment.certain.lower, appointment.certain.upper or horizon)
    recorded_end = appointment.end_latest
    known = [day for day in (appointment.gone_on, appointment.superseded_on) if day is not None]
    documented = min([appointment.documented_until or certain[1], *known, horizon])
    listed = min([appointment.listed_until or documented, *known])
    return Tenure(
        name=str(appointment.person.family) or str(appointment.person.name),
        sentence=sentence(appointment),
        slug=appointment.person.slug,
        tone=colours.get(appointment.authority_id, NO_TONE),
        certain=certain,
        begins=appointment.start_earliest if appointment.start_latest else None,
        documented=certain[1] if recorded_end else documented,
        listed=certain[1] if recorded_end else listed,
        ends=recorded_end,
        holdover=_holdover(appointment, documented),
        statutory=appointment.statutory_latest,
        seen=tuple(sighting.seen_latest for sighting in appointment.attestations.all()),
    )


def _holdover(appointment: Any, documented: datetime.date) -> tuple[datetime.date, datetime.date] | None:
    """The days served past the rule or past the term, where the rule says that members keep their powers."""
    begins = []
    if appointment.incumbents_hold_over == "yes" and appointment.regime_end_earliest:
        begins.append(appointment.regime_end_earliest)
    if appointment.members_hold_over == "yes" and appointment.statutory_latest:
        begins.append(appointment.statutory_latest)
    if not begins or min(begins) > documented or (appointment.end_latest and appointment.end_latest <= min(begins)):
        return None
    return min(begins), documented + datetime.timedelta(days=1)


def sentence(appointment: Any) -> str:
    """All that a bar shows, in words; what is not recorded is left out."""
    seen = sorted(sighting.seen_latest for sighting in appointment.attestations.all())
    said = [
        _("%(name)s.") % {"name": appointment.person.name},
        _("Appointed by: %(authority)s.") % {"authority": appointment.authority.name} if appointment.authority else "",
        _("Began: %(day)s.") % {"day": _said(appointment.start)} if appointment.start else "",
        _("Ended: %(day)s.") % {"day": _said(appointment.end)} if appointment.end else "",
        _("Seen in office: %(day)s.") % {"day": _said(Day("", seen[0], seen[-1]))} if seen else "",
    ]
    return " ".join(filter(None, said))


def _said(day: Day | None) -> str:
    return say_day(day, get_language() or "en") if day is not None else ""
