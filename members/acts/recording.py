"""An act with all its effects on the record, at once or not at all."""

from dataclasses import dataclass

from django.db.models import Model

from commission.findings import Finding
from commission.models import LegalAct
from members.acts.breaches import ReasonRequired, added, note_reason, without_quota
from members.acts.drafts import ActDraft
from members.acts.looking import places, violations_if_checked
from members.acts.performing import perform
from members.models import Appointment


@dataclass(frozen=True)
class Recorded:
    """The act, the records its effects wrote in their order, and the breaches for which a reason was given."""

    act: LegalAct
    records: tuple[Model, ...]
    breaches: tuple[Finding, ...]


def record_act(draft: ActDraft) -> Recorded:
    """Action for `door.carry_out`. Raises ValidationError, with errors by `act.<field>` and
    `effects.<place>.<field>`; ReasonRequired where the act breaks a rule and gives no `reason_for_breach`.
    """
    done = perform_and_judge(draft)
    if done.breaches and not draft.reason_for_breach.strip():
        raise ReasonRequired(done.breaches)
    if done.breaches:
        note_reason([record for record in done.records if isinstance(record, Appointment)], draft.reason_for_breach)
    return done


def perform_and_judge(draft: ActDraft) -> Recorded:
    """All effects, and the rules they break which were not broken before."""
    concerned = places(draft)
    before = violations_if_checked(concerned)
    done = perform(draft)
    breaches = (*added(before, violations_if_checked(concerned)), *without_quota(draft))
    return Recorded(done.act, tuple(done.written), breaches)
