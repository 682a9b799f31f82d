"""Everything a person was appointed to, as the timeline draws it: a band a commission, a line an appointment."""

import datetime
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from commission.drawing.timeline import Line, Rule, Timeline, timeline
from commission.drawing.tones import tones
from commission.models import Quota
from commission.tenures import tenure
from commission.wording import seat_name


def colours_of(appointments: Sequence[Any]) -> dict[int, int]:
    """The tone of each authority on the commissions served on, in one query."""
    scopes = {scope for one in appointments for scope in one.commission.scopes}
    return tones(Quota.objects.filter(regime__scope__any_of=list(scopes)))


def career(
    appointments: Sequence[Any], colours: dict[int, int], day: datetime.date, today: datetime.date
) -> Timeline | None:
    """None where nothing is certain enough to draw."""
    drawn = [one for one in appointments if one.certain is not None and not one.certain.isempty]
    if not drawn:
        return None
    served_on = dict.fromkeys(one.commission for one in drawn)
    bands = [_band(commission, drawn, colours, today) for commission in served_on]
    return timeline(bands, day, max(day, today))


def authorities(appointments: Sequence[Any], colours: dict[int, int]) -> list[tuple[Any, int]]:
    """Who appointed, with their tone, for the legend."""
    named = {one.authority_id: one.authority for one in appointments if one.authority is not None}
    return [(authority, colours.get(pk, 0)) for pk, authority in named.items()]


def _band(commission: Any, drawn: Sequence[Any], colours: dict[int, int], today: datetime.date) -> Rule:
    here = [one for one in drawn if one.commission_id == commission.pk]
    horizon = min(filter(None, (commission.known_until, today)))
    begins = min(one.start_earliest or one.certain.lower for one in here)
    lines = [Line(_label(one), (tenure(one, colours, horizon),)) for one in reversed(here)]
    return Rule(str(commission.name), begins, max(today, begins), lines)


def _label(appointment: Any) -> str:
    return seat_name(appointment.seat) if appointment.seat else _("Seat not documented")
