"""What others decide of a proposal, and its author's way to take it back. Each is decided once."""

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from registry.conflicts import in_our_words
from registry.proposals.models import Proposal, Review, State, Verdict
from registry.proposals.replaying import replay
from registry.revision import revision
from registry.wording import say_instant

OWN = _("You proposed this yourself. Ask a colleague to look at it.")


def approve(pk: int, *, by: str, because: str = "") -> Proposal:
    """Publishes it under a revision of its author, reason and keys; all of it, or ValidationError says what stands in
    the way: Overtaken where later revisions do. Of two who approve at once one publishes it.
    """
    asked = _found(pk)
    _refuse_own(asked, by)
    with in_our_words(), revision(by=asked.author, because=asked.reason) as number:
        proposal = _locked(pk, State.PROPOSED)
        replay(proposal, number)
        connection.check_constraints()
        proposal.state, proposal.revision = State.APPROVED, number
        return _settle(proposal, Verdict.APPROVED, by, because)


def reject(pk: int, *, by: str, because: str) -> Proposal:
    """Sends it back to its author, with a reason."""
    _refuse_own(_found(pk), by)
    _demand(because)
    with transaction.atomic():
        proposal = _locked(pk, State.PROPOSED)
        proposal.state = State.REJECTED
        return _settle(proposal, Verdict.REJECTED, by, because)


def withdraw(pk: int, *, by: str, because: str = "") -> Proposal:
    with transaction.atomic():
        proposal = _locked(pk, State.PROPOSED, State.REJECTED)
        if proposal.author != by:
            raise ValidationError(_("Only its author can withdraw a proposal. Send it back instead."), code="not-own")
        proposal.state = State.WITHDRAWN
        return _settle(proposal, Verdict.WITHDRAWN, by, because)


def look_again(pk: int, *, by: str, agrees: bool, because: str = "") -> Proposal:
    """The second look at what one person published urgently; it stays marked as published so.

    It is said in public, and so it is a revision, though one without rows.
    """
    asked = _found(pk)
    _refuse_own(asked, by)
    if not agrees:
        _demand(because)
    why = because.strip() or gettext("A second look at revision %(number)s") % {"number": asked.revision}
    with revision(by=by, because=why):
        proposal = _locked(pk, State.URGENT)
        proposal.state = State.APPROVED if agrees else State.DISPUTED
        return _settle(proposal, Verdict.CONFIRMED if agrees else Verdict.DISPUTED, by, because)


def _found(pk: int) -> Proposal:
    proposal = Proposal.objects.filter(pk=pk).first()
    if proposal is None:
        message = _("There is no proposal %(number)s. Choose one of the list.")
        raise ValidationError(message, code="no-proposal", params={"number": pk})
    return proposal


def _locked(pk: int, *states: str) -> Proposal:
    proposal = Proposal.objects.select_for_update().get(pk=pk)
    if proposal.state in states:
        return proposal
    last = proposal.reviews.last()
    state, who, at = (
        (last.get_verdict_display(), last.by, last.at)
        if last is not None
        else (proposal.get_state_display(), proposal.author, proposal.at)
    )
    message = _("Nothing was done: this proposal is settled already (%(state)s, %(who)s, %(at)s). Open it again.")
    raise ValidationError(message, code="settled", params={"state": state, "who": who, "at": say_instant(at)})


def _refuse_own(proposal: Proposal, by: str) -> None:
    if proposal.author == by:
        raise ValidationError(OWN, code="own")


def _demand(because: str) -> None:
    if not because.strip():
        message = _("Say why, so that its author knows what to change.")
        raise ValidationError({"because": ValidationError(message, code="required")})


def _settle(proposal: Proposal, verdict: Verdict, by: str, because: str) -> Proposal:
    proposal.save(update_fields=["state", "revision"])
    Review.objects.create(proposal=proposal, by=by, verdict=verdict, reason=because.strip())
    return proposal
