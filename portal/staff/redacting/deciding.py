"""A request to blank what is personal: confirmed or refused, once, by somebody else than who asked."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.actions import redact
from portal.models import RedactionRequest
from registry.door import carry_out_agreed


@transaction.atomic
def confirm(pk: int, *, by: str) -> RedactionRequest:
    request = _open(pk, by)
    carried = carry_out_agreed(
        lambda: redact(
            person=request.person,
            fields=request.fields,
            act=request.act,
            asked_by=request.asked_by,
            confirmed_by=by,
        ),
        by=request.asked_by,
        agreed_by=by,
        because=request.reason,
    )
    return _decided(request, by, redaction=carried.result)


@transaction.atomic
def refuse(pk: int, *, by: str) -> RedactionRequest:
    return _decided(_open(pk, by), by)


def _open(pk: int, by: str) -> RedactionRequest:
    """Locked, so that of two who decide at once one comes too late."""
    request = RedactionRequest.objects.select_for_update().get(pk=pk)
    if request.decided is not None:
        raise ValidationError(_("%(who)s has already decided this.") % {"who": request.decided_by}, code="decided")
    if request.asked_by == by:
        message = _("Whoever asked for it cannot confirm it. Another person must.")
        raise ValidationError(message, code="own")
    return request


def _decided(request: RedactionRequest, by: str, **result: object) -> RedactionRequest:
    request.decided_by, request.decided = by, timezone.now()
    for name, value in result.items():
        setattr(request, name, value)
    request.save()
    return request
