"""Verbs for any record: correct, remove, cite."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from members.models import Person
from registry.actions import cite, correct, free_slug, remove
from registry.door import carry_out
from registry.models import Citation
from registry.period import parse_day
from registry.words import Words
from tests.factories import AppointmentFactory, AuthorityFactory, PersonFactory, SourceFactory

pytestmark = pytest.mark.django_db


def test_days_are_corrected_whole_and_texts_in_three_languages() -> None:
    member = AppointmentFactory()
    correct(record=member, start=parse_day("2016-09"))
    authority = correct(record=AuthorityFactory(), name=Words(kk="Сенат", ru="Сенат", en="Senate"))
    member.refresh_from_db()
    assert (member.start_earliest, member.start_latest) == (datetime.date(2016, 9, 1), datetime.date(2016, 9, 30))
    assert (authority.name_kk, authority.name_en) == ("Сенат", "Senate")


def test_whoever_read_a_record_long_ago_takes_nothing_back() -> None:
    person = PersonFactory(birth_year=None)
    long_ago = Person.objects.get(pk=person.pk)
    correct(record=person, birth_year=1949)
    correct(record=long_ago, family_en="Abdirov")
    person.refresh_from_db()
    assert (person.family_en, person.birth_year) == ("Abdirov", 1949)


def test_a_value_that_breaks_a_rule_of_the_field_is_named_by_field() -> None:
    with pytest.raises(ValidationError) as refused:
        correct(record=PersonFactory(), country="kz")
    assert refused.value.message_dict == {"country": ["Write a country by its two letters, for example KZ."]}


def test_what_others_point_to_is_not_removed() -> None:
    member = AppointmentFactory(person=PersonFactory(given_en="", family_en="Abdirov"))
    with pytest.raises(ValidationError) as refused:
        carry_out(lambda: remove(record=member.person), by="aigerim", because="Entered twice")
    assert refused.value.messages == [
        "Other records point to it: appointment “Abdirov”. Remove those first, or let them point elsewhere."
    ]
    remove(record=member)
    remove(record=member.person)
    assert Person.objects.count() == 0


def test_the_same_use_of_a_source_is_one_citation() -> None:
    person, source = PersonFactory(), SourceFactory()
    first = cite(record=person, source=source, field="birth_year", states="1949", confidence="low")
    assert cite(record=person, source=source, field="birth_year", states="1949") == first
    cite(record=person, source=source, field="birth_year", states="1950", disagrees=True)
    assert list(Citation.objects.order_by("pk").values_list("states", "disagrees", "confidence")) == [
        ("1949", False, "low"),
        ("1950", True, "high"),
    ]


def test_an_address_nobody_has_yet() -> None:
    PersonFactory(slug="nurlan-abdirov")
    PersonFactory(slug="nurlan-abdirov-2")
    assert free_slug(Person, "Nurlan Abdirov") == "nurlan-abdirov-3"
    assert free_slug(Person, "Нурлан") == "person"
