"""Days and words in a page's own language."""

import datetime
from decimal import Decimal

from django import template
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from registry.period import Day, parse_day
from registry.wording import country_name, say_date, say_day, say_number
from registry.words import Words

register = template.Library()


@register.filter
def day(value: Day | datetime.date | None) -> str:
    """A day as people write it; nothing where there is none."""
    language = (get_language() or "en")[:2]
    if value is None:
        return ""
    if isinstance(value, Day):
        return say_day(value, language)
    return say_date(value, language)


@register.filter
def words(value: Words) -> str | SafeString:
    """The text in the page's language; one in another language carries its `lang`."""
    language = (get_language() or "en")[:2]
    shown = value.language_shown(language)
    if shown == language:
        return value.text(language)
    return format_html('<span lang="{}">{}</span>', shown, value.text(language))


@register.filter
def name(value: Words) -> SafeString:
    """The name of a person or a body in any script, set apart from the direction of the text around it."""
    language = (get_language() or "en")[:2]
    shown = value.language_shown(language)
    if shown == language:
        return format_html("<bdi>{}</bdi>", value.text(language))
    return format_html('<bdi lang="{}">{}</bdi>', shown, value.text(language))


@register.filter
def number(value: int | Decimal) -> str:
    """A number with the separators of the language."""
    return say_number(value, (get_language() or "en")[:2])


@register.filter
def country(code: str) -> str:
    return country_name(code, get_language() or "en")


@register.filter
def stated(value: str) -> str:
    """What a source itself states: a day in the page's language, anything else as it is."""
    try:
        return say_day(parse_day(value), (get_language() or "en")[:2])
    except ValidationError:
        return value
