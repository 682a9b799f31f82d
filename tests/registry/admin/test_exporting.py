"""The list as filtered, as a file."""

import csv
import io
from typing import Any

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from portal.models import Role
from tests.factories import EventFactory, PersonFactory
from tests.staff import signed_in_client, staff

pytestmark = pytest.mark.django_db


def export(form: str, query: str = "", model: str = "members_person") -> Any:
    client = signed_in_client(staff(Role.VIEWER))
    return client.get(reverse(f"admin:{model}_export", args=[form]) + query)


def test_csv_holds_what_the_list_shows_and_defuses_formulas() -> None:
    PersonFactory(slug="dana", family_en="=HYPERLINK(1)", description_en="clerk")
    PersonFactory(slug="other")
    text = b"".join(export("csv", "?q=dana").streaming_content).decode("utf-8-sig")
    (line,) = csv.DictReader(io.StringIO(text))
    assert (line["Address on the site"], line["Family name (English)"]) == ("dana", "'=HYPERLINK(1)")


def test_xlsx_holds_what_the_filter_leaves() -> None:
    EventFactory(kind="referendum", slug="kept")
    EventFactory(kind="session", slug="filtered-out")
    answer = export("xlsx", "?kind__exact=referendum", "elections_event")
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    heading, *lines = sheet.iter_rows(values_only=True)
    assert [dict(zip(heading, line, strict=True))["Address on the site"] for line in lines] == ["kept"]


def test_another_form_is_told_which_there_are() -> None:
    answer = export("pdf")
    assert (answer.status_code, answer.content.decode()) == (404, "There is no export to “pdf”. Take csv or xlsx.")
