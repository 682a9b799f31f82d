"""Whose changes are asked for: those of everything, or of one record with what belongs to it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q

from commission.models import ActEffect, Commission, LegalAct, Quota, Regime, RegimeBasis
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
)
from portal.change_feed.public import IN_WORDS
from registry.history import events_of
from registry.models import Citation


@dataclass(frozen=True)
class Part:
    """The records of a kind whose `key` is, or was, one of `values`; of citations, those of records `of` a kind."""

    model: type[Model]
    key: str = ""
    values: frozenset[int] = frozenset()
    of: type[Model] | None = None

    def rows(self) -> Q:
        """The rows of history of every record that ever belonged."""
        if not self.key:
            return Q()
        if self.key == "id":
            return Q(pgh_obj__in=self.values)
        belonging = Q(**{f"{self.key}__in": self.values})
        if self.of is not None:
            belonging &= Q(content_type__model=self.of._meta.model_name)
        return Q(pgh_obj__in=events_of(self.model).order_by().filter(belonging).values("pgh_obj"))

    def has(self, state: dict[str, Any] | None) -> bool:
        """Whether a record in this state, as the feed has it, belongs."""
        return state is not None and (not self.key or state[self.key] in self.values)


Scope = tuple[Part, ...]


def everything() -> Scope:
    return tuple(Part(model) for model in IN_WORDS if model is not Citation)


def of(record: Model) -> Scope:
    """Those of a record with what belongs to it, or, of most kinds, its own and its sources alone."""
    scope: Scope = OF.get(type(record), _itself)(record)
    return scope


def _commission(commission: Commission) -> Scope:
    here = frozenset({commission.pk})
    members = (Appointment, OfficeHolding, Attestation, Formation, Nomination, Regime)
    theirs = _ever(Appointment, commission=commission.pk)
    return (
        *_itself(commission),
        *(Part(model, "commission", here) for model in members),
        *_resting_on(theirs),
    )


def _person(person: Person) -> Scope:
    them = frozenset({person.pk})
    theirs = _ever(Appointment, person=person.pk)
    return (
        *_itself(person),
        *(Part(model, "person", them) for model in (PersonName, Redaction, Appointment, Nomination)),
        *(Part(model, "appointment", theirs) for model in (OfficeHolding, Attestation)),
        *_resting_on(theirs),
    )


def _act(act: LegalAct) -> Scope:
    return *_itself(act), Part(ActEffect, "act", frozenset({act.pk}))


def _event(event: Event) -> Scope:
    it = frozenset({event.pk})
    return *_itself(event), Part(Vote, "event", it), Part(Participation, "event", it)


def _agreement(agreement: Agreement) -> Scope:
    parties = _ever(AgreementParty, agreement=agreement.pk)
    return (
        *_itself(agreement),
        Part(AgreementParty, "agreement", frozenset({agreement.pk})),
        Part(AgreementSignature, "party", parties),
    )


def _appointment(appointment: Appointment) -> Scope:
    it = frozenset({appointment.pk})
    below = (Part(model, "appointment", it) for model in (OfficeHolding, Attestation))
    return Part(Appointment, "id", it), *below, *_resting_on(it)


def _regime(regime: Regime) -> Scope:
    it = frozenset({regime.pk})
    return *_itself(regime), Part(RegimeBasis, "regime", it), Part(Quota, "regime", it)


def _itself(record: Model) -> Scope:
    it = frozenset({record.pk})
    return Part(type(record), "id", it), Part(Citation, "object_id", it, of=type(record))


def _resting_on(appointments: frozenset[int]) -> Scope:
    """What their appointments, and the offices and sightings of these, rest on."""
    below: tuple[type[Model], ...] = (OfficeHolding, Attestation)
    return (
        Part(AppointmentAct, "appointment", appointments),
        Part(Citation, "object_id", appointments, of=Appointment),
        *(Part(Citation, "object_id", _ever(model, appointment__in=appointments), of=model) for model in below),
    )


def _ever(model: type[Model], **belonging: Any) -> frozenset[int]:
    """The records, gone or not, to which this ever applied."""
    return frozenset(events_of(model).order_by().filter(**belonging).values_list("pgh_obj_id", flat=True).distinct())


OF: dict[type[Model], Any] = {
    Commission: _commission,
    Person: _person,
    Appointment: _appointment,
    LegalAct: _act,
    Regime: _regime,
    Event: _event,
    Agreement: _agreement,
}
