"""The one door every staff write goes through: an action, under one revision, with its author and its reason.

`carry_out` does it, `rehearse` only shows what would be. Nothing writes to the registry around them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypedDict, TypeVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from registry.conflicts import in_our_words
from registry.proposals.models import Proposal
from registry.proposals.proposing import Task, keep_proposal
from registry.proposals.rows import rows_of_revision
from registry.revision import revision
from registry.versions import Overtaken, OvertakenRow, Version, refuse_overtaken, seen

__all__ = [
    "Carried",
    "Overtaken",
    "OvertakenRow",
    "Task",
    "Version",
    "carry_out",
    "carry_out_agreed",
    "rehearse",
    "seen",
]

FOUR = 4

T = TypeVar("T")
S = TypeVar("S")


@dataclass(frozen=True)
class Carried(Generic[T]):
    """What the action returned, and the revision it was written under: 0 where it waits for review as `proposal`."""

    result: T
    revision: int
    proposal: Proposal | None = None

    @property
    def waits(self) -> bool:
        return not self.revision


def carry_out(
    action: Callable[[], T],
    *,
    by: str,
    because: str,
    based_on: Iterable[Version] = (),
    task: Task | None = None,
    urgent: bool = False,
) -> Carried[T]:
    """Runs `action` in one transaction under one revision of author `by` and reason `because`.

    Where four eyes publish (the setting EYES), what it wrote is taken back and kept as a proposal, told of by `task`;
    `urgent` publishes it all the same, marked as such. `based_on` are the versions of the rows the author saw
    (`seen`); if a later revision changed one, raises Overtaken and nothing is saved. Refusals of the database come
    out as ValidationError in our own sentences.
    """
    because = _reason(because)
    four_eyes = settings.EYES == FOUR
    told = _Signed(by=by, because=because)
    with in_our_words(), transaction.atomic():
        with revision(**told) as number:
            refuse_overtaken(based_on)
            result = action()
            _check_now()
            if not four_eyes:
                return Carried(result, number)
            rows, task = rows_of_revision(number), (task or Task()).done()
        if urgent and rows:
            return Carried(result, number, keep_proposal(task, rows, number=number, published=True, **told))
        transaction.set_rollback(True)
    return Carried(result, 0, keep_proposal(task, rows, number=number, **told))


class _Signed(TypedDict):
    by: str
    because: str


def _reason(because: str) -> str:
    if not because.strip():
        message = _("Say why: every change of the registry has a reason.")
        raise ValidationError({"because": ValidationError(message, code="required")})
    return because.strip()


def carry_out_agreed(action: Callable[[], T], *, by: str, agreed_by: str, because: str) -> Carried[T]:
    """The same for what a second person has agreed to already: it is published at once, whatever the setting."""
    if by == agreed_by:
        raise ValidationError(_("Whoever asked for it cannot agree to it. Another person must."), code="own")
    with in_our_words(), revision(by=by, because=because) as number:
        result = action()
        _check_now()
    return Carried(result, number)


def rehearse(action: Callable[[], T], look: Callable[[T], S], *, by: str = "", because: str = "") -> S:
    """Runs `action`, gives what `look` sees of its result, and takes everything back."""
    with in_our_words(), transaction.atomic():
        with revision(by=by, because=because):
            result = action()
            _check_now()
            shown = look(result)
        transaction.set_rollback(True)
    return shown


def _check_now() -> None:
    """Deferred foreign keys are checked while there is still someone to tell."""
    connection.check_constraints()
