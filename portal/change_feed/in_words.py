"""Changes as people read them: which record, what stood before and after, from which source, why, and in which role."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from commission.models import Commission
from elections.models import Agreement, Event
from members.models import Appointment, Person
from portal.change_feed.changes import Change, Told
from portal.change_feed.newest import NewestPage
from portal.change_feed.public import IN_WORDS, told_fields
from portal.staff.told import Published, published
from registry.field_values import names_of
from registry.history import events_of
from registry.models import Citation, Source
from registry.record_history import FieldChange, told_changes
from registry.steps import Step
from registry.words import LANGUAGES, Words

KINDS_OF_CHANGE = {
    "added": _("added"),
    "changed": _("changed"),
    "removed": _("removed"),
    "merged": _("merged into another record"),
    "redacted": _("personal data taken out"),
}
OWNERS: dict[str, type[Model]] = {
    "appointment": Appointment,
    "person": Person,
    "commission": Commission,
    "event": Event,
    "agreement": Agreement,
    "source": Source,
}  # by whom a record is called that has no name of its own


@dataclass(frozen=True)
class Line:
    """What a revision did to one record, and the sources it was given in that revision; `how` is the kind of change,
    `change` its word.
    """

    kind: str
    name: str
    how: str
    change: str
    corrects: bool
    changes: tuple[FieldChange, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class InWords:
    """One revision; `more` where not all of it is said."""

    number: int
    at: datetime.datetime
    reason: str
    published: Published
    lines: list[Line]
    more: bool


def in_words(page: NewestPage) -> list[InWords]:
    told_of = published([told.revision for told in page.told])
    lines = Lines(page.told)
    return [
        InWords(
            number=told.revision.number,
            at=told.revision.at,
            reason=told.revision.reason,
            published=told_of[told.revision.number],
            lines=lines.of(told),
            more=told.revision.number == page.cut,
        )
        for told in page.told
    ]


class Lines:
    """The words of all changes of a page: a query a kind of record that is named, however many there are."""

    def __init__(self, told: Iterable[Told]) -> None:
        changes = [change for one in told for change in one.changes if not change.derived]
        self._names = Names(changes)
        self._fields = _field_changes([change for change in changes if change.model is not Citation])

    def of(self, told: Told) -> list[Line]:
        changes = [change for change in told.changes if not change.derived]
        records = {(str(change.model._meta.model_name), change.pk) for change in changes}
        given = [change for change in changes if change.kind == "added" and _cited(change) in records]
        sources: dict[tuple[str, int], list[str]] = {}
        for change in given:
            sources.setdefault(_cited(change), []).append(self._names.of(change))
        told_beside = {id(change) for change in given}
        return [self._line(change, sources) for change in changes if id(change) not in told_beside]

    def _line(self, change: Change, sources: dict[tuple[str, int], list[str]]) -> Line:
        return Line(
            kind=str(IN_WORDS[change.model]),
            name=self._names.of(change),
            how=change.kind,
            change=str(KINDS_OF_CHANGE[change.kind]),
            corrects=change.corrects,
            changes=self._fields.get(id(change), ()),
            sources=tuple(dict.fromkeys(sources.get((str(change.model._meta.model_name), change.pk), ()))),
        )


class Names:
    """What changed records are called; one without a name of its own by the record it belongs to, removed or not."""

    def __init__(self, changes: Iterable[Change]) -> None:
        unnamed = [change for change in changes if not _own_name(change)]
        owners = {id(change): _owner(change) for change in unnamed}
        appointed = _persons_of({pk for owner, pk in owners.values() if owner is Appointment})
        self._owners = {
            key: (Person, appointed.get(pk, 0)) if owner is Appointment else (owner, pk)
            for key, (owner, pk) in owners.items()
        }
        wanted: dict[type[Model], set[int]] = {}
        for owner, pk in self._owners.values():
            wanted.setdefault(owner, set()).add(pk)
        self._names = {owner: names_of(owner, pks) for owner, pks in wanted.items()}

    def of(self, change: Change) -> str:
        if id(change) not in self._owners:
            return _own_name(change)
        owner, pk = self._owners[id(change)]
        return self._names[owner].get(pk) or f"№ {change.pk}"


def _state(change: Change) -> dict[str, Any]:
    return change.record or change.before or {}


def _own_name(change: Change) -> str:
    state = _state(change)
    prefix = "title" if "title_en" in state else "name"
    if f"{prefix}_en" in state:
        return str(Words(*(state[f"{prefix}_{language}"] for language in LANGUAGES)))
    return ""


def _owner(change: Change) -> tuple[type[Model], int]:
    """The record itself where it belongs to none."""
    state = _state(change)
    return next(
        ((model, state[key]) for key, model in OWNERS.items() if state.get(key) is not None),
        (change.model, change.pk),
    )


def _persons_of(appointments: set[int]) -> dict[int, int]:
    if not appointments:
        return {}
    last = events_of(Appointment).filter(pgh_obj_id__in=appointments).order_by("pgh_obj_id", "-pgh_id")
    return dict(last.distinct("pgh_obj_id").values_list("pgh_obj_id", "person_id"))


def _cited(change: Change) -> tuple[str, int]:
    """The record that a citation is of; of another record ("", 0)."""
    state = _state(change)
    return (state["content_type"], state["object_id"]) if change.model is Citation else ("", 0)


def _field_changes(changes: list[Change]) -> dict[int, tuple[FieldChange, ...]]:
    """By the identity of the change."""
    steps: dict[type[Model], list[Step]] = {}
    for change in changes:
        states = (_record(change.model, state) for state in (change.before, change.record))
        steps.setdefault(change.model, []).append(Step(change, *states))
    told = told_changes(steps)
    return {id(step.event): told[id(step)] for own in steps.values() for step in own}


def _record(model: type[Model], state: dict[str, Any] | None) -> Model | None:
    """A record as the feed has it, not saved anywhere; what is never told stays empty."""
    if state is None:
        return None
    fields = [field for field in told_fields(model) if field.editable]
    record = model()
    record.__dict__.update((field.attname, field.to_python(state[field.name])) for field in fields)
    return record
