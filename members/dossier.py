"""Everything recorded of one person, in the same queries whoever it is."""

import datetime
from typing import Any

from django.db.models import F, QuerySet

from commission.models import RegimeBasis
from members.models import (
    Appointment,
    AppointmentAct,
    Attestation,
    Nomination,
    OfficeHolding,
    Person,
    PersonIdentifier,
    PersonName,
    Redaction,
)
from registry.fetching import attach, attach_citations, rows_of


def with_everything(person: Person, day: datetime.date) -> list[Appointment]:
    """Gives `person` all records that name them; answers the appointments, the latest first, as of `day`."""
    appointments = attach([person], _appointments(day), by="person")
    nominations = attach([person], Nomination.objects.select_related("commission", "by", "to"), by="person")
    names = attach([person], PersonName.objects.order_by("id"), by="person")
    attach([person], PersonIdentifier.objects.order_by("id"), by="person")
    attach([person], Redaction.objects.select_related("act"), by="person")
    attach([person], rows_of(Person, "participations").select_related("event"), by="person")
    attach([person], rows_of(Person, "represented_at").select_related("event"), by="on_behalf_of")
    attach([person], rows_of(Person, "signatures").select_related("party__agreement"), by="person")
    attach(appointments, AppointmentAct.objects.select_related("act").order_by("id"), by="appointment")
    attach([one.regime for one in appointments if one.regime], RegimeBasis.objects.select_related("act"), by="regime")
    held = OfficeHolding.objects.select_related("act").order_by("first_evidence", "id")
    offices = attach(appointments, held, by="appointment")
    seen = attach(appointments, Attestation.objects.select_related("roster", "act"), by="appointment")
    rosters = [one.roster for one in seen if one.roster]
    attach_citations([person], appointments, nominations, names, offices, seen, rosters)
    return appointments


def _appointments(day: datetime.date) -> "QuerySet[Any]":
    related = ("commission", "authority", "regime", "formation__act", "seat__quota__authority", "seat__quota__proposer")
    latest = F("last_evidence").desc(nulls_last=True)
    return Appointment.objects.with_status(day).select_related(*related).order_by(latest, "-id")
