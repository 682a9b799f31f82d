"""The one door every staff write goes through: an action, under one revision, with its author and its reason.

`carry_out` does it, `rehearse` only shows what would be. Nothing writes to the registry around them.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext_lazy as _

from registry.conflicts import told
from registry.revision import revision
from registry.versions import Overtaken, OvertakenRow, Version, refuse_overtaken, seen

__all__ = ["Carried", "Overtaken", "OvertakenRow", "Version", "carry_out", "carry_out_agreed", "rehearse", "seen"]

T = TypeVar("T")
S = TypeVar("S")


@dataclass(frozen=True)
class Carried(Generic[T]):
    """What the action returned, and the revision it was written under."""

    result: T
    revision: int


def carry_out(action: Callable[[], T], *, by: str, because: str, based_on: Iterable[Version] = ()) -> Carried[T]:
    """Runs `action` in one transaction under one revision of author `by` and reason `because`.

    `based_on` are the versions of the rows the author saw (`seen`); if a later revision changed one, raises
    Overtaken and nothing is saved. Refusals of the database come out as ValidationError in our own sentences.
    """
    if not because.strip():
        raise ValidationError(
            {"because": ValidationError(_("Say why: every change of the registry has a reason."), code="required")}
        )
    with in_our_words(), revision(by=by, because=because.strip()) as number:
        refuse_overtaken(based_on)
        result = action()
        _check_now()
    return Carried(result, number)


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


@contextmanager
def in_our_words() -> Iterator[None]:
    """Outside of the transaction: what stands in the way is read after it was rolled back."""
    try:
        yield
    except DatabaseError as error:
        if (refusal := told(error)) is None:
            raise
        raise refusal from error


def _check_now() -> None:
    """Deferred foreign keys are checked while there is still someone to tell."""
    connection.check_constraints()
