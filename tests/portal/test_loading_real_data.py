"""The records this project is for."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from portal.models import LoadedRow
from registry.models import Revision
from tests.portal.data_folder import row_counts

DATA = Path(__file__).parents[2] / "data"


def load() -> list[str]:
    out = StringIO()
    call_command("load_registry", str(DATA), stdout=out)
    return out.getvalue().splitlines()


@pytest.mark.django_db(transaction=True)
def test_the_real_records_load_under_one_revision_and_a_second_load_changes_nothing() -> None:
    said = load()
    before, bookkeeping = row_counts(), list(LoadedRow.objects.order_by("id").values())
    assert said[-1] == f"In all: {len(bookkeeping)} inserted"
    assert Revision.objects.count() == 1
    assert load() == [line.replace("inserted", "unchanged") for line in said]
    assert row_counts() == before
    assert list(LoadedRow.objects.order_by("id").values()) == bookkeeping
