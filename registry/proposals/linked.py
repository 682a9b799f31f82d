"""The records of a proposal find each other, and what they point to, without a query a record."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from registry.rewriting import Rewrite
from registry.rewriting.order import keys_of

Records = dict[tuple[type[Model], int], Any]


def link(changes: Iterable[Rewrite]) -> Records:
    """Gives each record what its keys name: one of the proposal, or one of the registry; the proposal's own by key."""
    found = list(changes)
    own: Records = {one.key: one.then if one.then is not None else one.now for one in found}
    states = [state for one in found for state in (one.now, one.then) if state is not None]
    there = _there(states, own)
    for state in states:
        for key in keys_of(type(state)):
            at: Any = (key.related_model, getattr(state, key.attname))
            record = own.get(at) or there.get(at)
            if record is not None:
                key.set_cached_value(state, record)
    return own


def _there(states: Iterable[Any], own: Records) -> Records:
    wanted: dict[Any, set[int]] = {}
    for state in states:
        for key in keys_of(type(state)):
            pk = getattr(state, key.attname)
            if pk is not None and (key.related_model, pk) not in own:
                wanted.setdefault(key.related_model, set()).add(pk)
    return {
        (model, record.pk): record
        for model, pks in wanted.items()
        for record in model._base_manager.filter(pk__in=pks).select_related()
    }
