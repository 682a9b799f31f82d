"""What the house keeps only for a time: attempts to sign in, what was begun and never finished, scans of no act."""

import datetime

from django.contrib.sessions.models import Session
from django.utils import timezone

from commission.scans import drop_unnamed
from portal.models import ImportedTable, SignIn, UnfinishedAct

SIGN_INS_KEPT = datetime.timedelta(days=365)
UNFINISHED_KEPT = datetime.timedelta(days=90)
A_DAY = datetime.timedelta(days=1)


def tidy(now: datetime.datetime | None = None) -> dict[str, int]:
    """How many of each are gone. What is on the record is never touched."""
    now = now or timezone.now()
    old = now - UNFINISHED_KEPT
    gone = {
        "sign-ins": SignIn.objects.filter(at__lt=now - SIGN_INS_KEPT).delete()[0],
        "sessions": Session.objects.filter(expire_date__lt=now).delete()[0],
        "unfinished acts": UnfinishedAct.objects.filter(kept__lt=old).delete()[0],
        "tables not imported": ImportedTable.objects.filter(revision=None, uploaded__lt=old).delete()[0],
    }
    waiting = {str(one.typed.get("scan_kept", [""])[-1]).partition(",")[0] for one in UnfinishedAct.objects.all()}
    return {**gone, "scans of no act": drop_unnamed(waiting, now - A_DAY)}
