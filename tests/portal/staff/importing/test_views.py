"""The pages of the import: up goes a table, its difference is shown, and only then it is written."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from commission.models import Commission
from members.models import Appointment
from portal.models import ImportedTable, Role
from registry.history import events_of
from registry.progress import tell
from tests.factories import CommissionFactory
from tests.staff import signed_in_client, staff

pytestmark = pytest.mark.django_db
TABLE = b"commission,family,given,start\nregion,Ermanov,Marat,14.09.2016\n"


@pytest.fixture
def region() -> Commission:
    return CommissionFactory(slug="region", level="territorial")


def send(client: Client, content: bytes, name: str = "list.csv") -> Any:
    return client.post("/admin/import/", {"table": SimpleUploadedFile(name, content), "namesakes": "ask"})


def test_a_table_is_shown_and_then_imported_under_the_reason_given(region: Commission) -> None:
    client = signed_in_client(staff(Role.REGISTRAR, [region]))
    page = client.get(send(client, TABLE)["Location"])
    assert page.context["outcome"].counts == {"added": 1, "changed": 0, "unchanged": 0, "refused": 0}
    assert Appointment.objects.count() == 0
    shown = page.context["form"]["shown"].value()
    answer = client.post(page.request["PATH_INFO"], {"because": "The list of 2016", "shown": shown})
    assert (answer.status_code, answer["Location"]) == (302, "/admin/import/")
    assert Appointment.objects.get().start.written == "2016-09-14"
    kept = ImportedTable.objects.get()
    assert (kept.content, kept.revision) == (b"", events_of(Appointment).last().pgh_revision_id)


def test_without_a_reason_or_after_a_change_nothing_is_imported(region: Commission) -> None:
    client = signed_in_client(staff(Role.REGISTRAR, [region]))
    address = send(client, TABLE)["Location"]
    assert client.post(address, {"because": "", "shown": "x"}).status_code == 400
    answer = client.post(address, {"because": "A list", "shown": "another difference"})
    assert (answer.status_code, answer.context["form"].non_field_errors()) == (
        400,
        ["The registry has changed since. Look at the difference again."],
    )
    assert Appointment.objects.count() == 0


def test_a_registrar_of_another_region_is_refused_row_by_row(region: Commission) -> None:
    client = signed_in_client(staff(Role.REGISTRAR, [CommissionFactory(level="territorial")]))
    page = client.get(send(client, TABLE)["Location"])
    assert page.context["outcome"].counts["refused"] == 1
    assert page.context["may_import"] is False
    assert page.content.decode().count("is not among the commissions you keep") == 1


def test_how_far_it_is_is_told_to_who_imports(region: Commission) -> None:
    mine, colleague = staff(Role.ADMINISTRATOR), staff(Role.ADMINISTRATOR)
    tell(f"registry import {mine.pk}", 3, 8)
    answers = [signed_in_client(user).get("/admin/import/progress/").json() for user in (mine, colleague)]
    assert answers == [{"percent": 37}, {"percent": None}]


def test_a_file_that_is_no_table_is_said_on_its_field() -> None:
    answer = send(signed_in_client(staff(Role.ADMINISTRATOR)), b"%PDF-1.7", "scan.pdf")
    assert (answer.status_code, answer.context["form"].errors["table"]) == (
        400,
        ["This is neither CSV nor XLSX. Save the table as “CSV UTF-8” or as an Excel workbook (.xlsx)."],
    )


@pytest.mark.parametrize("role", [Role.VIEWER, Role.EDITOR])
def test_who_appoints_nobody_imports_nothing(role: str) -> None:
    client = signed_in_client(staff(role))
    addresses = ("/admin/import/", "/admin/import/template.csv", "/admin/import/1/", "/admin/import/progress/")
    assert [client.get(address).status_code for address in addresses] == [403, 403, 403, 403]
    assert send(client, TABLE).status_code == 403


def test_a_colleagues_table_is_not_found(region: Commission) -> None:
    address = send(signed_in_client(staff(Role.ADMINISTRATOR)), TABLE)["Location"]
    assert signed_in_client(staff(Role.ADMINISTRATOR)).get(address).status_code == 404


def test_a_dry_run_asks_as_much_whatever_the_number_of_rows(region: Commission) -> None:
    client, asked = signed_in_client(staff(Role.ADMINISTRATOR)), []
    for rows in (2, 40):
        table = TABLE + b"".join(b"region,A%d,B,2016\n" % n for n in range(rows))
        address = send(client, table)["Location"]
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        asked.append(len(queries))
    assert asked[0] == asked[1]
