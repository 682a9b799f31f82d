"""Made-up and real records never share a database, whichever came first."""

from collections.abc import Callable
from functools import partial

import pytest
from django.core.management import CommandError, call_command

from portal.generating.history import event_model
from registry.models import Head, Source
from tests.factories import SourceFactory
from tests.portal.data_folder import DataFolder
from tests.portal.nation import generate, rows
from tests.racing import race

pytestmark = pytest.mark.django_db

ELSEWHERE = "Set REGISTRY_DATA_DIR to a new folder, or DATABASE_URL to an empty database."
HOLDS_REAL_RECORDS = f"This database holds real records; made-up ones never share a database with them. {ELSEWHERE}"
HOLDS_A_NATION = f"This database holds a made-up registry already. {ELSEWHERE}"
IS_MADE_UP = "This registry is made up (generate_registry). Load real records into a database of their own."


def refusal_of(work: Callable[[], object]) -> str:
    try:
        work()
    except CommandError as refusal:
        return str(refusal)
    return ""


def test_a_registry_of_real_records_is_left_as_it_is() -> None:
    SourceFactory()
    before = rows()
    assert refusal_of(generate) == HOLDS_REAL_RECORDS
    assert rows() == before
    assert not Head.objects.get().generated


def test_real_records_that_were_deleted_are_in_history_still() -> None:
    SourceFactory()
    Source.objects.all().delete()
    assert event_model(Source).objects.count() == 2
    assert refusal_of(generate) == HOLDS_REAL_RECORDS


def test_a_second_nation_is_refused() -> None:
    generate()
    before = rows()
    assert refusal_of(partial(generate, seed=2)) == HOLDS_A_NATION
    assert rows() == before


def test_real_records_are_not_loaded_into_a_nation(folder: DataFolder) -> None:
    generate()
    before = rows()
    assert refusal_of(folder.load) == IS_MADE_UP
    assert rows() == before


@pytest.mark.django_db(transaction=True)
def test_of_a_nation_and_real_records_that_come_at_once_one_is_kept(folder: DataFolder) -> None:
    refusals: dict[str, str] = {}

    def nation() -> None:
        refusals["nation"] = refusal_of(generate)

    def real() -> None:
        refusals["real"] = refusal_of(folder.load)

    assert race(nation, real) == ["kept", "kept"]
    if Head.objects.get().generated:
        assert refusals == {"nation": "", "real": IS_MADE_UP}
    else:
        assert refusals == {"nation": HOLDS_REAL_RECORDS, "real": ""}


@pytest.mark.parametrize("scale", ["0", "-1", "101", "nan", "inf", "many"])
def test_a_scale_that_is_none_is_refused(scale: str) -> None:
    expected = f"“{scale}” is not a scale. Give a number above 0 and up to 100, such as 1 or 0.01."
    refusal = refusal_of(partial(call_command, "generate_registry", f"--scale={scale}"))
    assert refusal == f"Error: argument --scale: {expected}"
