"""A text that carries words is three plain columns, one a language."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import get_language

LANGUAGES = ("kk", "ru", "en")
PREFERENCE = {"kk": ("kk", "ru", "en"), "ru": ("ru", "en", "kk"), "en": ("en", "ru", "kk")}


@dataclass(frozen=True, slots=True)
class Words:
    """One text in Kazakh, Russian and English; an untranslated one is empty, never a copy."""

    kk: str | None = ""
    ru: str | None = ""
    en: str | None = ""

    def __str__(self) -> str:
        return self.text(get_language() or "en")

    def __bool__(self) -> bool:
        return bool(self.kk or self.ru or self.en)

    def text(self, language: str) -> str:
        """The text in `language`, or else in the next one its readers are likely to read."""
        return getattr(self, self.language_shown(language)) or ""

    def language_shown(self, language: str) -> str:
        """The language `text()` really answers in, for the `lang` attribute of a page."""
        return next((code for code in PREFERENCE[language[:2]] if getattr(self, code)), language[:2])

    def as_json(self) -> dict[str, str | None]:
        return {language: getattr(self, language) or None for language in LANGUAGES}


class WordsOf:
    """Reads the three columns `{prefix}_kk`, `_ru`, `_en` of a record as `Words`."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix

    def __get__(self, record: Any, owner: type | None = None) -> Words:
        return Words(*(getattr(record, f"{self.prefix}_{language}") for language in LANGUAGES))


WordColumns = tuple["models.TextField[str, str]", "models.TextField[str, str]", "models.TextField[str, str]"]


def words() -> WordColumns:
    """Columns for kk, ru and en, in this order: `name_kk, name_ru, name_en = words()`."""
    kk, ru, en = (models.TextField(blank=True, default="", db_default="") for _ in LANGUAGES)
    return kk, ru, en
