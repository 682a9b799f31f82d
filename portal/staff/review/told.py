"""The rows of a proposal in the record's own words."""

from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.urls import NoReverseMatch, reverse

from commission.models import ActScan
from registry.proposals.linked import link
from registry.proposals.rows import steps
from registry.record_history import FieldChange, told_changes
from registry.rewriting import Rewrite


@dataclass(frozen=True)
class Told:
    """`address` is the record's history, "" where it has none yet; `scan` the key of the scan that is proposed."""

    kind_of_record: Any
    name: str
    address: str
    kind: str
    changes: tuple[FieldChange, ...]
    scan: int | None = None


def told(changes: list[Rewrite], shown: list[Rewrite]) -> list[Told]:
    """`shown` among `changes`: records name each other though they are not in the registry yet."""
    own = link(changes)
    names = {key: _name(record) for key, record in own.items()}
    by_step = {id(one): one for one in shown}
    found: dict[int, Told] = {}
    by_model = steps(shown)
    said = told_changes(by_model, names)
    for step in chain.from_iterable(by_model.values()):
        found[id(step.event)] = _told(by_step[id(step.event)], names, said[id(step)])
    return [found[id(one)] for one in shown]


def _told(one: Rewrite, names: dict[Any, str], changes: tuple[FieldChange, ...]) -> Told:
    scan = one.pk if one.model is ActScan and one.then is not None else None
    address = "" if one.now is None else _address(one)
    return Told(one.model._meta.verbose_name, names[one.key], address, one.kind, changes, scan)


def _name(record: Any) -> str:
    try:
        return str(record)
    except ObjectDoesNotExist:
        return f"№ {record.pk}"


def _address(one: Rewrite) -> str:
    try:
        return reverse(f"admin:{one.model._meta.app_label}_{one.model._meta.model_name}_history", args=[one.pk])
    except NoReverseMatch:
        return ""
