"""Who may decide of a proposal: whoever may write each of its rows, and did not propose it."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model

from portal.staff.rights import right
from portal.staff.scope import COMMISSION_OF, Scope, scope_of
from registry.models import Citation
from registry.proposals.linked import Records, link
from registry.proposals.models import Proposal
from registry.proposals.rows import rewrites
from registry.rewriting import Rewrite

WRITES = {"insert": "add", "update": "change", "delete": "delete"}
Need = tuple[str, str, int | None]  # what is done to records of which model, of which commission


def may_decide(user: Any, proposal: Proposal) -> bool:
    scope = scope_of(user)
    granted = right(scope.role, "proposals.proposal").allows("approve")
    return granted and all(_allows(scope, *need) for need in needs_of(proposal))


def is_own(user: Any, proposal: Proposal) -> bool:
    return bool(proposal.author == user.get_username())


def waiting_for(user: Any) -> list[Proposal]:
    """The open proposals of others that the user may decide of, the oldest first."""
    opened = Proposal.objects.filter(state__in=("proposed", "urgent")).order_by("pk")
    return [one for one in opened.exclude(author=user.get_username()) if may_decide(user, one)]


def _allows(scope: Scope, action: str, model: str, commission: int | None) -> bool:
    granted = right(scope.role, model)
    own = commission is None or commission in scope.commissions
    return granted.allows(action) and (own or not granted.only_own)


def needs_of(proposal: Proposal) -> list[Need]:
    """Found at the first look and kept with the proposal, whose rows never change."""
    if proposal.needs is None:
        found = sorted(set(_needs(rewrites(proposal))), key=str)
        Proposal.objects.filter(pk=proposal.pk).update(needs=found)
        proposal.needs = found
    return [(action, model, commission) for action, model, commission in proposal.needs]


def _needs(changes: list[Rewrite]) -> Iterator[Need]:
    own = link(changes)
    cited = _cited(changes, own)
    for one in changes:
        for state in (one.now, one.then):
            if isinstance(state, Citation):  # whoever may change the record may say what it rests on
                record = cited.get((state.content_type_id, state.object_id))
                yield from [("change", record._meta.label_lower, _commission(record))] if record is not None else []
            elif state is not None:
                yield WRITES[one.kind], one.model._meta.label_lower, _commission(state)


def _cited(changes: Iterable[Rewrite], own: Records) -> dict[tuple[int, int], Model]:
    """What citations name and is not itself of the proposal, by kind and key."""
    states = [state for one in changes for state in (one.now, one.then) if isinstance(state, Citation)]
    wanted: dict[int, set[int]] = {}
    for state in states:
        wanted.setdefault(state.content_type_id, set()).add(state.object_id)
    found: dict[tuple[int, int], Model] = {}
    for kind, pks in wanted.items():
        model: Any = ContentType.objects.get_for_id(kind).model_class()
        foreign = [pk for pk in pks if (model, pk) not in own]
        found |= {(kind, record.pk): record for record in model._base_manager.filter(pk__in=foreign).select_related()}
    return found


def _commission(record: Model) -> int | None:
    find = COMMISSION_OF.get(record._meta.label_lower)
    try:
        return find(record) if find else None
    except (ObjectDoesNotExist, AttributeError):
        return None  # what it belonged to is gone, and so the proposal will not be published
