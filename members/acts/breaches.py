"""Rules an act breaks: they forbid nothing, but ask for a reason."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_noop as _

from commission.findings import Finding
from commission.models import Authority, Commission, Quota
from members.actions.forming import regime_in_force
from members.acts.drafts import ActDraft, Appoint, Form
from members.acts.looking import Place
from registry.models import Cited

# A vacancy is no breach: it is what a resignation leaves.
BREACHES = ("wrong-authority", "authority-without-quota", "quota-exceeded", "too-many-members", "term-too-long")


class ReasonRequired(ValidationError):
    """The act breaks rules and nobody said why it is recorded nevertheless; `breaches` are the findings."""

    def __init__(self, breaches: Iterable[Finding]) -> None:
        self.breaches = tuple(breaches)
        remedy = gettext_lazy("This breaks a rule. Correct it, or say why it is recorded nevertheless.")
        sentences = [ValidationError(in_words(breach), code=breach.code) for breach in self.breaches]
        super().__init__({"reason_for_breach": [ValidationError(remedy, code="reason-required"), *sentences]})


def in_words(breach: Finding) -> str:
    """The sentence, and in brackets the act and the article it rests on."""
    law = " ".join(filter(None, (str(breach.act.title) if breach.act is not None else "", breach.article)))
    return f"{breach.message} ({law})" if law else str(breach.message)


def added(before: dict[Place, dict[Any, Finding]], after: dict[Place, dict[Any, Finding]]) -> list[Finding]:
    """The breaches that were not there before, each once."""
    new: dict[Any, Finding] = {}
    for place, found in after.items():
        new |= {
            key: finding
            for key, finding in found.items()
            if key not in before.get(place, {}) and finding.code in BREACHES
        }
    return list(new.values())


def without_quota(draft: ActDraft) -> list[Finding]:
    """Appointments to no known seat by an authority that fills none under the rule in force that day."""
    members = [member for effect in draft.effects if isinstance(effect, Form) for member in effect.members]
    alone = [effect for effect in draft.effects if isinstance(effect, Appoint)]
    return [breach for effect in (*alone, *members) if (breach := _without_quota(effect)) is not None]


def _without_quota(effect: Appoint) -> Finding | None:
    if effect.seat is not None or effect.authority is None:
        return None
    commission = Commission.objects.filter(pk__in=[effect.commission or 0]).first()
    authority = Authority.objects.filter(pk=effect.authority).first()
    regime = regime_in_force(commission, effect.start) if commission is not None else None
    if authority is None or regime is None:
        return None
    quotas = regime.quotas.filter(fills=Quota.Fills.SEATS).select_related("authority")
    rightful = [quota.authority for quota in quotas]
    if not rightful or any(one is None or one.kind == Authority.Kind.ROLE or one == authority for one in rightful):
        return None
    sentence = _("%(authority)s fills no seat under %(rule)s, the rule in force on %(day)s.")
    values: dict[str, object] = {"authority": authority.name, "rule": regime.code, "day": effect.start}
    basis = regime.bases.select_related("act").first()
    law: dict[str, Any] = {"act": basis.act, "article": basis.article} if basis is not None else {}
    return Finding("authority-without-quota", "violation", sentence, values, effect.start, (authority,), **law)


def note_reason(records: Iterable[Any], reason: str) -> None:
    """A reader of what breaks a rule reads why it is so."""
    for record in records:
        if isinstance(record, Cited) and reason not in record.note:
            record.note = f"{record.note}\n{reason}".strip()
            record.save(update_fields=["note"])
