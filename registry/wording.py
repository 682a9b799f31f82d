"""Days and names as people write them in each language."""

import datetime
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from registry.period import ASTANA, Day, notation
from registry.words import LANGUAGES, Words

PATTERNS = {
    "en": ("d MMMM y", "MMMM y"),
    "ru": ("d MMMM y 'года'", "LLLL y 'года'"),
    "kk": ("y 'ж.' d MMMM", "y 'ж.' MMMM"),
}


def say_date(day: datetime.date, language: str) -> str:
    return format_date(day, PATTERNS[language][0], locale=language)


def say_instant(instant: datetime.datetime) -> str:
    """A moment as the registry's clock shows it."""
    return instant.astimezone(ASTANA).strftime("%Y-%m-%d %H:%M")


def say_day(day: Day, language: str) -> str:
    """An uncertain day in words: exact, a month, a year, no later than, not before, or between."""
    with override(language):
        if day.is_exact and day.earliest:
            return say_date(day.earliest, language)
        if len(day.value) == 7 and day.earliest:
            return format_date(day.earliest, PATTERNS[language][1], locale=language)
        if len(day.value) == 4:
            return day.value
        if day.earliest is None and day.latest:
            return _("no later than %(day)s") % {"day": say_date(day.latest, language)}
        if day.latest is None and day.earliest:
            return _("not before %(day)s") % {"day": say_date(day.earliest, language)}
        if day.earliest and day.latest:
            bounds = {"first": say_date(day.earliest, language), "last": say_date(day.latest, language)}
            return _("between %(first)s and %(last)s") % bounds
    return notation(day.earliest, day.latest)


def say_number(number: int | Decimal, language: str) -> str:
    """A number with the separators of the language; a decimal keeps the places it is stated with."""
    return str(format_decimal(number, locale=language, decimal_quantization=False))


def say(sentence: str, values: dict[str, object]) -> Words:
    """One sentence of the catalogue in three languages, with days and names put in as each writes them."""
    return _said(sentence, tuple(values.items()))


@lru_cache(maxsize=4096)
def _said(sentence: str, values: tuple[tuple[str, object], ...]) -> Words:
    spoken = {}
    for language in LANGUAGES:
        with override(language):
            spoken[language] = _(sentence) % {name: _in(value, language) for name, value in values}
    return Words(**spoken)


def in_every_language(text: object) -> Words:
    """A lazily translated text, such as the label of a choice, in three languages."""
    spoken = {}
    for language in LANGUAGES:
        with override(language):
            spoken[language] = str(text)
    return Words(**spoken)


def _in(value: object, language: str) -> object:
    if isinstance(value, Words):
        return value.text(language)
    if isinstance(value, Day):
        return say_day(value, language)
    if isinstance(value, datetime.date):
        return say_date(value, language)
    if isinstance(value, Decimal):
        return say_number(value, language)
    return str(value) if not isinstance(value, int) else value


def spoken(value: object) -> str:
    """A day or a name as the reader's language writes it."""
    return str(_in(value, (get_language() or "en")[:2]))


def country_name(code: str, language: str) -> str:
    """A country by its two letters, in words."""
    return str(Locale.parse(language[:2]).territories.get(code, code))
