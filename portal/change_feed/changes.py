"""A page of the feed: revisions in order, each with what it did to every record it touched."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.db.models import Model

from members.models import Person, Redaction
from portal.change_feed.position import Position
from portal.change_feed.public import address
from portal.change_feed.reading import Key, Net, keys_after, keys_of, net_changes
from portal.change_feed.scopes import Part, Scope
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


def page_of(scope: Scope, position: Position, size: int) -> Page:
    """The same of what belongs to the scope alone: only the revisions that touched it."""
    parts = parts_by_key(scope, lambda part: keys_of(part.model, part.rows(), position, size + 1))
    keys = sorted(parts)[: size + 1]
    more, shown = len(keys) > size, keys[:size]
    told = told_of(shown, parts)
    if more and keys[size].revision == shown[-1].revision:
        told[-1].end = Position(shown[-1].revision, shown[-1].kind, shown[-1].pk)
    return Page(told, more)


def parts_by_key(scope: Scope, keys: Callable[[Part], list[Key]]) -> dict[Key, list[Part]]:
    found: dict[Key, list[Part]] = {}
    for part in scope:
        for key in keys(part):
            found.setdefault(key, []).append(part)
    return found


def told_of(keys: list[Key], parts: dict[Key, list[Part]]) -> list[Told]:
    """Each revision of `keys`, in their order, with what belonged before or belongs after it."""
    nets = [net for net in net_changes(keys) if any(p.has(net.before) or p.has(net.after) for p in parts[net.key])]
    changes = changes_by_revision(nets)
    revisions = Revision.objects.in_bulk({key.revision for key in keys})
    numbers = dict.fromkeys(key.revision for key in keys)
    return [Told(revisions[number], Position(number), changes.get(number, [])) for number in numbers]


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
