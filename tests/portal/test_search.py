"""One answer over everything: the real people by every spelling and with every slip, and the other kinds."""

from collections.abc import Iterable
from typing import Any

import pytest
from django.db import connection

from members.models import Person
from portal.search import KINDS, did_you_mean, search_everything
from registry.words import LANGUAGES, Words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_registry")]


def lost(asked: Iterable[tuple[str, int]], *, to_others: bool = True) -> list[str]:
    """Queries that do not find the person each must find; `to_others`: nor stand as written in another's name."""
    queries, people = zip(*asked, strict=True)
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT query FROM unnest(%s::text[], %s::bigint[]) AS asked (query, person)
               WHERE NOT EXISTS (SELECT FROM registry_find(ARRAY['members_person'::regclass], query)
                                 WHERE id = person OR (as_written AND NOT %s))
               ORDER BY query COLLATE "C" """,
            [list(queries), list(people), to_others],
        )
        return [query for (query,) in cursor.fetchall()]


def names(person: Person) -> list[tuple[str, str, str]]:
    """Given name, patronymic and family name in each language that has the last."""
    spelt = [tuple(getattr(person, f"{part}_{code}") for part in PARTS) for code in LANGUAGES]
    return [(given, patronymic, family) for given, patronymic, family in spelt if family]


PARTS = ("given", "patronymic", "family")


def ways_to_ask(given: str, patronymic: str, family: str) -> list[str]:
    whole = f"{given} {patronymic} {family}"
    return [family, f"{given} {family}", f"{family} {given}", whole, whole.upper(), f"{family} {given} {patronymic}"]


def test_everyone_is_found_by_each_spelling_with_and_without_patronymic_in_either_order() -> None:
    asked = [
        (query, person.pk) for person in Person.objects.all() for name in names(person) for query in ways_to_ask(*name)
    ]
    assert len(asked) > 250
    assert lost(asked) == []


def test_everyone_is_found_by_words_of_two_spellings() -> None:
    asked = [
        (f"{given} {family}", person.pk)
        for person in Person.objects.all()
        for given, _patronymic, _family in names(person)
        for _given, _patronymic, family in names(person)
    ]
    assert lost(asked) == []


def slips(word: str, letter: str) -> list[str]:
    """A letter replaced, left out, put in or swapped with the next, at every place of the word."""
    places = range(len(word))
    return [
        *(word[:place] + letter + word[place + 1 :] for place in places),
        *(word[:place] + word[place + 1 :] for place in places),
        *(word[:place] + letter + word[place:] for place in [*places, len(word)]),
        *(word[:place] + word[place + 1] + word[place] + word[place + 2 :] for place in places[:-1]),
    ]


# Of thousands these are folded past recognition: the slip breaks a sound of two or more letters, `ng`, `x` or `dzh`.
UNRECOGNISED = {
    "гg": ["Dzuhnussov", "Shcehgortsova", "aNgy"],
    "ұw": ["Dzuhnussov", "Dzwhunussov", "Shcehgortsova", "aNgy"],
    "щx": [
        *("Dxhunussov", "Dzuhnussov", "Dzxhunussov", "Dzxunussov", "Shcehgortsova", "Zxhamankulov", "Zxhumabekov"),
        "aNgy",
    ],
}


@pytest.mark.parametrize(("letters", "unrecognised"), UNRECOGNISED.items())
def test_everyone_is_found_with_one_slip_anywhere_in_the_family_name(letters: str, unrecognised: list[str]) -> None:
    asked = [
        (slip, person.pk)
        for person in Person.objects.all()
        for _given, _patronymic, family in names(person)
        for slip in slips(family, letters[family.isascii()])
    ]
    assert len(asked) > 1500
    assert lost(asked, to_others=False) == unrecognised


IN_BUDAPEST = "Меморандум о взаимопонимании с Национальным избирательным бюро Венгрии"


def hits(text: str) -> list[tuple[str, str, str]]:
    return [(hit.kind, hit.slug, hit.spelling) for hit in search_everything(text).hits]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Шегорцова", ("person", "shchegortsova", "Анастасия Щегорцова")),
        ("Schegortsova", ("person", "shchegortsova", "Anastassiya Schegortsova")),
        ("ЦИК", ("commission", "kz-cec", "ЦИК")),
        ("орталық сайлау", ("commission", "kz-cec", "Қазақстан Республикасының Орталық сайлау комиссиясы")),
        ("Құрылтай", ("authority", "kurultai", "Құрылтай")),
        ("2389", ("act", "decree-2389", "Указ № 2389 от 28 июля 1995 года")),
        ("referendum 2024", ("event", "referendum-2024", "")),
        (
            "Budapest",
            ("agreement", "mou-hu-2024", "Меморандум о взаимопонимании с Национальным избирательным бюро Венгрии"),
        ),
    ],
)
def test_each_kind_is_found_and_says_by_which_spelling(text: str, first: tuple[str, str, str]) -> None:
    assert hits(text)[0] == first


def test_the_answer_is_one_query_whatever_it_finds(django_assert_num_queries: Any) -> None:
    search_everything("first"), did_you_mean("first")  # a connection prepares once
    for text in ("a", "Нұрлан Әбдіров", "Shegorzova", "nothing has this"):
        with django_assert_num_queries(1):
            search_everything(text)
        with django_assert_num_queries(1):
            did_you_mean(text)


def test_each_kind_gives_no_more_than_asked_and_the_best_stand_first() -> None:
    answer = search_everything("a", limit=3)
    assert {kind.name: sum(hit.kind == kind.name for hit in answer.hits) for kind in KINDS} == dict.fromkeys(
        (kind.name for kind in KINDS), 3
    )
    assert [hit.closeness for hit in answer.hits] == sorted((hit.closeness for hit in answer.hits), reverse=True)


def test_slips_count_only_where_no_kind_has_the_words() -> None:
    assert [(hit.slug, hit.as_written) for hit in search_everything("Yerman").hits] == [("yerman", True)]
    answer = search_everything("Shegorzova")
    assert ([hit.slug for hit in answer.hits], answer.as_written) == (["shchegortsova"], False)


def test_a_hit_has_the_name_in_every_language() -> None:
    (hit,) = search_everything("Yerman").hits
    assert hit.name == Words("Мұхтар Ерман", "Мухтар Ерман", "Mukhtar Yerman")


def test_where_nothing_is_found_something_near_is_suggested() -> None:
    assert search_everything("Turgenculof").hits == ()
    assert [hit.slug for hit in did_you_mean("Turgenculof")] == ["turgankulov"]
    assert [hit.slug for hit in did_you_mean("Nurlan Xyzzyx")] == ["abdirov"]


def test_nothing_sought_finds_nothing_and_suggests_nothing() -> None:
    assert (search_everything("?!").sought, search_everything("?!").hits, did_you_mean("?!")) == ("", (), ())


def test_someone_merged_is_found_as_the_one_that_stays() -> None:
    Person.objects.filter(slug="smagulov").update(merged_into=Person.objects.get(slug="yerman"))
    assert hits("Smagulov") == [("person", "yerman", "Assylbek Smagulov")]
