"""Erasure within the law: what is personal goes from tables and history alike; that it went, and why, stays."""

from collections.abc import Callable, Iterable
from typing import Any

import pgtrigger
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Model, Q

from commission.models import LegalAct
from members.actions.refusals import refuse_merged
from members.models import (
    Appointment,
    Attestation,
    Nomination,
    OfficeHolding,
    Person,
    PersonIdentifier,
    PersonName,
    Redaction,
)
from members.models.redaction import Personal
from registry.actions import keep
from registry.blanking import blank, erase, ever
from registry.history import events_of
from registry.models import Citation
from registry.words import LANGUAGES

WITHHELD = {"family_kk": "[жасырылған]", "family_ru": "[скрыто]", "family_en": "[withheld]"}
DEATH = {"died_earliest": None, "died_latest": None, "died_value": "", "died_basis": "stated"}


def redact(*, person: Person, fields: Iterable[str], act: LegalAct, asked_by: str, confirmed_by: str) -> Redaction:
    """Blanks the groups of `Personal` for the person and for those merged into them, wherever and whenever recorded.

    The database refuses it where the two people are one.
    """
    refuse_merged(person, "person")
    chosen = [group for group in Personal if group.value in {*fields}]
    signed = {"asked_by": asked_by, "confirmed_by": confirmed_by}
    redaction = keep(Redaction(person=person, fields=[group.value for group in chosen], act=act, **signed))
    everyone = [person, *Person.objects.filter(merged_into=person)]
    for one in everyone:
        for group in chosen:
            BLANKED[group](one)
        _blank_citations(one, chosen)
    if Personal.NAMES in chosen:
        _forget_spellings(everyone)
    person.refresh_from_db()
    return redaction


def _names(person: Person) -> None:
    nothing = {f"{part}_{language}": "" for part in ("given", "patronymic") for language in LANGUAGES}
    blank(Person, Q(pk=person.pk), slug=f"person-{person.pk}", **nothing, **WITHHELD)
    spellings = ever(PersonName, Q(person=person.pk))
    erase(Citation, _citing(PersonName, Q(object_id__in=spellings)), states="", passage="")
    erase(PersonName, Q(person=person.pk), spelling="", note="")


def _forget_spellings(people: list[Person]) -> None:
    """Theirs are also kept in the history of whoever they were ever merged into, or had one of their spellings."""
    pks = [person.pk for person in people]
    merged = events_of(Person).order_by().filter(pgh_obj_id__in=pks).values_list("merged_into", flat=True)
    spellings = events_of(PersonName).order_by().filter(pgh_obj_id__in=ever(PersonName, Q(person__in=pks)))
    spelt = spellings.values_list("person", flat=True)
    concerned = [pk for pk in {*pks, *merged, *spelt} if pk is not None]
    with pgtrigger.ignore(f"{events_of(Person).model._meta.label}:append_only"), connection.cursor() as cursor:
        cursor.execute("SELECT members_remember_spellings(%s)", [concerned])


def _birth(person: Person) -> None:
    blank(Person, Q(pk=person.pk), birth_year=None)


def _death(person: Person) -> None:
    blank(Person, Q(pk=person.pk), **DEATH)


def _description(person: Person) -> None:
    blank(Person, Q(pk=person.pk), **{f"description_{language}": "" for language in LANGUAGES})


def _identifiers(person: Person) -> None:
    erase(PersonIdentifier, Q(person=person.pk), value="")


def _remarks(person: Person) -> None:
    blank(Person, Q(pk=person.pk), note="")
    theirs = [*Appointment.objects.filter(person=person).values_list("pk", flat=True)]
    blank(Appointment, Q(person=person.pk), note="", term_reason="")
    blank(Nomination, Q(person=person.pk), note="")
    for model in (OfficeHolding, Attestation):
        blank(model, Q(appointment__in=theirs), note="")
    cited = _citing(Appointment, Q(object_id__in=theirs)) | _citing(Person, Q(object_id=person.pk))
    blank(Citation, cited, passage="")


BLANKED: dict[Personal, Callable[[Person], None]] = {
    Personal.NAMES: _names,
    Personal.BIRTH: _birth,
    Personal.DEATH: _death,
    Personal.DESCRIPTION: _description,
    Personal.IDENTIFIERS: _identifiers,
    Personal.REMARKS: _remarks,
}
CITED_FIELDS = {
    Personal.NAMES: ("family", "given", "patronymic", "name"),
    Personal.BIRTH: ("birth_year",),
    Personal.DEATH: ("died",),
    Personal.DESCRIPTION: ("description",),
}


def _blank_citations(person: Person, chosen: list[Personal]) -> None:
    """What sources state of a blanked field goes with it; that they were used for the person stays elsewhere."""
    fields = Q()
    for prefix in (prefix for group in chosen for prefix in CITED_FIELDS.get(group, ())):
        fields |= Q(field__startswith=prefix)
    if fields:
        erase(Citation, _citing(Person, Q(object_id=person.pk) & fields), states="", passage="")


def _citing(model: type[Model], rows: Q) -> Any:
    return Q(content_type=ContentType.objects.get_for_model(model).pk) & rows
