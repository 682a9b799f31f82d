"""How much is known, year by year: pure arithmetic over the national commission's appointments and rules."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q

from commission.models import Commission, Quota, Regime
from members.models import Appointment, AppointmentAct
from registry.models import Citation

FIRST_YEAR = 1993


@dataclass(frozen=True)
class Year:
    """The middle of a year: seats of the rule then (None where unknown), members certainly known to sit, and of these
    how many rest on an act, on a source, and have an exact first day."""

    year: int
    seats: int | None
    known: int
    with_act: int
    with_source: int
    exact: int


def coverage(commission: Commission, last_year: int) -> list[Year]:
    """In three queries, however many years."""
    appointments = list(_evidence(commission))
    regimes = list(Regime.objects.for_commission(commission).prefetch_related("quotas"))
    return [_year(year, appointments, regimes) for year in range(FIRST_YEAR, last_year + 1)]


def _evidence(commission: Commission) -> Any:
    acts = AppointmentAct.objects.filter(appointment=OuterRef("pk"), role="appointed")
    sources = Citation.objects.filter(
        content_type__app_label="members", content_type__model="appointment", object_id=OuterRef("pk")
    )
    return Appointment.objects.filter(commission=commission).annotate(
        has_act=Exists(acts) | Q(formation__act__isnull=False), has_source=Exists(sources)
    )


def _year(year: int, appointments: Iterable[Any], regimes: Iterable[Any]) -> Year:
    day = datetime.date(year, 7, 1)
    known = [each for each in appointments if _holds(each.certain, day)]
    return Year(
        year,
        seats=_seats([regime for regime in regimes if _holds(regime.certain, day)]),
        known=len(known),
        with_act=sum(each.has_act for each in known),
        with_source=sum(each.has_source for each in known),
        exact=sum(each.start is not None and each.start.is_exact for each in known),
    )


def _holds(days: Any, day: datetime.date) -> bool:
    return days is not None and not days.isempty and day in days


def _seats(regimes: list[Any]) -> int | None:
    """The seats of the one rule in force; None where the rule or its numbers are unknown."""
    if len(regimes) != 1:
        return None
    quotas = [quota for quota in regimes[0].quotas.all() if quota.fills == Quota.Fills.SEATS]
    fixed = bool(quotas) and all(quota.size == Quota.Size.FIXED for quota in quotas)
    return sum(quota.number for quota in quotas) if fixed else None
