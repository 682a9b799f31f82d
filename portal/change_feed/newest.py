"""The feed from its end: the newest revisions that touched what is asked for, each with what it did to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from portal.change_feed.changes import Told, changes_by_revision
from portal.change_feed.position import Position
from portal.change_feed.reading import Key, net_changes, newest_keys
from portal.change_feed.scopes import Part, Scope
from registry.models import Revision

REVISIONS, CHANGES = 20, 40


@dataclass(frozen=True)
class NewestPage:
    """The newest first. `older` is the number to go on before, where there is more; `cut` that of a revision too large
    for a page, of which only a part is here.
    """

    told: list[Told]
    older: int | None
    cut: int | None


def newest_page(scope: Scope, before: int | None = None) -> NewestPage:
    found: dict[Key, list[Part]] = {}
    for part in scope:
        for key in newest_keys(part.model, part.rows(), before, CHANGES + 1):  # more than a page: none is overlooked
            found.setdefault(key, []).append(part)
    keys = sorted(found, key=lambda key: (-key.revision, key.kind, key.pk))
    shown, cut = _of_a_page(keys)
    rest = keys[len(shown) :] if cut is None else _keys_before(scope, cut)
    return NewestPage(_told(shown, found), shown[-1].revision if rest else None, cut)


def _keys_before(scope: Scope, number: int) -> list[Key]:
    """One of each part, if any revision before the number touched it."""
    return [key for part in scope for key in newest_keys(part.model, part.rows(), number, 1)]


def _of_a_page(keys: Iterable[Key]) -> tuple[list[Key], int | None]:
    """Whole revisions as long as they fit, or a part of the first one, and then its number."""
    shown: list[Key] = []
    for count, (number, of_revision) in enumerate(groupby(keys, key=lambda key: key.revision)):
        own = list(of_revision)
        if not shown and len(own) > CHANGES:
            return own[:CHANGES], number
        if count == REVISIONS or len(shown) + len(own) > CHANGES:
            break
        shown += own
    return shown, None


def _told(keys: list[Key], found: dict[Key, list[Part]]) -> list[Told]:
    nets = [net for net in net_changes(keys) if any(p.has(net.before) or p.has(net.after) for p in found[net.key])]
    changes = changes_by_revision(nets)
    revisions = Revision.objects.in_bulk([*changes])
    return [Told(revisions[number], Position(number), own) for number, own in changes.items()]
