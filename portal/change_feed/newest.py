"""The feed from its end: the newest revisions that touched what is asked for, each with what it did to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from portal.change_feed.changes import Told, parts_by_key, told_of
from portal.change_feed.reading import Key, newest_keys
from portal.change_feed.scopes import Scope

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
    more = CHANGES + 1  # than a page, of each part: none is overlooked
    parts = parts_by_key(scope, lambda part: newest_keys(part.model, part.rows(), before, more))
    keys = sorted(parts, key=lambda key: (-key.revision, key.kind, key.pk))
    shown, cut = _of_a_page(keys)
    rest = keys[len(shown) :] if cut is None else _keys_before(scope, cut)
    told = [told for told in told_of(shown, parts) if told.changes]
    return NewestPage(told, shown[-1].revision if rest else None, cut)


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
