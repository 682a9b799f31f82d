"""How a revision was published: by whom it was proposed, who approved it, and whether in haste."""

from collections.abc import Iterable
from dataclasses import dataclass

from registry.proposals.models import Proposal, State, Verdict

AGREED = (Verdict.APPROVED, Verdict.CONFIRMED)


@dataclass(frozen=True)
class Publication:
    """`approved_by` is "" until someone did. `urgent`: one person published it before anyone else had looked at it;
    `waits`: nobody has looked since.
    """

    proposal: int
    proposed_by: str
    approved_by: str
    urgent: bool
    waits: bool


def publications(revisions: Iterable[int]) -> dict[int, Publication]:
    """By revision; one that two eyes published is left out. Two queries, whatever their number."""
    found = Proposal.objects.filter(revision__in=list(revisions)).prefetch_related("reviews").order_by("revision")
    return {one.revision: _publication(one) for one in found if one.revision is not None}


def _publication(proposal: Proposal) -> Publication:
    agreed = [review.by for review in proposal.reviews.all() if review.verdict in AGREED]
    return Publication(
        proposal.pk, proposal.author, agreed[0] if agreed else "", proposal.urgent, proposal.state == State.URGENT
    )
