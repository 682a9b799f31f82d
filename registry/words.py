"""A text that carries words is three plain columns, one a language."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import get_language

LANGUAGES = ("kk", "ru", "en")


@dataclass(frozen=True, slots=True)
class Words:
    """One text in Kazakh, Russian and English; an untranslated one is empty, never a copy."""

    kk: str | None = ""
    ru: str | None = ""
    en: str | None = ""

    def __str__(self) -> str:
        return self.text(get_language() or "en")

    def text(self, language: str) -> str:
        """The text in `language`, or else in the first language that has one."""
        spoken = getattr(self, language[:2], "")
        return str(spoken or self.en or self.ru or self.kk)

    def language_shown(self, language: str) -> str:
        """The language `text()` really answers in, for the `lang` attribute of a page."""
        wanted = (language[:2], "en", "ru", "kk")
        return next((code for code in wanted if getattr(self, code, "")), language[:2])

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
