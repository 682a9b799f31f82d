"""What of history everyone may read: which kinds of records, under which names, and which columns never."""

from functools import cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import DecimalField, Field, ForeignKey, Model
from django.utils.translation import gettext_lazy as _

from commission.models import ActEffect, ActScan, Authority, Commission, LegalAct, Regime
from elections.models import Agreement, AgreementParty, AgreementSignature, Event, Participation, Vote
from members.models import (
    Appointment,
    AppointmentAct,
    Attestation,
    Formation,
    Nomination,
    OfficeHolding,
    Person,
    PersonName,
    Redaction,
    Roster,
)
from registry.history import kept_fields
from registry.models import Citation
from registry.rewriting.order import parents_first

NEVER_TOLD: dict[type[Model], frozenset[str]] = {
    PersonName: frozenset({"note"}),
    Redaction: frozenset({"asked_by", "confirmed_by"}),
    Roster: frozenset({"note"}),
}
NOT_PUBLISHED = frozenset({ActScan})
ADDRESSES: dict[type[Model], tuple[str, str]] = {
    Commission: ("commissions", "slug"),
    Authority: ("authorities", "code"),
    LegalAct: ("acts", "slug"),
    Regime: ("regimes", "code"),
    Person: ("people", "slug"),
    Appointment: ("appointments", "id"),
    Event: ("events", "slug"),
    Agreement: ("agreements", "slug"),
}

IN_WORDS: dict[type[Model], Any] = {
    Commission: _("Commission"),
    LegalAct: _("Act"),
    ActEffect: _("Effect on another act"),
    Regime: _("Rule"),
    Person: _("Person"),
    PersonName: _("Other spelling"),
    Redaction: _("Taken out by law"),
    Appointment: _("Appointment"),
    AppointmentAct: _("Act of an appointment"),
    OfficeHolding: _("Office"),
    Attestation: _("Sighting"),
    Formation: _("Formation"),
    Nomination: _("Nomination"),
    Event: _("Event"),
    Vote: _("Figures"),
    Participation: _("Participant"),
    Agreement: _("Agreement"),
    AgreementParty: _("Party of an agreement"),
    AgreementSignature: _("Signature"),
    Citation: _("Source"),
}  # what pages and Atom tell of; the rest of the feed is for machines


@cache
def told_models() -> tuple[type[Model], ...]:
    """Records that others point to come before those that point to them."""
    return tuple(model for model in parents_first() if model not in NOT_PUBLISHED)


@cache
def told_fields(model: type[Model]) -> "tuple[Field[Any, Any], ...]":
    never = NEVER_TOLD.get(model, frozenset())
    return tuple(field for field in kept_fields(model) if field.name not in never)


def column_as_json(field: "Field[Any, Any]", row: str) -> str:
    """SQL of one column under its name in the feed: a key is the id it points to, a percentage a string."""
    column = f"{row}.{field.column}"
    if isinstance(field, DecimalField):
        column = f"{column}::text"
    elif isinstance(field, ForeignKey) and field.related_model is ContentType:
        column = f"(SELECT kind.model FROM django_content_type kind WHERE kind.id = {column})"
    return f"{column} AS {field.name}"


def address(model: type[Model], record: dict[str, Any]) -> str | None:
    """Where the API shows the record now; None for a kind that has no address of its own."""
    if model not in ADDRESSES:
        return None
    resource, key = ADDRESSES[model]
    return f"/api/v1/{resource}/{record[key]}/"
