"""The same seed and scale make the same nation, of the size the design asks for."""

from datetime import date
from random import Random

import pytest
from django.db import transaction

from commission.models import LegalAct
from portal.generating.nation import DISTRICTS, PRECINCTS, REGIONS, Size, part
from portal.generating.tables import COLUMNS, Rows
from portal.generating.territory import Territory
from registry.words import Words
from tests.portal.nation import generate, next_id, rows


def test_scale_one_is_the_nation_of_the_design_and_ten_is_ten_of_it() -> None:
    assert Size.at(1) == Size(regions=20, districts=219, precincts=10_400)
    assert Size.at(10) == Size(regions=200, districts=2_190, precincts=104_000)


def test_the_smallest_nation_has_one_of_each() -> None:
    assert Size.at(0.0001) == Size(regions=1, districts=1, precincts=1)


def test_the_parts_of_a_nation_are_all_of_it() -> None:
    assert sum(part(DISTRICTS, region, REGIONS) for region in range(1, REGIONS + 1)) == DISTRICTS
    assert sum(part(PRECINCTS, district, DISTRICTS) for district in range(1, DISTRICTS + 1)) == PRECINCTS


@pytest.mark.django_db
def test_the_same_seed_makes_the_same_nation_and_another_one_another() -> None:
    first, again, other = (made_with(seed) for seed in (1, 1, 2))
    assert first == again
    assert first["members_person"] != other["members_person"]
    assert first["members_appointment"] != other["members_appointment"]


@pytest.mark.django_db
def test_ids_begin_at_one_and_go_on_after_the_last() -> None:
    generate()
    for model in COLUMNS:
        ids = list(model.objects.order_by("pk").values_list("pk", flat=True))
        assert ids == list(range(1, len(ids) + 1))
        assert next_id(model) == len(ids) + 1


@pytest.mark.django_db
def test_a_territory_decides_once_a_day_even_for_commissions_whose_terms_run_apart() -> None:
    rows = Rows()
    territory = Territory("01", Words("Ақтау", "Актау", "Aktau"), 1, Random(1), rows)
    first, again, later = (territory.decision_of(date(2024, 2, day), territory.press) for day in (20, 20, 21))
    assert first == again != later
    assert [slug for _id, slug, *_rest in rows.take(LegalAct)] == ["decision-01-2024-02-20", "decision-01-2024-02-21"]


def made_with(seed: int) -> dict[str, list[str]]:
    with transaction.atomic():
        generate(seed=seed)
        made = rows()
        transaction.set_rollback(True)
    return made
