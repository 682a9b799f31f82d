"""JSON-LD in the words of schema.org: what a search engine reads of a page. Nothing empty is said."""

from typing import Any
from urllib.parse import urljoin

from django.conf import settings

from registry.period import Day
from registry.words import LANGUAGES, Words


def absolute(address: str) -> str:
    """The address as the world knows it, whatever host the request named."""
    return urljoin(settings.SITE_URL, address)


def data(kind: str, **values: Any) -> dict[str, Any]:
    """One thing of schema.org without the values nobody knows; `id_` is its address."""
    identity = {"@id": absolute(address)} if (address := values.pop("id_", None)) else {}
    said = {name: value for name, value in values.items() if value not in (None, "", [], {})}
    return {"@type": kind, **identity, **said}


def whole(thing: dict[str, Any]) -> dict[str, Any]:
    """The thing a page is about."""
    return {"@context": "https://schema.org", **thing}


def iso(day: Day | None) -> str | None:
    """A day schema.org understands: exact, or as far as the source states it; nothing for `between two days`."""
    if day is None:
        return None
    if day.is_exact and day.earliest:
        return day.earliest.isoformat()
    return day.value if len(day.value) in (4, 7) else None


def other_languages(name: Words) -> list[str]:
    """The name in the languages the page does not show, each once."""
    spoken = dict.fromkeys(getattr(name, language) for language in LANGUAGES)
    return [text for text in spoken if text and text != str(name)]
