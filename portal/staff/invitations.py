"""The only way to an account: a signed link that holds seven days and once.

Invited again, someone who has lost a password or a second factor sets both anew; an earlier link holds no longer.
"""

import datetime
from collections.abc import Iterable

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from commission.models import Commission
from portal.models import Invitation
from portal.models.staff import INVITATION_HOLDS

SALT = "portal.staff.invitations"


class NoInvitation(Exception):
    """Carries the sentence that says why, and the remedy."""


@transaction.atomic
def invite(
    *, email: str, role: str, by: str, regions: Iterable[Commission] = (), levels: Iterable[str] = ()
) -> Invitation:
    invitation = Invitation.objects.create(email=email.strip().lower(), role=role, levels=list(levels), invited_by=by)
    invitation.regions.set(regions)
    return invitation


def renew(invitation: Invitation, *, by: str) -> None:
    """Issued anew from now, to be saved; links given out before open nothing."""
    invitation.issued, invitation.invited_by = timezone.now(), by
    invitation.accepted = invitation.accepted_by = None


def link(invitation: Invitation) -> str:
    token = signing.dumps([invitation.pk, _stamp(invitation.issued)], salt=SALT)
    return f"{settings.SITE_URL}{reverse('invitation', args=[token])}"


def find(token: str) -> Invitation:
    """The invitation of a link, its row locked where there is a transaction; raises NoInvitation."""
    try:
        pk, stamp = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise NoInvitation(gettext("This is not a link of an invitation. Open it whole, as it was sent.")) from error
    rows = (
        Invitation.objects.select_for_update() if transaction.get_connection().in_atomic_block else Invitation.objects
    )
    invitation = rows.filter(pk=pk).first()
    if invitation is None or _stamp(invitation.issued) != stamp:
        raise NoInvitation(gettext("This invitation was withdrawn or sent again. Use the latest link."))
    if invitation.accepted:
        raise NoInvitation(gettext("This invitation has been used. Sign in, or ask an administrator for another."))
    if timezone.now() >= invitation.issued + INVITATION_HOLDS:
        raise NoInvitation(gettext("This invitation has expired after seven days. Ask an administrator for another."))
    return invitation


def send(invitation: Invitation) -> bool:
    """By e-mail, in the language of who invites; False where no mail server is set, and the link is handed over."""
    if not settings.EMAIL_CONFIGURED:
        return False
    subject = gettext("You are invited to the registry of election commissions")
    body = gettext(
        "%(by)s invites you to the staff of the registry of election commissions. Set your password here within seven "
        "days; the link works once:\n\n%(link)s\n"
    ) % {"by": invitation.invited_by, "link": link(invitation)}
    EmailMessage(subject, body, to=[invitation.email]).send()
    return True


def _stamp(issued: datetime.datetime) -> int:
    return int(issued.timestamp() * 1_000_000)
