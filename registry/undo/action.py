"""Taking a revision back: what it would change, and the change itself."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from registry.field_values import names_of
from registry.models import Revision
from registry.record_history import FieldChange, told_steps
from registry.revision import current_revision
from registry.rewriting import Writer, refuse_inexact
from registry.rewriting.inverse import Inverse, inverses
from registry.undo.blockers import Blocker, UndoRefused, blockers

INEXACT = _("“%(record)s” would not become exactly what it was. Correct the records one by one instead.")


@dataclass(frozen=True)
class RowChange:
    """What an undo does to one record; `kind` is `insert` for one that comes back, `delete` for one that goes."""

    model: type[Model]
    pk: int
    name: str
    kind: str
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True)
class UndoPreview:
    """`blockers` are what stands in the way; where there are none, `undo` does what `rows` say.

    `found` are all rows it concerns; of a part that was asked for `rows` are those of the part.
    """

    revision: Revision
    rows: tuple[RowChange, ...]
    blockers: tuple[Blocker, ...]
    found: tuple[Inverse, ...]


@dataclass(frozen=True)
class Undone:
    """The revision that was taken back, and how many rows went, changed or came back."""

    revision: Revision
    rows: int


def preview_undo(number: int, part: slice = slice(None)) -> UndoPreview:
    """What `undo` would change, record by record and field by field; a fixed number of queries a kind of record."""
    revision = _revision(number)
    found = inverses(number)
    return UndoPreview(revision, tuple(_told(found[part])), tuple(blockers(number, found)), tuple(found))


def undo(number: int) -> Undone:
    """Action for `door.carry_out`: every row the revision changed becomes what it was before.

    An edit, an act, a merge, an import, an undo alike. Raises UndoRefused where later revisions touched the same
    rows, naming them; the undo is a revision of its own and can be undone.
    """
    revision = _revision(number)
    found = inverses(number)
    if in_the_way := blockers(number, found):
        raise UndoRefused(in_the_way)
    writing_under = current_revision()
    Writer(writing_under, found).write()
    refuse_inexact(writing_under, found, INEXACT)
    return Undone(revision, len(found))


def _revision(number: int) -> Revision:
    revision = Revision.objects.filter(number=number).first()
    if revision is None:
        message = _("There is no revision %(value)s. Choose one of the history.")
        raise ValidationError(message, code="no-revision", params={"value": number})
    return revision


def _told(found: list[Inverse]) -> list[RowChange]:
    rows = []
    for model in dict.fromkeys(inverse.model for inverse in found):
        own = [inverse for inverse in found if inverse.model is model]
        steps = {inverse.pk: inverse.step for inverse in own}
        entries = told_steps(model, list(steps.values()))
        names = names_of(model, set(steps))
        rows += [
            RowChange(model, pk, names.get(pk, f"№ {pk}"), step.kind, entries[id(step)].changes)
            for pk, step in steps.items()
        ]
    return rows
