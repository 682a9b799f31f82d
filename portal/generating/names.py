"""People and places that do not exist, named in Kazakh, Russian and English."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from registry.words import Words

WORDS = Path(__file__).parent / "words"
SHARE_OF_SLAVIC_NAMES = 0.2

Spellings = dict[str, str]


@dataclass(frozen=True, slots=True)
class Name:
    given: Words
    patronymic: Words
    family: Words


@cache
def _words(file: str) -> tuple[Spellings, ...]:
    with (WORDS / f"{file}.csv").open(encoding="utf-8") as lines:
        return tuple(csv.DictReader(lines))


@cache
def _given(origin: str, sex: str) -> tuple[Spellings, ...]:
    return tuple(name for name in _words("given") if name["origin"] == origin and name["sex"] == sex)


@cache
def _families(origin: str) -> tuple[Spellings, ...]:
    return tuple(name for name in _words("family") if name["origin"] == origin)


def name_someone(rng: Random) -> Name:
    origin = "slavic" if rng.random() < SHARE_OF_SLAVIC_NAMES else "kazakh"
    sex = rng.choice("fm")
    family, given, father = (
        rng.choice(names) for names in (_families(origin), _given(origin, sex), _given(origin, "m"))
    )
    ending = {"kk": "а", "ru": "а", "en": "a"} if sex == "f" else {"kk": "", "ru": "", "en": ""}
    return Name(
        Words(given["kk"], given["ru"], given["en"]),
        _patronymic(father, sex),
        Words(*(family[language] + ending[language] for language in ("kk", "ru", "en"))),
    )


def _patronymic(father: Spellings, sex: str) -> Words:
    russian = father["patronymic_ru"] + ("на" if sex == "f" else "ич")
    if father["origin"] == "slavic":
        return Words(russian, russian, father["patronymic_en"] + ("na" if sex == "f" else "ich"))
    kazakh, english = ("қызы", "kyzy") if sex == "f" else ("ұлы", "uly")
    return Words(father["kk"] + kazakh, russian, father["en"] + english)


def name_places(rng: Random) -> Iterator[Words]:
    """Without end: when every pair of words is taken, the pairs come again with a number."""
    parts: dict[str, list[Spellings]] = {"first": [], "second": []}
    for word in _words("places"):
        parts[word["part"]].append(word)
    pairs = [(first, second) for first in parts["first"] for second in parts["second"]]
    rng.shuffle(pairs)
    round_number = 1
    while True:
        suffix = f"-{round_number}" if round_number > 1 else ""
        for first, second in pairs:
            yield Words(*(first[language] + second[language] + suffix for language in ("kk", "ru", "en")))
        round_number += 1
