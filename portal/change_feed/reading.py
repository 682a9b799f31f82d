"""The rows of history behind a page of the feed, in three statements however many kinds of records there are."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from django.db.models import Model, Q, QuerySet

from portal.change_feed.position import Position
from portal.change_feed.public import column_as_json, told_fields, told_models
from registry.api.statement import LARGEST_ID, NUMBER, NUMBERS, Numbered, Slot, Statement
from registry.history import events_of, history_table
from registry.steps import DELETED


class Key(NamedTuple):
    """A record that a revision touched, by the last row of history the revision left of it."""

    revision: int
    kind: int
    pk: int
    event: int


@dataclass(frozen=True)
class Net:
    """What a revision did to a record, all in all; None where it was not there."""

    key: Key
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    @property
    def model(self) -> type[Model]:
        return told_models()[self.key.kind]


def keys_after(position: Position, until: int, most: int) -> list[Key]:
    """The first `most` records touched after `position`, up to and with the revision `until`."""
    values = {"revision": position.revision, "kind": position.kind, "pk": position.pk, "until": until, "most": most}
    return [Key(*row) for row in _keys().run(values)]


def keys_of(model: type[Model], rows: Q, position: Position, most: int) -> list[Key]:
    """Of the records in these rows of history: the first of them touched after `position`."""
    kind = told_models().index(model)
    told = LARGEST_ID if kind < position.kind else position.pk if kind == position.kind else 0
    later = Q(pgh_revision_id__gt=position.revision) | Q(pgh_revision_id=position.revision, pgh_obj_id__gt=told)
    return _keys_in(events_of(model).filter(rows, later), kind, "", most)


def newest_keys(model: type[Model], rows: Q, before: int | None, most: int) -> list[Key]:
    """The same from the end: those the newest revisions touched, or those before a number."""
    events = events_of(model).filter(rows)
    if before is not None:
        events = events.filter(pgh_revision_id__lt=before)
    return _keys_in(events, told_models().index(model), "-", most)


def _keys_in(events: "QuerySet[Any]", kind: int, order: str, most: int) -> list[Key]:
    last = events.order_by(f"{order}pgh_revision_id", f"{order}pgh_obj_id", "-pgh_id")
    once = last.distinct("pgh_revision_id", "pgh_obj_id").values_list("pgh_revision_id", "pgh_obj_id", "pgh_id")
    return [Key(revision, kind, pk, event) for revision, pk, event in once[:most]]


def net_changes(keys: list[Key]) -> list[Net]:
    rows = _states().run({"kinds": [key.kind for key in keys], "events": [key.event for key in keys]})
    states = {(kind, event): (before, after) for kind, event, before, after in rows}
    return [Net(key, *map(_read, states[key.kind, key.event])) for key in keys]


def _read(state: str | None) -> dict[str, Any] | None:
    row: dict[str, Any] | None = json.loads(state) if state is not None else None
    return row


@cache
def _keys() -> Statement:
    return Statement(_keys_in_sql)


@cache
def _states() -> Statement:
    return Statement(_states_in_sql)


def _keys_in_sql(numbered: Numbered) -> str:
    revision, kind, pk, until, most = (
        numbered.place(Slot(name, NUMBER)) for name in ("revision", "kind", "pk", "until", "most")
    )
    found = " UNION ALL ".join(
        f"(SELECT DISTINCT ON (pgh_revision, pgh_obj_id) pgh_revision, {place} AS kind, pgh_obj_id, pgh_id "
        f"FROM {history_table(model)} WHERE pgh_revision <= {until} AND (pgh_revision, pgh_obj_id) > ({revision}, "
        f"CASE WHEN {kind} < {place} THEN 0 WHEN {kind} = {place} THEN {pk} ELSE {LARGEST_ID} END) "
        f"ORDER BY pgh_revision, pgh_obj_id, pgh_id DESC LIMIT {most})"
        for place, model in enumerate(told_models())
    )
    return f"SELECT * FROM ({found}) found ORDER BY pgh_revision, kind, pgh_obj_id LIMIT {most}"


def _states_in_sql(numbered: Numbered) -> str:
    kinds, events = (numbered.place(Slot(name, NUMBERS)) for name in ("kinds", "events"))
    return " UNION ALL ".join(
        f"(SELECT {place}, now.pgh_id, {_state(model, 'before')}, {_state(model, 'now')} "
        f"FROM {history_table(model)} now "
        f"LEFT JOIN LATERAL (SELECT * FROM {history_table(model)} earlier WHERE earlier.pgh_obj_id = now.pgh_obj_id "
        "AND earlier.pgh_revision < now.pgh_revision ORDER BY earlier.pgh_id DESC LIMIT 1) before ON true "
        "WHERE now.pgh_id = ANY(ARRAY(SELECT asked.event "
        f"FROM unnest({kinds}, {events}) asked (kind, event) WHERE asked.kind = {place})))"
        for place, model in enumerate(told_models())
    )


def _state(model: type[Model], row: str) -> str:
    columns = ", ".join(column_as_json(field, row) for field in told_fields(model))
    return (
        f"CASE WHEN {row}.pgh_label <> '{DELETED}' "
        f"THEN (SELECT row_to_json(state)::text FROM (SELECT {columns}) state) END"
    )
