"""Every table of the registry keeps its history, whatever wrote to it."""

import io
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from members.models import Redaction
from registry.models import Revision
from registry.revision import revision
from tests.factories import FACTORIES

APPS = ("registry", "commission", "members", "elections")
BOOKKEEPING = {"registry.revision", "registry.head"}
REGISTRY_MODELS = [
    model
    for app in APPS
    for model in apps.get_app_config(app).get_models()
    if model._meta.label_lower not in BOOKKEEPING and not model._meta.model_name.endswith("revisedevent")
]
each_model = pytest.mark.parametrize("model", REGISTRY_MODELS, ids=lambda model: model._meta.label)
each_that_changes = pytest.mark.parametrize(
    "model", [model for model in REGISTRY_MODELS if model is not Redaction], ids=lambda model: model._meta.label
)
pytestmark = pytest.mark.django_db


def events_of(model: Any, pk: int) -> list[tuple[str, int]]:
    events = model.pgh_event_model.objects.filter(pgh_obj_id=pk).order_by("pgh_id")
    return [(event.pgh_label, event.pgh_revision_id) for event in events]


def writable(model: Any) -> list[models.Field]:
    return [f for f in model._meta.concrete_fields if not f.generated and not f.primary_key]


def a_fresh_row(model: Any) -> dict[str, Any]:
    """The values of one row that is in no table: made, read back, deleted."""
    made = FACTORIES[model]()
    values = {field.attname: getattr(made, field.attname) for field in writable(model)}
    model.objects.filter(pk=made.pk).delete()
    return values


def latest() -> Revision:
    return Revision.objects.latest("number")


def test_every_table_of_the_registry_has_a_factory() -> None:
    assert set(FACTORIES) == set(REGISTRY_MODELS)


@each_model
def test_a_row_written_by_the_orm_has_its_baseline_author_and_number(model: Any) -> None:
    with revision(by="aigerim", because="a decree") as number:
        made = FACTORIES[model]()
    assert events_of(model, made.pk)[0] == ("insert", number)
    assert (latest().number, latest().author, latest().reason) == (number, "aigerim", "a decree")


@each_that_changes
def test_a_row_written_in_bulk_has_its_baseline(model: Any) -> None:
    with revision(by="bulk", because="") as number:
        made = model(**a_fresh_row(model))
        model.objects.bulk_create([made])
    assert events_of(model, made.pk)[0] == ("insert", number)


@each_that_changes
def test_a_row_written_by_raw_sql_has_its_baseline_and_the_role_as_author(model: Any) -> None:
    values = a_fresh_row(model)
    columns = [field.column for field in writable(model)]
    marks = ", ".join(["%s"] * len(columns))
    names = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_user")
        role = cursor.fetchone()[0]
        cursor.execute(
            f"INSERT INTO {model._meta.db_table} ({names}) VALUES ({marks}) RETURNING id",
            [field.get_db_prep_save(values[field.attname], connection) for field in writable(model)],
        )
        pk = cursor.fetchone()[0]
    assert events_of(model, pk)[0] == ("insert", latest().number)
    assert latest().author == role


@each_that_changes
def test_a_row_written_by_copy_has_its_baseline(model: Any) -> None:
    values = a_fresh_row(model)
    names = ", ".join(f'"{field.column}"' for field in writable(model))
    line = "\t".join(as_copied(field.get_db_prep_save(values[field.attname], connection)) for field in writable(model))
    before = set(model.objects.values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {model._meta.db_table} ({names}) FROM STDIN", io.StringIO(line + "\n"))
    (pk,) = set(model.objects.values_list("pk", flat=True)) - before
    assert events_of(model, pk)[0] == ("insert", latest().number)


def as_copied(value: Any) -> str:
    return "\\N" if value is None else str(value)


@each_that_changes
def test_a_deleted_row_stays_in_history(model: Any) -> None:
    made = FACTORIES[model]()
    with revision(by="registrar", because="entered twice") as number:
        model.objects.filter(pk=made.pk).delete()
    assert events_of(model, made.pk)[-1] == ("delete", number)


@each_model
def test_truncate_is_refused(model: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL registry.allow_truncate = 'off'")
        with pytest.raises(DatabaseError, match=f"TRUNCATE of {model._meta.db_table} is refused"), transaction.atomic():
            cursor.execute(f"TRUNCATE {model._meta.db_table} CASCADE")


def test_history_itself_cannot_be_rewritten() -> None:
    made = FACTORIES[REGISTRY_MODELS[0]]()
    with pytest.raises(DatabaseError), transaction.atomic():
        made.pgh_event_model.objects.update(pgh_label="other")
