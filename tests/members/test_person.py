"""People are found by every name they have or had, and those merged into one lead to that one."""

import pytest

from members.models import Person, PersonName
from tests.factories import PersonFactory, PersonNameFactory

pytestmark = pytest.mark.django_db


def found(query: str) -> list[Person]:
    return list(Person.objects.filter(search_text__found_by=query))


@pytest.fixture
def person() -> Person:
    made: Person = PersonFactory(given_ru="Анастасия", family_ru="Щегорцова", family_en="Shchegortsova")
    return made


def test_someone_is_found_by_another_spelling_and_by_words_of_two(person: Person) -> None:
    PersonNameFactory(person=person, spelling="Anastassiya Ivanova")
    assert found("Иванова") == found("Щегорцова Ivanova") == [person]


def test_a_spelling_changed_moved_or_deleted_no_longer_finds(person: Person) -> None:
    other, name = PersonFactory(), PersonNameFactory(person=person, spelling="Ivanova")
    PersonName.objects.update(spelling="Sidorova")
    assert (found("Ivanova"), found("Sidorova")) == ([], [person])
    PersonName.objects.update(person=other)
    assert found("Sidorova") == [other]
    name.delete()
    assert found("Sidorova") == []


def test_the_names_of_someone_merged_find_the_one_that_stays(person: Person) -> None:
    twin = PersonFactory(family_en="Sidorova")
    PersonNameFactory(person=twin, spelling="Petrova")
    Person.objects.filter(pk=twin.pk).update(merged_into=person)
    assert found("Sidorova") == found("Petrova") == [person, twin]
    PersonName.objects.update(spelling="Popova")
    Person.objects.filter(pk=twin.pk).update(family_en="Kim-Sidorova")
    assert found("Kim") == found("Popova") == [person, twin]
    Person.objects.filter(pk=twin.pk).update(merged_into=None)
    assert found("Sidorova") == found("Popova") == [twin]
