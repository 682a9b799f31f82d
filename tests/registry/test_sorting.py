"""Names in the order of the alphabet, Kazakh, Russian and Latin, whatever the collation of the database."""

import random

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

pytestmark = pytest.mark.django_db

KAZAKH = """
    7-округ Абай абайұлы Аягөз Әбдіров Бек Вера Гүлнар Ғалым Дана Ерман Ёлкин Жанар Зере Иван Йод Куат Қасым
    Қасым-Жомарт Қасымов Лан Мұхтар Нұр Ңа Омар Өтеміс Петр Рақым Сәт Тұр Уәли Ұлан Үміт Фос Хан Һа Цой Чу Шу
    Щегор Ъ Ынта Ілияс Ь Эля Юрий Ян Abdirov Yerman
"""
RUSSIAN = "Елена Ёлкин Ёлкина Жуков Щукин Ъ Ы Ь Эдуард Abdirov Zhukov"
ENGLISH = "12 Abdirov Foos Łukin Mélanie Melz Zhukov Әбдіров Ян"


def in_order(language: str, names: list[str]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            'SELECT name FROM unnest(%s::text[]) AS name ORDER BY registry_sort_key(name, %s) COLLATE "C"',
            [names, language],
        )
        return [name for (name,) in cursor.fetchall()]


@pytest.mark.parametrize(("language", "names"), [("kk", KAZAKH), ("ru", RUSSIAN), ("en", ENGLISH)])
def test_names_stand_in_the_order_of_the_alphabet(language: str, names: str) -> None:
    right = names.split()
    assert in_order(language, random.Random(1).sample(right, len(right))) == right


ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяabcdefghijklmnopqrstuvwxyz"


@given(st.lists(st.text(" " + ALPHABET + ALPHABET.upper(), max_size=12), max_size=60))
def test_the_order_is_that_of_the_letters_one_after_the_other_apart_from_case(names: list[str]) -> None:
    places = [[(" " + ALPHABET).index(letter) for letter in " ".join(name.lower().split())] for name in names]
    sorted_places = [place for place, _name in sorted(zip(places, names, strict=True))]
    found = in_order("kk", names)
    assert [[(" " + ALPHABET).index(letter) for letter in " ".join(n.lower().split())] for n in found] == sorted_places
