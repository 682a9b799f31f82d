"""A whole load is a revision like any other: it can be taken back, and the taking back can."""

import pytest
from django.core.management import call_command

from registry.door import carry_out
from registry.revision import current_revision
from registry.undo import undo
from tests.real_records import DATA
from tests.registry.undo.test_action import registry


@pytest.mark.django_db(transaction=True)
def test_the_real_records_are_taken_back_to_nothing_and_brought_back_row_for_row() -> None:
    call_command("load_registry", str(DATA), verbosity=0)
    loaded = registry()
    taken_back = carry_out(lambda: undo(current_revision() - 1), by="a", because="Loaded too early").revision
    assert {model for model, rows in registry().items() if rows} == set()
    carry_out(lambda: undo(taken_back), by="a", because="It was right")
    assert registry() == loaded
