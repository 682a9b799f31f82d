"""Whether what a proposal changes, and what it rests on, still stands as its author saw it."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from registry.proposals.models import Proposal
from registry.rewriting import Rewrite
from registry.rewriting.order import keys_of
from registry.versions import Version, refuse_overtaken

SINCE = _(
    "“%(record)s” was changed by %(author)s on %(at)s after this was proposed: %(fields)s. The reason given: "
    "%(reason)s. Nothing was published; compare the two, and send the proposal back if it no longer holds."
)


def refuse_fallen(proposal: Proposal, changes: list[Rewrite]) -> None:
    """Raises Overtaken where a later revision changed one of its rows, or merged or deleted what one points to."""
    keys = [*(one.key for one in changes if one.now is not None), *_gone(changes)]
    versions = (Version(model._meta.label_lower, pk, proposal.based_on) for model, pk in keys)
    refuse_overtaken(versions, SINCE)


def _gone(changes: list[Rewrite]) -> Iterator[tuple[type[Model], int]]:
    own = {one.key for one in changes}
    for target, pks in _pointed_to(changes).items():
        foreign = {pk for pk in pks if (target, pk) not in own}
        there: Any = target._base_manager.filter(pk__in=foreign)
        if any(field.name == "merged_into" for field in target._meta.fields):
            there = there.filter(merged_into=None)
        yield from ((target, pk) for pk in sorted(foreign - set(there.values_list("pk", flat=True))))


def _pointed_to(changes: Iterable[Rewrite]) -> dict[type[Model], set[int]]:
    """By kind, the records that rows will newly point to."""
    found: dict[type[Model], set[int]] = {}
    for one in changes:
        for key in keys_of(one.model) if one.then is not None else ():
            pk = getattr(one.then, key.attname)
            if pk is not None and (one.now is None or getattr(one.now, key.attname) != pk):
                found.setdefault(key.related_model, set()).add(pk)
    return found
