"""Finding records: every word, as written or else with one slip, through the index, whatever anyone types."""

import re

import pytest
from django.db import connection

from commission.models import Authority, Commission
from members.models import Person
from registry.search import near_slugs, sought
from tests.factories import AuthorityFactory, CommissionFactory, PersonFactory

pytestmark = pytest.mark.django_db


def people(*names: str) -> None:
    for name in names:
        given, family = name.split()
        PersonFactory(slug=f"{family}-{given}".lower(), given_en=given, family_en=family)


def found(query: str) -> list[str]:
    return list(Person.objects.filter(search_text__found_by=query).values_list("family_en", flat=True))


def ranked(query: str) -> list[str]:
    return [person.family_en for person in Person.objects.search(query)]


def test_every_word_must_be_there_in_any_order() -> None:
    people("Nurlan Abdirov", "Nurlan Ermanov", "Mukhtar Abdirov")
    assert found("әбдіров НУРЛАН") == ["Abdirov"]
    assert found("Nurlan Abdirov Mukhtar") == []


def test_a_part_of_a_word_finds_it_and_one_or_two_letters_are_its_beginning() -> None:
    people("Nurlan Abdirov", "Omar Petrov")
    assert found("bdir") == ["Abdirov"]
    assert found("N. Abdirov") == ["Abdirov"]
    assert found("ov") == []


@pytest.mark.parametrize("slip", ["Abdarov", "Abirov", "Abdiorov", "Abidrov", "Abdirof", "Ыбдиров", "Абдирoв"])
def test_a_word_with_one_slip_finds_what_was_meant(slip: str) -> None:
    people("Nurlan Abdirov", "Omar Petrov")
    assert found(slip) == ["Abdirov"]


def test_a_slip_is_allowed_for_only_where_nothing_has_the_words_as_written() -> None:
    people("Mukhtar Yerman")
    assert found("Yerlan") == ["Yerman"]
    people("Dauyl Yerlan")
    assert found("Yerlan") == ["Yerlan"]


def test_the_best_come_first() -> None:
    people("Omar Alibekov", "Omar Khali", "Omar Ali", "Omar Aliyanov")
    assert ranked("ali") == ["Ali", "Aliyanov", "Alibekov", "Khali"]


def test_where_nothing_is_found_the_nearest_are_suggested() -> None:
    people("Kuandyk Turgankulov", "Omar Petrov")
    assert found("Turgenculof") == []
    assert [person.family_en for person in Person.objects.near("Turgenculof")] == ["Turgankulov"]
    assert [person.family_en for person in Person.objects.near("Petrov Xyzzyx")] == ["Petrov"]


def test_an_unknown_address_has_near_ones() -> None:
    people("Nurlan Abdirov", "Omar Petrov")
    CommissionFactory(slug="kz-cec")
    assert near_slugs(Person.objects, "nurlan-abdirof-2") == ["abdirov-nurlan"]
    assert near_slugs(Commission.objects, "kz-cek") == ["kz-cec"]
    assert near_slugs(Commission.objects, "") == []


def test_the_statement_is_the_same_for_one_word_and_for_many() -> None:
    few, many = (Person.objects.filter(search_text__found_by=query).query for query in ("a", "b c d e f"))
    (sql, one), (same, other) = few.sql_with_params(), many.sql_with_params()
    assert (sql, one, other) == (same, ("a",), ("b c d e f",))


def test_a_relation_can_be_searched() -> None:
    people("Nurlan Abdirov")
    commission = CommissionFactory(as_authority=AuthorityFactory(name_en="The Chamber"))
    assert list(Commission.objects.filter(as_authority__search_text__found_by="chamber")) == [commission]


STRANGE = {
    "a nul byte": "Abd\0irov",
    "ten thousand letters": "abdirov" * 1500,
    "two thousand words": "abdirov nurlan " * 1000,
    "signs of LIKE": "%_\\ %a_%",
    "signs of regular expressions": ".*(a|b)+[^ ]{3}\\y$",
    "a fragment of SQL": "'; DROP TABLE members_person; --",
    "half a surrogate": "\ud800",
    "one word of many letters that expand": "\ufdfa" * 200,
    "letters without a case": "الهيئة المستقلة",
}


@pytest.mark.parametrize("query", STRANGE.values(), ids=list(STRANGE))
def test_whatever_is_typed_is_answered_without_an_error(query: str) -> None:
    people("Nurlan Abdirov")
    assert [*found(query), *ranked(query), *near_slugs(Authority.objects, query, "code")] in ([], ["Abdirov"] * 2)


@pytest.mark.parametrize("query", ["", " ", "!?…", "\0", "%", "_", "\\", "'", "—"])
def test_without_a_letter_or_a_digit_nothing_is_sought_and_nothing_found(query: str) -> None:
    people("Nurlan Abdirov")
    assert (sought(query), found(query), ranked(query), list(Person.objects.near(query))) == ("", [], [], [])


def test_what_is_sought_is_said_as_it_was_typed() -> None:
    assert sought("  «Нұрлан\0 Әбдіров», CEC!  ") == "Нұрлан  Әбдіров», CEC"
    assert sought(" ".join("abcdefghijk")) == "a b c d e f g h"
    assert sought("x" * 500) == "x" * 200


@pytest.mark.parametrize("reading", ["whole", "part", "slip"])
@pytest.mark.parametrize("word", ["a", "ab", "abd", "abdi", "abdirov", "shegortsovaabdiraman"])
def test_every_reading_of_a_word_goes_through_the_index(word: str, reading: str) -> None:
    assert re.search("Bitmap Index Scan on members_person_search", plan(word, reading))


def plan(word: str, reading: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            "EXPLAIN SELECT id FROM members_person WHERE search_text LIKE ANY (registry_word_hints(%s, %s))",
            [word, reading],
        )
        return "\n".join(line for (line,) in cursor.fetchall())


def test_a_session_that_has_not_sought_anything_yet_may_begin_with_nothing() -> None:
    fresh = connection.copy()
    try:
        with fresh.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM registry_find_alike('members_person', NULL, 5)")
            assert cursor.fetchone() == (0,)
    finally:
        fresh.close()
