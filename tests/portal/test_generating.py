"""A made-up nation is whole and marked, shows every status, and is as lawful as one written row by row."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Count, F

from commission.composition import composition
from commission.models import Commission, Level
from members.models import Appointment, Attestation, OfficeHolding, Person
from members.status import Status
from portal.generating.calendar import DAY
from portal.generating.history import event_model
from portal.generating.tables import COLUMNS
from registry.bulk import columns_of
from registry.models import Citation, Head, Revision
from tests.portal.nation import SCALE, generate, history, rows, schema, touch_every_row

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("schema_before")]


@pytest.fixture(scope="module")
def schema_before(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[str]]:
    """A small nation is there until the end of this file; this is the schema as it was before."""
    with django_db_blocker.unblock(), transaction.atomic():
        before = schema()
        generate()
        yield before
        transaction.set_rollback(True)


def test_there_are_commissions_at_every_level() -> None:
    levels = Commission.objects.order_by().values_list("level").annotate(number=Count("pk"))
    assert dict(levels) == {Level.CENTRAL: 1, Level.TERRITORIAL: 2, Level.PRECINCT: 52}


def test_every_commission_has_seven_seats_and_five_terms() -> None:
    commissions = Commission.objects.annotate(
        places=Count("seats", distinct=True), terms=Count("formations", distinct=True)
    )
    assert set(commissions.exclude(level=Level.CENTRAL).values_list("places", "terms")) == {(7, 5)}
    assert commissions.filter(level=Level.CENTRAL).values_list("places", "terms").get() == (7 + 7, 5)


def test_there_is_about_an_appointment_a_seat_and_term_and_a_person_a_seat() -> None:
    seats = 7 * Commission.objects.count()
    assert Appointment.objects.count() == pytest.approx(5 * seats, rel=0.02)
    assert Person.objects.count() == pytest.approx(seats, rel=0.05)


def test_it_is_marked_as_generated() -> None:
    assert Head.objects.get().generated
    assert composition(Commission.objects.get(slug="kz-cec"), DAY).generated


def test_every_status_occurs() -> None:
    statuses = Appointment.objects.with_status(DAY).values_list("status", flat=True)
    assert set(statuses) == {*Status.values, ""}


def test_every_state_of_a_seat_occurs() -> None:
    states = {place.state for commission in Commission.objects.all() for place in composition(commission, DAY).seats}
    assert states == {"held", "vacant", "undocumented", "uncertain"}


def test_after_the_reform_the_members_of_the_central_commission_hold_over() -> None:
    counts = composition(Commission.objects.get(slug="kz-cec"), DAY).counts
    assert (counts["seats"], counts["undocumented"], counts["holding_over"]) == (7, 7, 7)


def test_offices_are_carried_by_a_seat_or_elected_or_only_seen() -> None:
    holdings = OfficeHolding.objects.all()
    kinds = {(holding.office, holding.carried, holding.start is not None) for holding in holdings}
    assert kinds == {
        ("chair", True, False),
        ("deputy_chair", False, True),
        ("secretary", False, True),
        ("secretary", False, False),
    }
    assert not holdings.filter(carried=False, start_latest=None).exclude(attestations__office="secretary").exists()


def test_some_are_known_from_a_sighting_alone_and_some_from_a_list() -> None:
    attestations = Attestation.objects.select_related("appointment")
    kinds = {(attestation.kind, attestation.appointment.start is not None) for attestation in attestations}
    assert kinds == {("sighting", False), ("roster", True)}


def test_some_days_are_partial() -> None:
    partial = Appointment.objects.exclude(start_value="").exclude(start_value__regex=r"^\d{4}-\d\d-\d\d$")
    assert {len(start) for start in partial.values_list("start_value", flat=True)} == {
        len("2008-05"),
        len("../2008-05-12"),
    }
    assert Appointment.objects.filter(end_value__regex=r"^\d{4}-\d\d$").exists()


def test_every_appointment_names_a_source_and_some_sources_disagree() -> None:
    assert not Appointment.objects.filter(citations__isnull=True).exists()
    assert set(Citation.objects.filter(disagrees=True).values_list("field", "confidence")) == {("start", "low")}


def test_everyone_and_every_commission_is_named_in_three_languages() -> None:
    parts = [f"{part}_{language}" for part in ("given", "patronymic", "family") for language in ("kk", "ru", "en")]
    assert [name for name in parts if Person.objects.filter(**{name: ""}).exists()] == []
    assert [
        name for name in ("name_kk", "name_ru", "name_en") if Commission.objects.filter(**{name: ""}).exists()
    ] == []


def test_all_of_it_is_the_first_revision() -> None:
    assert list(Revision.objects.values_list("number", "author", "reason")) == [
        (1, "generate_registry", f"A made-up registry: scale {SCALE}, seed 1.")
    ]


@pytest.mark.parametrize("model", COLUMNS, ids=lambda model: model._meta.label)
def test_every_row_has_its_baseline(model: Any) -> None:
    columns = [column for column in columns_of(event_model(model)) if not column.startswith("pgh_")]
    baseline = event_model(model).objects.filter(pgh_label="insert", pgh_revision=1, pgh_obj_id=F("id"))
    assert event_model(model).objects.count() == baseline.count()
    assert list(baseline.order_by("id").values_list(*columns)) == list(
        model.objects.order_by("id").values_list(*columns)
    )


def test_no_trigger_finds_a_derived_column_to_correct() -> None:
    found, told = rows(), history()
    with transaction.atomic():
        touch_every_row()
        assert rows() == found
        assert history() == told
        transaction.set_rollback(True)


def test_every_constraint_index_and_trigger_is_in_force_as_before(schema_before: list[str]) -> None:
    assert schema() == schema_before
