"""Names in the order of the reader's own alphabet, whatever the database's collation."""

from django.db.models import F, Func, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Collate, NullIf

from registry.words import PREFERENCE

PAGE_ALPHABETS = {
    "kk": "АӘБВГҒДЕЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЫІЭЮЯ",
    "ru": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ",
    "en": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
}


def key_of(name: Combinable, language: str) -> Collate:
    return Collate(Func(name, Value(language), function="registry_sort_key", output_field=TextField()), "C")


def sorted_by(language: str, *columns: str) -> Collate:
    """The key of the columns read one after another, in the language a page of `language` shows them in."""
    spoken = [NullIf(_read(columns, each), Value("")) for each in PREFERENCE[language]]
    return key_of(Coalesce(*spoken, Value("")), language)


def _read(columns: tuple[str, ...], language: str) -> Func:
    return Func(*(F(f"{column}_{language}") for column in columns), function="registry_full_name")
