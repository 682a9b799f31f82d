"""What the house keeps only for a time goes when its time is over; what is on the record stays."""

import datetime
import os
from io import StringIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone

from commission.models import ActScan
from commission.scans import is_kept, take
from portal.models import ImportedTable, Role, SignIn, UnfinishedAct
from portal.staff.tidying import tidy
from tests.factories import LegalActFactory
from tests.staff import staff

pytestmark = pytest.mark.django_db


def days_ago(number: int) -> datetime.datetime:
    return timezone.now() - datetime.timedelta(days=number)


def test_sign_ins_go_after_a_year_and_the_unfinished_after_ninety_days() -> None:
    for number in (364, 366):
        SignIn.objects.create(outcome=SignIn.Outcome.SIGNED_IN, at=days_ago(number))
    for number, user in ((89, staff(Role.REGISTRAR)), (91, staff(Role.REGISTRAR))):
        ImportedTable.objects.create(user=user, name=str(number), uploaded=days_ago(number))
        ImportedTable.objects.create(user=user, name="imported", uploaded=days_ago(number), revision=1)
        UnfinishedAct.objects.create(user=user, typed={})
        UnfinishedAct.objects.filter(user=user).update(kept=days_ago(number))
    gone = {"sign-ins": 1, "sessions": 0, "unfinished acts": 1, "tables not imported": 1, "scans of no act": 0}
    assert tidy() == gone
    assert sorted(ImportedTable.objects.values_list("name", flat=True)) == ["89", "imported", "imported"]
    out = StringIO()
    call_command("tidy", stdout=out)
    assert out.getvalue().splitlines()[0] == "sign-ins: 0 deleted."


def test_only_the_scan_no_act_ever_named_and_nobody_is_typing_goes(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    scans = [take(SimpleUploadedFile(f"{name}.pdf", f"%PDF-{name}%%EOF".encode())) for name in "12345"]
    attached, taken_away, typed, left, fresh = (scan.sha256 for scan in scans)
    for scan in scans[:2]:
        ActScan.objects.create(act=LegalActFactory(), sha256=scan.sha256, size=scan.size, name=scan.name)
    ActScan.objects.filter(sha256=taken_away).delete()
    UnfinishedAct.objects.create(user=staff(Role.REGISTRAR), typed={"scan_kept": [f"{typed},12,3.pdf"]})
    for path in tmp_path.glob("scans/*/*.pdf"):
        if path.stem != fresh:
            os.utime(path, times=(0, 0))
    assert tidy()["scans of no act"] == 1
    assert [is_kept(scan) for scan in (attached, taken_away, typed, left, fresh)] == [True, True, True, False, True]
