"""Keeping what an action would do, without doing it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from registry.proposals.models import Proposal, ProposedRow, State, Work

BATCH = 1_000


@dataclass(frozen=True)
class Task:
    """What a proposal says of itself: the kind of work, in a few words what it is (asked when it is done), the form it
    came from, what was typed there, and the earlier proposal of the same author that it takes the place of.
    """

    work: Work = Work.EDIT
    title: str | Callable[[], str] = ""
    address: str = ""
    typed: dict[str, Any] | None = None
    again: int | None = None

    def done(self) -> "Task":
        return replace(self, title=self.title() if callable(self.title) else self.title)


def keep_proposal(
    task: Task, rows: Sequence[ProposedRow], *, by: str, because: str, number: int, published: bool = False
) -> Proposal:
    """`number` is the revision the rows were written under; `published` if it stands, by its author alone."""
    if not rows:
        raise ValidationError(_("This changes nothing that people record, so there is nothing to send for review."))
    proposal = Proposal(
        work=task.work,
        title=str(task.title) or because,
        author=by,
        reason=because,
        based_on=number - 1,
        size=len(rows),
        address=task.address,
        typed=task.typed,
        urgent=published,
        revision=number if published else None,
        state=State.URGENT if published else State.PROPOSED,
    )
    with transaction.atomic():
        proposal.replaces = _take_place_of(task.again, by)
        proposal.save()
        for row in rows:
            row.proposal = proposal
        ProposedRow.objects.bulk_create(rows, batch_size=BATCH)
    return proposal


def _take_place_of(earlier: int | None, author: str) -> Proposal | None:
    if earlier is None:
        return None
    found = Proposal.objects.select_for_update().filter(pk=earlier, author=author).first()
    if found is None or not found.can_be_sent_again:
        message = _("Proposal %(number)s is settled and cannot be replaced. Propose this as a change of its own.")
        raise ValidationError(message, code="settled", params={"number": earlier})
    found.state = State.SUPERSEDED
    found.save(update_fields=["state"])
    return found
