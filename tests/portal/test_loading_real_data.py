"""The records this project is for."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from portal.models import LoadedRow
from registry.models import Revision
from tests.portal.data_folder import row_versions

DATA = Path(__file__).parents[2] / "data"


def load() -> list[str]:
    out = StringIO()
    call_command("load_registry", str(DATA), stdout=out)
    return out.getvalue().splitlines()


@pytest.mark.django_db(transaction=True)
def test_the_real_records_load_under_one_revision_and_a_second_load_writes_nothing() -> None:
    said = load()
    before = row_versions()
    assert said[-1] == f"In all: {LoadedRow.objects.count()} inserted"
    assert Revision.objects.count() == 1
    assert load() == [line.replace("inserted", "unchanged") for line in said]
    assert row_versions() == before
