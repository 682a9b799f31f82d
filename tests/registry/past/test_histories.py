"""Whatever happened, in whatever order: as known after each revision, every table is what it was then."""

import os
from contextlib import suppress
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from members.models import Person, PersonName
from registry.history import recorded_fields, tracked_models
from registry.past.known import Known, as_known
from registry.revision import current_revision
from tests.factories import FACTORIES
from tests.registry.undo.test_sequences import ACTIONS, World

HISTORIES = 2_000 if os.environ.get("HYPOTHESIS_PROFILE") == "measure" else 200
pytestmark = pytest.mark.django_db

TABLES = " UNION ALL ".join(
    f"SELECT '{model._meta.db_table}', array_agg(t::text ORDER BY id) FROM {model._meta.db_table} t"
    for model in tracked_models()
)
TEXTS = {
    model: texts
    for model in tracked_models()
    if (
        texts := [
            field.column
            for field in recorded_fields(model)
            if isinstance(field, (models.CharField, models.TextField)) and not field.choices
        ]
    )
}


def registry() -> dict[str, list[str] | None]:
    """Every row of every table as PostgreSQL writes it, derived and generated columns too."""
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        return dict(cursor.fetchall())


def known_after(number: int) -> Any:
    return as_known(Known(timezone.now(), number, timezone.now(), settled=True))


def write(sql: str, values: list[Any] | None = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def some_row(world: World, model: Any) -> int:
    return int(world.one(model.objects.all()).pk)


def a_new_row(world: World) -> None:
    FACTORIES[world.draw(st.sampled_from(list(FACTORIES)))]()


def a_text_changed_by_raw_sql(world: World) -> None:
    model = world.draw(st.sampled_from(list(TEXTS)))
    column = world.draw(st.sampled_from(TEXTS[model]))
    write(f'UPDATE {model._meta.db_table} SET "{column}" = %s WHERE id = %s', ["KZ", some_row(world, model)])


def a_row_deleted_by_raw_sql(world: World) -> None:
    model = world.draw(st.sampled_from(tracked_models()))
    write(f"DELETE FROM {model._meta.db_table} WHERE id = %s", [some_row(world, model)])


def a_row_put_back_under_its_id(world: World) -> None:
    spelling = PersonName.objects.get(pk=some_row(world, PersonName))
    write("DELETE FROM members_personname WHERE id = %s", [spelling.pk])
    PersonName.objects.create(pk=spelling.pk, person=world.person(), spelling=spelling.spelling)


def another_spelling(world: World) -> None:
    PersonName.objects.create(person=world.person(), spelling=world.draw(st.sampled_from(["Yerman", "Ерман", "Erman"])))


def one_merged_by_raw_sql(world: World) -> None:
    write("UPDATE members_person SET merged_into_id = %s WHERE id = %s", [world.person().pk, world.person().pk])


def one_parted_again(world: World) -> None:
    Person.objects.filter(pk=world.person().pk).update(merged_into=None)


WRITTEN_RAW = [
    a_new_row,
    a_text_changed_by_raw_sql,
    a_text_changed_by_raw_sql,
    a_row_deleted_by_raw_sql,
    a_row_deleted_by_raw_sql,
    a_row_put_back_under_its_id,
    another_spelling,
    another_spelling,
    one_merged_by_raw_sql,
    one_parted_again,
]


def happens(world: World, action: Any) -> None:
    """Under a revision of its own, or not at all."""
    write("SELECT set_config('registry.writing', '', true)")
    with suppress(ValidationError, IntegrityError), transaction.atomic():
        action(world)
        connection.check_constraints()


def test_as_known_after_each_revision_every_table_is_the_copy_kept_of_it_then() -> None:
    empty, first = registry(), current_revision()
    world = World(None)
    made, second = registry(), current_revision()

    @settings(max_examples=HISTORIES)
    @given(data=st.data())
    def whatever_happens(data: Any) -> None:
        world.draw, copies = data.draw, {first: empty, second: made}
        with transaction.atomic():
            for action in data.draw(st.lists(st.sampled_from([*ACTIONS, *WRITTEN_RAW]), min_size=2, max_size=6)):
                happens(world, action)
                copies[current_revision()] = registry()
            for number, copy in copies.items():
                with known_after(number):
                    assert registry() == copy
            transaction.set_rollback(True)

    whatever_happens()
