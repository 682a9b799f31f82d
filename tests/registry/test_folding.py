"""One folded form for the spellings of a name: Kazakh, Russian, English, old and new Latin letters, and none lost."""

import unicodedata

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

pytestmark = pytest.mark.django_db

ONE_NAME = (
    ("Нұрлан", "Нурлан", "Nurlan", "NURLAN", "Nūrlan"),
    ("Әбдіров", "Абдиров", "Abdirov", "Äbdirov", "абдиров"),
    ("Ерман", "Yerman", "Erman", "ЕРМАН"),
    ("Щегорцова", "Шегорцова", "Shchegortsova", "Schegortsova", "Shegortsova", "Щегорцова"),
    ("Мұхтар", "Мухтар", "Mukhtar", "Muhtar", "Mūhtar"),
    ("Қасым-Жомарт", "Касым Жомарт", "Kassym-Jomart", "Kassym-Zhomart", "Qasym-Jomart"),
    ("Тұрғанқұлов", "Турганкулов", "Turgankulov", "Turghanqulov", "Tūrğanqūlov"),
    ("Жүнісов", "Жунисов", "Zhunissov", "Jünısov", "Dzhunisov"),
    ("Мельдешов", "Мелдешов", "Mel'deshov", "Melʹdeshov", "Meldeşov"),
    ("Дмитрий", "Dmitry", "Dmitriy", "Dmitrii"),
    ("Татьяна", "Tatyana", "Tatiana", "Tat’yana"),
    ("Анастасия", "Anastassiya", "Anastasia", "Anastasiia"),
    ("Фёдор", "Федор", "Fyodor", "Fedor"),
    ("Юлия", "Yuliya", "Iuliia", "Yulia"),
    ("Алиев", "Aliyev", "Aliev", "Әлиев", "Älıev"),
    ("Шаңырақ", "Шанырак", "Шангырак", "Shangyrak", "Şañyraq"),
    ("Һәмза", "Хамза", "Khamza", "Hamza", "Hämza"),
    ("Өтемісов", "Отемисов", "Otemissov", "Ötemisov"),
    ("Ғайса", "Гайса", "Gaisa", "Gaysa", "Ğaisa"),
    ("Məzahir", "Мазахир", "Mazahir"),
    ("Виктор", "Victor", "Viktor"),
    ("Александр", "Alexandr", "Aleksandr"),
    ("Центр", "Centr", "Tsentr"),
)
each_name = pytest.mark.parametrize("spellings", ONE_NAME, ids=lambda spellings: spellings[0])

OTHER_NAMES = (
    ("Ерман", "Ерлан"),
    ("Әбдіров", "Әбдіраманов"),
    ("Жанар", "Занар"),
    ("Шарип", "Сарип"),
    ("1995", "1955"),
    ("Петров", "Петрова"),
)


def folded(*names: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT registry_fold(name) FROM unnest(%s::text[]) WITH ORDINALITY AS n (name, place) ORDER BY place",
            [list(names)],
        )
        return [form for (form,) in cursor.fetchall()]


@each_name
def test_the_spellings_of_one_name_fold_to_one_form(spellings: tuple[str, ...]) -> None:
    assert len(set(folded(*spellings))) == 1


@pytest.mark.parametrize("pair", OTHER_NAMES, ids=lambda pair: " ".join(pair))
def test_different_names_stay_different(pair: tuple[str, str]) -> None:
    assert len(set(folded(*pair))) == 2


def test_words_stand_apart_by_one_blank_and_signs_are_gone() -> None:
    assert folded("  «О выборах» — № 2464,  ст.10(3)  ", "…!?", "") == ["o viborah no 2464 st 10 3", "", ""]


def test_letters_of_other_alphabets_are_kept() -> None:
    assert folded("الهيئة المستقلّة", "ცესკო") == ["الهيية المستقلة", "ცესკო"]


LETTERS = "".join(sorted({letter for spellings in ONE_NAME for name in spellings for letter in name}))
of_three_languages = st.lists(st.text(LETTERS + "khgsctzjdnyeoxpYÜЩя -'", max_size=30), min_size=20, max_size=40)
of_any_kind = st.lists(
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30), max_size=40
)


@given(of_three_languages)
def test_folding_twice_is_folding_once(names: list[str]) -> None:
    once = folded(*names)
    assert folded(*once) == once


@given(of_three_languages)
def test_case_makes_no_difference(names: list[str]) -> None:
    assert folded(*map(str.upper, names)) == folded(*map(str.lower, names)) == folded(*names)


@given(of_any_kind)
def test_letters_in_one_piece_and_taken_apart_are_the_same(names: list[str]) -> None:
    apart = [unicodedata.normalize("NFD", name) for name in names]
    assert folded(*apart) == folded(*names)


@given(of_any_kind)
def test_any_text_folds_to_a_bounded_one_without_edges(names: list[str]) -> None:
    forms = folded(*names)
    assert [form for form in forms if "  " in form or form != form.strip(" ")] == []
    assert [name for name, form in zip(names, forms, strict=True) if len(form) > 18 * len(name)] == []
