"""The rows of a proposal: taken from the history a revision wrote, and read back as records to be written."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import GeneratedField, Model

from registry.history import history_table, kept_fields
from registry.proposals.models import Proposal, ProposedRow
from registry.rewriting import Rewrite
from registry.rewriting.inverse import Inverse, inverses
from registry.steps import Step

FORWARDS = {"insert": "delete", "delete": "insert", "update": "update"}
STATES = "SELECT pgh_id, to_jsonb(event) FROM {} event WHERE pgh_id = ANY(%s)"
RECORDS = """
    SELECT {columns} FROM (
        SELECT record.*
        FROM proposals_proposedrow kept, LATERAL jsonb_populate_record(NULL::{table}, kept.{state}) record
        WHERE kept.proposal_id = %s AND kept.model = %s AND kept.{state} IS NOT NULL
    ) record
"""


def rows_of_revision(number: int) -> list[ProposedRow]:
    """What the revision did, net, with what triggers did beside; the rows belong to no proposal yet."""
    grouped = groupby(inverses(number), key=lambda inverse: inverse.model)
    return [row for model, own in grouped for row in _rows(model, list(own))]


def _rows(model: type[Model], own: list[Inverse]) -> Iterator[ProposedRow]:
    states = _as_json(model, [event for inverse in own for event in (inverse.then, inverse.now) if event is not None])
    for one in own:
        before, after = (event and states[event.pgh_id] for event in (one.then, one.now))
        kind = FORWARDS[one.kind]
        yield ProposedRow(model=model._meta.label_lower, row=one.pk, kind=kind, before=before, after=after)


def _as_json(model: type[Model], events: Iterable[Any]) -> dict[int, dict[str, Any]]:
    columns = [str(field.column) for field in kept_fields(model)]
    with connection.cursor() as cursor:
        cursor.execute(STATES.format(history_table(model)), [[event.pgh_id for event in events]])
        return {pk: {column: state[column] for column in columns} for pk, state in _decoded(cursor.fetchall())}


def _decoded(rows: list[tuple[int, Any]]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Django leaves jsonb undecoded for its own field to decode."""
    field: Any = ProposedRow._meta.get_field("after")
    return ((pk, field.from_db_value(state, None, connection)) for pk, state in rows)


def rewrites(proposal: Proposal) -> list[Rewrite]:
    """Its rows as they were and as they shall be; two queries a kind of record."""
    found: list[Rewrite] = []
    for label in sorted(set(proposal.rows.order_by().values_list("model", flat=True).distinct())):
        model = apps.get_model(label)
        before, after = (_records(proposal, model, state) for state in ("before", "after"))
        found += [Rewrite(model, pk, before.get(pk), after.get(pk)) for pk in sorted({**before, **after})]
    return found


def steps(changes: Iterable[Rewrite]) -> dict[type[Model], list[Step]]:
    """The same as steps of a history that is not there yet."""
    found: dict[type[Model], list[Step]] = {}
    for one in changes:
        found.setdefault(one.model, []).append(Step(one, one.now, one.then))
    return found


def _records(proposal: Proposal, model: type[Model], state: str) -> dict[int, Model]:
    columns, values = _columns(model)
    statement = RECORDS.format(columns=columns, table=model._meta.db_table, state=state)
    found = model._base_manager.raw(statement, [*values, proposal.pk, model._meta.label_lower])
    return {record.pk: record for record in found}


def _columns(model: type[Model]) -> tuple[str, list[Any]]:
    """Those a record is read with; what the database generates is generated again."""
    written, values = [], []
    for field in model._meta.local_concrete_fields:
        if isinstance(field, GeneratedField):
            expression, given = field.generated_sql(connection)
            written.append(f'{expression} AS "{field.column}"')
            values += given
        else:
            written.append(f'"{field.column}"')
    return ", ".join(written), values
