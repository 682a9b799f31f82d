"""A page of the feed: revisions in order, each with what it did to every record it touched."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.db.models import Model

from members.models import Person, Redaction
from portal.change_feed.position import Position
from portal.change_feed.public import address
from portal.change_feed.reading import Net, keys_after, keys_of_record, net_changes
from registry.corrections import corrects
from registry.history import events_of, recorded_fields
from registry.models import Revision


@dataclass(frozen=True)
class Change:
    """`kind` is added, changed, removed, merged or redacted; `fields` those that differ, in the order of the record."""

    model: type[Model]
    pk: int
    kind: str
    fields: tuple[str, ...]
    corrects: bool
    derived: bool
    before: dict[str, Any] | None
    record: dict[str, Any] | None

    @property
    def url(self) -> str | None:
        return address(self.model, self.record or self.before or {})


@dataclass
class Told:
    """A revision, or the part of a large one that this page has; `end` is the place after it."""

    revision: Revision
    end: Position
    changes: list[Change] = field(default_factory=list)


@dataclass(frozen=True)
class Page:
    told: list[Told]
    more: bool


def page_after(position: Position, size: int) -> Page:
    """At most `size` changes and as many revisions. A revision that changed nothing public has no changes, and is there
    all the same: numbers follow one another without a gap.
    """
    bound = {"number__gte" if position.is_within else "number__gt": position.revision}
    revisions = list(Revision.objects.filter(**bound)[: size + 1])
    more, revisions = len(revisions) > size, revisions[:size]
    if not revisions:
        return Page([], more=False)
    keys = keys_after(position, revisions[-1].number, size + 1)
    told = {revision.number: Told(revision, Position(revision.number)) for revision in revisions}
    if len(keys) > size:
        more, keys = True, keys[:size]
        last = keys[-1]
        told = {number: one for number, one in told.items() if number <= last.revision}
        told[last.revision].end = Position(last.revision, last.kind, last.pk)
    for number, changes in changes_by_revision(net_changes(keys)).items():
        told[number].changes = changes
    return Page(list(told.values()), more)


def page_of_record(record: tuple[int, int], position: Position, size: int) -> Page:
    """The same of one record alone: only the revisions that touched it."""
    keys = keys_of_record(record, position, size + 1)
    revisions = Revision.objects.in_bulk([key.revision for key in keys[:size]])
    changes = changes_by_revision(net_changes(keys[:size]))
    told = [Told(revisions[number], Position(number), own) for number, own in changes.items()]
    return Page(told, more=len(keys) > size)


def changes_by_revision(nets: list[Net]) -> dict[int, list[Change]]:
    """In the order of `nets`, which has what a revision did in one piece."""
    grouped = {number: list(own) for number, own in groupby(nets, key=lambda net: net.key.revision)}
    redactions = _redactions(grouped)
    return {number: list(_changes(own, redactions)) for number, own in grouped.items()}


def _redactions(numbers: Iterable[int]) -> set[int]:
    """The revisions that blanked something: what stood before is told by nobody, that it must go is."""
    made = events_of(Redaction).order_by().filter(pgh_revision_id__in=[*numbers])
    return {*made.values_list("pgh_revision_id", flat=True)}


def _changes(nets: Iterable[Net], redactions: set[int]) -> Iterable[Change]:
    for net in nets:
        before, after = net.before or {}, net.after or {}
        differing = tuple(name for name in (after or before) if before.get(name) != after.get(name))
        redacted = net.key.revision in redactions and net.before is not None and net.after is not None
        if differing or redacted:  # neither made and unmade at once, nor changed where nobody may look
            yield _change(net, before, after, differing)


def _change(net: Net, before: dict[str, Any], after: dict[str, Any], differing: tuple[str, ...]) -> Change:
    recorded = {one.name for one in recorded_fields(net.model)}
    fields = differing if net.before and net.after else ()
    return Change(
        model=net.model,
        pk=net.key.pk,
        kind=_kind(net, differing),
        fields=fields,
        corrects=bool(fields) and corrects(net.model, before, after),
        derived=bool(fields) and not recorded & {*fields},
        before=net.before,
        record=net.after,
    )


def _kind(net: Net, differing: tuple[str, ...]) -> str:
    if net.before is None:
        return "added"
    if net.after is None:
        return "removed"
    if not differing:
        return "redacted"
    return "merged" if net.model is Person and net.after["merged_into"] and "merged_into" in differing else "changed"
