"""All that is recorded of a commission across the years: its rules, its seats and everyone who sat in them."""

import datetime
from dataclasses import dataclass
from typing import Any

from commission.drawing.tones import tones
from commission.models import Authority, Commission, Quota, Regime, Seat
from commission.models.terms import HOME_COUNTRY
from registry.fetching import attach, rows_of


@dataclass(frozen=True)
class History:
    """`appointments` carry their `status` on the day asked for, their attestations and their offices."""

    commission: Commission
    regimes: list[Regime]
    quotas: list[Quota]
    seats: list[Seat]
    appointments: list[Any]

    @property
    def authorities(self) -> list[tuple[Authority, int]]:
        """Everyone who filled seats under any of the rules, with their tone."""
        named = {quota.authority_id: quota.authority for quota in self.quotas if quota.authority is not None}
        return [(named[pk], tone) for pk, tone in tones(self.quotas).items()]

    @property
    def former(self) -> list[Any]:
        """Who is no longer named in the composition of the day, the latest first."""
        gone = [one for one in self.appointments if one.status in ("ended", "ended-date-unknown", "")]
        known = [one for one in gone if one.last_evidence is not None]
        return sorted(known, key=lambda one: one.last_evidence, reverse=True)


def history(commission: Commission, day: datetime.date) -> History:
    """In the same queries for every commission, however long the history; the rules of the predecessor come first."""
    scopes = _scopes(commission)
    appointments: Any = commission.appointments  # of the app above, by its relation
    related = ("person", "authority", "seat__quota__authority")
    served = list(appointments.with_status(day).select_related(*related).order_by("first_evidence", "id"))
    for relation in ("attestations", "offices"):
        attach(served, rows_of(appointments.model, relation), by="appointment")
    return History(
        commission,
        list(Regime.objects.filter(scope__in=scopes)),
        list(Quota.objects.filter(regime__scope__in=scopes).select_related("authority")),
        list(
            commission.seats.select_related("quota__authority").order_by(
                "regime__start_latest", "quota__position", "quota__code", "number"
            )
        ),
        served,
    )


def colours(commission: Commission) -> dict[int, int]:
    """The tone of each authority that ever filled seats of the commission."""
    return tones(Quota.objects.filter(regime__scope__in=_scopes(commission)))


def _scopes(commission: Commission) -> list[str]:
    return [*commission.scopes, *(commission.predecessor.scopes if commission.predecessor else ())]


def national_commission() -> Commission | None:
    """The central commission of the home country that no other has followed."""
    related = Commission.objects.select_related("predecessor", "founding_act", "parent")
    return related.filter(level="central", country=HOME_COUNTRY, successors__isnull=True).first()
