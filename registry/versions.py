"""Versions of rows: which state of a record someone had before them when they began to write."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple, Self

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Max, Model, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.field_values import as_record
from registry.history import events_of
from registry.record_history import Entry, told_steps
from registry.steps import steps_of
from registry.wording import say_instant


class Version(NamedTuple):
    """A row and the last revision that touched it: `members.person:12@345`, as a hidden field of a form keeps it."""

    model: str
    pk: int
    revision: int

    def __str__(self) -> str:
        return f"{self.model}:{self.pk}@{self.revision}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Raises ValidationError for a text that is no version of a row of the registry."""
        try:
            row, revision = text.split("@")
            label, pk = row.split(":")
            model = apps.get_model(label)
            events_of(model)
            return cls(model._meta.label_lower, int(pk), int(revision))
        except (ValueError, LookupError, AttributeError) as error:
            message = _("“%(value)s” is no version of a record. Open the form again.")
            raise ValidationError(message, code="invalid", params={"value": text}) from error


def seen(*records: Model) -> tuple[Version, ...]:
    """The versions of the records as they stand; one query a kind of record."""
    ordered = sorted(records, key=lambda record: (record._meta.label_lower, record.pk))
    versions: list[Version] = []
    for label, alike in groupby(ordered, key=lambda record: record._meta.label_lower):
        pks = [record.pk for record in alike]
        last = events_of(apps.get_model(label)).order_by().filter(pgh_obj_id__in=pks).values("pgh_obj_id")
        revisions = dict(last.values_list("pgh_obj_id").annotate(Max("pgh_revision_id")))
        versions += [Version(label, pk, revisions.get(pk, 0)) for pk in pks]
    return tuple(versions)


@dataclass(frozen=True)
class OvertakenRow:
    """A row someone else changed meanwhile: `record` as it is now, None if it is gone; `entries` the latest first."""

    version: Version
    record: Model | None
    name: str
    entries: tuple[Entry, ...]


class Overtaken(ValidationError):
    """Others changed what this was based on; nothing was saved. `rows` say what, who, when, why and the values now."""

    def __init__(self, rows: Iterable[OvertakenRow], sentence: Any = None) -> None:
        self.rows = tuple(rows)
        super().__init__([_told(row, sentence or MEANWHILE) for row in self.rows], code="overtaken")


MEANWHILE = gettext_lazy(
    "“%(record)s” was changed by %(author)s on %(at)s after you opened it: %(fields)s. "
    "The reason given: %(reason)s. Nothing was saved; compare the values and save again."
)


def _told(row: OvertakenRow, sentence: Any) -> ValidationError:
    last = row.entries[0]
    fields = "; ".join(f"{change.label}: {change.before or '—'} → {change.after or '—'}" for change in last.changes)
    params = {"record": row.name, "author": last.by, "at": say_instant(last.at), "fields": fields}
    return ValidationError(sentence, code="overtaken", params={**params, "reason": last.because or "—"})


def refuse_overtaken(versions: Iterable[Version], sentence: Any = None) -> None:
    """Raises Overtaken if a later revision changed what is recorded of one of the rows; `sentence` says it."""
    if rows := overtaken(versions):
        raise Overtaken(rows, sentence)


def overtaken(versions: Iterable[Version]) -> list[OvertakenRow]:
    """The rows of which a later revision changed what is recorded."""
    by_model = groupby(sorted(set(versions)), key=lambda version: version.model)
    return [row for label, alike in by_model for row in _overtaken(label, list(alike))]


def states_at(versions: Iterable[Version]) -> dict[tuple[str, int], Model]:
    """Each row as it stood under its version, by model and primary key; one query a kind of record."""
    states: dict[tuple[str, int], Model] = {}
    for label, alike in groupby(sorted(set(versions)), key=lambda version: version.model):
        model, until = apps.get_model(label), Q(pk__in=[])
        for version in alike:
            until |= Q(pgh_obj_id=version.pk, pgh_revision_id__lte=version.revision)
        last = events_of(model).filter(until).order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
        states |= {(label, event.pgh_obj_id): as_record(model, event) for event in last}
    return states


def _overtaken(label: str, versions: list[Version]) -> Iterable[OvertakenRow]:
    model = apps.get_model(label)
    by_revision: dict[int, list[int]] = {}
    for version in versions:
        by_revision.setdefault(version.revision, []).append(version.pk)
    later = Q(pk__in=[])
    for revision, pks in by_revision.items():
        later |= Q(pgh_obj_id__in=pks, pgh_revision_id__gt=revision)
    touched = set(events_of(model).order_by().filter(later).values_list("pgh_obj_id", flat=True))
    steps: dict[int, list[Any]] = steps_of(model, touched) if touched else {}
    for version in versions:
        newer = [step for step in steps.get(version.pk, []) if step.event.pgh_revision_id > version.revision]
        if newer:
            told = told_steps(model, newer)
            record = model._base_manager.filter(pk=version.pk).first()
            name = str(record if record is not None else as_record(model, newer[-1].event))
            yield OvertakenRow(version, record, name, tuple(told[id(step)] for step in reversed(newer)))
