"""What is typed outlives the session: kept under the user whom the page's own proof names, signed in or not."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.signing import BadSignature, TimestampSigner
from django.http import QueryDict

from portal.models import UnfinishedAct

NOT_TYPED = ("csrfmiddlewaretoken", "proof", "do", "urgent")
PROOF_HOLDS = 14 * 24 * 3600
_signer = TimestampSigner(salt="portal.staff.act_page")


def proof_for(user: Any) -> str:
    """Given with the page to the one it was shown to; nobody else can make it."""
    return _signer.sign(str(user.pk))


def shown_to(proof: str) -> Any:
    """The user to whom a page with this proof was shown, or None."""
    try:
        pk = _signer.unsign(proof, max_age=PROOF_HOLDS)
    except BadSignature:
        return None
    return get_user_model().objects.filter(pk=pk, is_active=True).first()


def keep_typed(user: Any, typed: QueryDict) -> None:
    UnfinishedAct.objects.update_or_create(user=user, defaults={"typed": as_lists(typed)})


def as_lists(typed: QueryDict) -> dict[str, list[str]]:
    return {
        key: [value.replace("\0", "") for value in values if isinstance(value, str)]  # no text may hold that sign
        for key, values in typed.lists()
        if key not in NOT_TYPED and "\0" not in key
    }


def kept_of(user: Any) -> UnfinishedAct | None:
    return UnfinishedAct.objects.filter(user=user).first()


def as_typed(kept: UnfinishedAct) -> QueryDict:
    typed = QueryDict(mutable=True)
    for key, values in kept.typed.items():
        typed.setlist(key, values)
    return typed


def forget(user: Any) -> None:
    UnfinishedAct.objects.filter(user=user).delete()
