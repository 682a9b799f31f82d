"""People and places that do not exist, named in Kazakh, Russian and English."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from registry.words import LANGUAGES, Words

WORDS = Path(__file__).parent / "words"
SHARE_OF_SLAVIC_NAMES = 0.2
OTHER_LATIN_LETTERS = (("Zh", "J"), ("zh", "j"), ("Kh", "H"), ("kh", "h"), ("Ye", "E"), ("ye", "e"), ("ss", "s"))

Spellings = dict[str, str]


@dataclass(frozen=True, slots=True)
class Name:
    given: Words
    patronymic: Words
    family: Words

    @property
    def slug(self) -> str:
        return f"{self.family.en}-{self.given.en}".lower()

    @property
    def english(self) -> str:
        return f"{self.given.en} {self.family.en}"

    @property
    def english_otherwise(self) -> str:
        """The same in other Latin letters, as another paper would print it."""
        spelling = self.english
        for usual, other in OTHER_LATIN_LETTERS:
            spelling = spelling.replace(usual, other)
        return spelling


def name_someone(rng: Random) -> Name:
    origin = "slavic" if rng.random() < SHARE_OF_SLAVIC_NAMES else "kazakh"
    sex = rng.choice("fm")
    given, father = rng.choice(_given(origin, sex)), rng.choice(_given(origin, "m"))
    family = rng.choice(_families(origin, sex))
    return Name(Words(given["kk"], given["ru"], given["en"]), _patronymic(father, sex), family)


def name_places(rng: Random) -> Iterator[Words]:
    """Without end: when every pair of words is taken, the pairs come again with a number."""
    pairs = [
        tuple(first[language] + second[language] for language in LANGUAGES)
        for first in _read("places")
        for second in _read("places")
        if (first["part"], second["part"]) == ("first", "second")
    ]
    rng.shuffle(pairs)
    yield from (Words(*pair) for pair in pairs)
    turn = 2
    while True:
        yield from (Words(*(f"{word}-{turn}" for word in pair)) for pair in pairs)
        turn += 1


def _patronymic(father: Spellings, sex: str) -> Words:
    russian = father["patronymic_ru"] + {"m": "ич", "f": "на"}[sex]
    if father["origin"] == "slavic":
        return Words(russian, russian, father["patronymic_en"] + {"m": "ich", "f": "na"}[sex])
    kazakh, english = {"m": ("ұлы", "uly"), "f": ("қызы", "kyzy")}[sex]
    return Words(father["kk"] + kazakh, russian, father["en"] + english)


@cache
def _given(origin: str, sex: str) -> tuple[Spellings, ...]:
    return tuple(name for name in _read("given") if (name["origin"], name["sex"]) == (origin, sex))


@cache
def _families(origin: str, sex: str) -> tuple[Words, ...]:
    cyrillic, latin = {"m": ("", ""), "f": ("а", "a")}[sex]
    return tuple(
        Words(name["kk"] + cyrillic, name["ru"] + cyrillic, name["en"] + latin)
        for name in _read("family")
        if name["origin"] == origin
    )


@cache
def _read(file: str) -> tuple[Spellings, ...]:
    with (WORDS / f"{file}.csv").open(encoding="utf-8") as lines:
        return tuple(csv.DictReader(lines))
