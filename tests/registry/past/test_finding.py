"""The past is searched and listed through indexes of its own, by what the names were then."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from members.models import Person, PersonName
from members.models.person import in_list_order
from registry.history import events_of
from registry.revision import last_revision
from registry.steps import steps_of
from registry.words import LANGUAGES
from tests.factories import PersonFactory, PersonNameFactory
from tests.registry.past.test_histories import known_after
from tests.registry.past.world import as_if_committed, run

pytestmark = pytest.mark.django_db


def next_revision() -> None:
    as_if_committed()
    run("SELECT set_config('registry.writing', '', true)")


def found(query: str) -> list[Person]:
    return list(Person.objects.filter(search_text__found_by=query))


def kept() -> dict[int, tuple[str, str]]:
    return {pk: (spellings, text) for pk, spellings, text in Person.objects.values_list(*KEPT)}


KEPT = "pk", "other_spellings", "search_text"


def a_life_of_spellings() -> dict[int, dict[int, tuple[str, str]]]:
    """By revision, what was kept then: of people spelt otherwise, merged, renamed, parted and gone."""
    person, twin, other = PersonFactory(), PersonFactory(family_en="Sidorova"), PersonFactory()
    spelling = PersonNameFactory(person=person, spelling="Ivanova")
    copies = {}
    for change in (
        lambda: PersonNameFactory(person=twin, spelling="Petrova"),
        lambda: PersonName.objects.filter(pk=spelling.pk).update(spelling="Popova"),
        lambda: Person.objects.filter(pk=twin.pk).update(merged_into=person),
        lambda: PersonName.objects.filter(pk=spelling.pk).update(person=other),
        lambda: Person.objects.update(family_en="Kim"),
        lambda: Person.objects.filter(pk=twin.pk).update(merged_into=None, family_en="Lee"),
        lambda: PersonName.objects.filter(person=twin).delete(),
        lambda: Person.objects.filter(pk=twin.pk).delete(),
    ):
        copies[last_revision().number] = kept()
        next_revision()
        change()
    return {**copies, last_revision().number: kept()}


def remembered(numbers: Any) -> dict[int, dict[int, tuple[str, str]]]:
    copies = {}
    for number in numbers:
        with known_after(number):
            copies[number] = kept()
    return copies


def test_someone_is_found_by_the_spellings_of_then() -> None:
    person = PersonFactory(family_en="Sidorova")
    before = last_revision().number
    next_revision()
    PersonNameFactory(person=person, spelling="Ivanova")
    with_it = last_revision().number
    next_revision()
    PersonName.objects.all().delete()
    assert found("Ivanova") == []
    with known_after(before):
        assert found("Ivanova") == []
    with known_after(with_it):
        assert found("Ivanova") == found("Sidorova") == [person]


def test_history_keeps_what_was_kept_after_every_change_of_spellings() -> None:
    copies = a_life_of_spellings()
    assert len({str(copy) for copy in copies.values()}) == len(copies)
    assert remembered(copies) == copies


def test_a_spelling_changes_nothing_that_is_recorded_of_the_person() -> None:
    person = PersonFactory()
    next_revision()
    PersonNameFactory(person=person, spelling="Ivanova")
    assert events_of(Person).filter(pgh_obj_id=person.pk).count() == 2
    assert [step.kind for step in steps_of(Person, [person.pk])[person.pk]] == ["insert"]


def test_history_from_before_is_filled_by_the_migration() -> None:
    copies = a_life_of_spellings()
    as_if_committed()
    call_command("migrate", "members", "0016", verbosity=0)
    forget_what_only_spellings_made()
    call_command("migrate", verbosity=0)
    assert remembered(copies) == copies
    in_order = events_of(Person).order_by("pgh_revision_id", "pgh_id")
    assert [event.pgh_id for event in in_order] == [event.pgh_id for event in events_of(Person)]


def forget_what_only_spellings_made() -> None:
    """As it was while a change of spellings left no history of the person."""
    run("ALTER TABLE members_personrevisedevent DISABLE TRIGGER USER")
    run(
        """DELETE FROM members_personrevisedevent event USING members_personrevisedevent earlier
           WHERE earlier.pgh_id = (SELECT max(pgh_id) FROM members_personrevisedevent
                                   WHERE pgh_obj_id = event.pgh_obj_id AND pgh_id < event.pgh_id)
             AND event.pgh_label = 'update' AND (to_jsonb(event) - ARRAY['pgh_id', 'pgh_revision', 'pgh_label'])
                 = (to_jsonb(earlier) - ARRAY['pgh_id', 'pgh_revision', 'pgh_label'])"""
    )
    as_if_committed()
    run("ALTER TABLE members_personrevisedevent ENABLE TRIGGER USER")


def plan(sql: str, values: Any = ()) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {sql}", values)
        return "\n".join(line for (line,) in cursor.fetchall())


@pytest.fixture
def many_people() -> None:
    """As many as make PostgreSQL choose a way."""
    Person.objects.bulk_create(Person(slug=f"no-{number}", family_en=f"Family{number}") for number in range(2000))
    run("SELECT gin_clean_pending_list('person_search_past')")
    run("ANALYZE members_personrevisedevent")


@pytest.mark.usefixtures("many_people")
def test_the_past_is_searched_through_an_index() -> None:
    search = "SELECT id FROM members_person WHERE search_text LIKE ANY (registry_word_hints('abdirov', %s))"
    with known_after(last_revision().number):
        plans = [plan(search, [reading]) for reading in ("whole", "part")]
    assert ["Bitmap Index Scan on person_search_past" in each for each in plans] == [True, True]


@pytest.mark.usefixtures("many_people")
def test_people_of_the_past_are_listed_through_an_index() -> None:
    with known_after(last_revision().number):
        for language in LANGUAGES:
            sql, values = Person.objects.order_by(in_list_order(language), "id")[:50].query.sql_with_params()
            listed = plan(sql, values)
            assert f"Index Scan using members_person_listed_{language}_past" in listed
            assert "Sort" not in listed
