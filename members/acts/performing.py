"""The effects of an act, carried out one after the other; each cites the act."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _

from commission.actions import check_to, record_legal_act
from commission.models import Authority, Commission, LegalAct, Regime, Seat
from members import actions
from members.actions.refusals import refuse
from members.acts.drafts import (
    ActDraft,
    Appoint,
    CheckedTo,
    Consent,
    Dismiss,
    Effect,
    Elect,
    End,
    Form,
    LeaveOffice,
    NewAct,
    NewPerson,
    Propose,
    Sit,
    Someone,
)
from members.models import Appointment, Formation, Nomination, OfficeHolding, Person
from registry.period import Day

M = TypeVar("M", bound=Model)


@dataclass
class Performance:
    """An act and the records its effects wrote, in their order."""

    act: LegalAct
    written: list[Model] = field(default_factory=list)
    people: dict[NewPerson, Person] = field(default_factory=dict)


def perform(draft: ActDraft) -> Performance:
    """Raises ValidationError; errors are under `act.<field>` and `effects.<place>.<field>`."""
    with _under("act"):
        act = _act(draft.act)
    done = Performance(act)
    for place, effect in enumerate(draft.effects):
        with _under(f"effects.{place}"):
            done.written += PERFORMERS[type(effect)](effect, done)
    return done


@contextmanager
def _under(place: str) -> Iterator[None]:
    """Errors inside are of this part of the draft."""
    try:
        yield
    except ValidationError as error:
        by_field = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.error_list}
        raise ValidationError(
            {place if name == NON_FIELD_ERRORS else f"{place}.{name}": errors for name, errors in by_field.items()}
        ) from error


def found(model: type[M], pk: int | None, field_name: str) -> M:
    """The record a draft names; one that is gone is refused."""
    record = model._base_manager.filter(pk=pk).first()
    if record is None:
        message = _("№ %(value)s is not on the record any more. Choose again.")
        raise refuse(field_name, message, "gone", value=pk)
    return record


def perhaps(model: type[M], pk: int | None, field_name: str) -> M | None:
    return None if pk is None else found(model, pk, field_name)


def _act(act: int | NewAct) -> LegalAct:
    if isinstance(act, int):
        return found(LegalAct, act, "act")
    issuer = perhaps(Authority, act.issuer, "issuer")
    return record_legal_act(
        kind=act.kind,
        title=act.title,
        number=act.number,
        issuer=issuer,
        adopted=act.adopted,
        effect=act.effect,
        url=act.url,
    )


def _person(someone: Someone, done: Performance, field_name: str = "person") -> Person:
    if isinstance(someone, int):
        return found(Person, someone, field_name)
    if someone not in done.people:
        done.people[someone] = actions.record_person(
            family=someone.family, given=someone.given, patronymic=someone.patronymic, birth_year=someone.birth_year
        )
    return done.people[someone]


def _appoint(effect: Appoint, done: Performance, formation: Formation | None = None) -> list[Model]:
    appointment = actions.appoint(
        person=_person(effect.person, done),
        start=effect.start,
        seat=perhaps(Seat, effect.seat, "seat"),
        commission=perhaps(Commission, effect.commission, "commission"),
        authority=perhaps(Authority, effect.authority, "authority"),
        acts=[done.act],
        term_years=effect.term_years,
        term_reason=effect.term_reason,
        predecessor=perhaps(Appointment, effect.predecessor, "predecessor"),
        predecessor_end=effect.predecessor_end,
        predecessor_reason=effect.predecessor_reason,
        formation=formation,
        note=effect.note,
    )
    return [appointment]


def _end(effect: End, done: Performance) -> list[Model]:
    appointment = found(Appointment, effect.appointment, "appointment")
    return [actions.end(appointment=appointment, day=effect.day, reason=effect.reason, act=done.act)]


def _elect(effect: Elect, done: Performance) -> list[Model]:
    person = _person(effect.person, done)
    commission = found(Commission, effect.commission, "commission")
    holding = actions.elect(
        appointment=_membership(person, commission, effect.start),
        office=effect.office,
        start=effect.start,
        act=done.act,
        predecessor=perhaps(OfficeHolding, effect.predecessor, "predecessor"),
    )
    return [holding]


def _membership(person: Person, commission: Commission, day: Day) -> Appointment:
    theirs = Appointment.objects.filter(person=person, commission=commission, possible__contains=day.latest)
    member: Appointment | None = (
        theirs.filter(Q(start_latest__lte=day.latest) | Q(start_latest=None)).order_by("-start_latest").first()
    )
    if member is None:
        message = _("%(person)s is not a member of %(commission)s on that day. Record the appointment first.")
        raise refuse("person", message, "not-a-member", person=person, commission=commission)
    return member


def _leave_office(effect: LeaveOffice, done: Performance) -> list[Model]:
    holding = found(OfficeHolding, effect.holding, "holding")
    return [actions.leave_office(holding=holding, day=effect.day, act=done.act)]


def _nominate(effect: Propose, done: Performance) -> list[Model]:
    nomination = actions.nominate(
        kind=Nomination.Kind.CONSENTED if isinstance(effect, Consent) else Nomination.Kind.PROPOSED,
        person=_person(effect.person, done),
        day=effect.day,
        seat=perhaps(Seat, effect.seat, "seat"),
        commission=perhaps(Commission, effect.commission, "commission"),
        office=effect.office,
        by=perhaps(Authority, effect.by, "by"),
        by_text=effect.by_text,
        to=perhaps(Authority, effect.to, "to"),
        act=done.act,
    )
    return [nomination]


def _sit(effect: Sit, done: Performance) -> list[Model]:
    roster = actions.record_roster(
        commission=found(Commission, effect.commission, "commission"),
        day=effect.day,
        people=[_person(someone, done, "people") for someone in effect.people],
        complete=effect.complete,
        act=done.act,
    )
    return [roster]


def _form(effect: Form, done: Performance) -> list[Model]:
    formation = actions.form(
        commission=found(Commission, effect.commission, "commission"),
        day=effect.day,
        authority=perhaps(Authority, effect.authority, "authority"),
        regime=perhaps(Regime, effect.regime, "regime"),
        act=done.act,
        complete=effect.complete,
    )
    written: list[Model] = [formation]
    for place, member in enumerate(effect.members):
        with _under(f"members.{place}"):
            written += _appoint(member, done, formation)
    return written


def _dismiss(effect: Dismiss, done: Performance) -> list[Model]:
    commission = found(Commission, effect.commission, "commission")
    authority = perhaps(Authority, effect.authority, "authority")
    return [actions.dismiss(commission=commission, day=effect.day, authority=authority, act=done.act)]


def _checked_to(effect: CheckedTo, done: Performance) -> list[Model]:
    return [check_to(commission=found(Commission, effect.commission, "commission"), day=effect.day)]


PERFORMERS: dict[type[Effect], Callable[[Any, Performance], list[Model]]] = {
    Appoint: _appoint,
    End: _end,
    Elect: _elect,
    LeaveOffice: _leave_office,
    Propose: _nominate,
    Consent: _nominate,
    Sit: _sit,
    Form: _form,
    Dismiss: _dismiss,
    CheckedTo: _checked_to,
}
