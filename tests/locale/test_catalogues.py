"""Every sentence of the code and the templates is in Kazakh and in Russian, whole and with its plural forms."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils.translation import gettext, ngettext
from django.utils.translation import override as translation_override
from django.utils.translation.template import templatize

ROOT = Path(__file__).parents[2]
APPS = ("config", "registry", "commission", "members", "elections", "portal")
ENGLISH_ALONE = re.compile(
    r"registry/api/|\w+/api\.py|registry/limits\.py|portal/dictionary\.py|portal/change_feed/(api|position)\.py"
)  # the API
KEYWORDS: Any = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
VALUES = re.compile(r"%\(\w+\)[sd]")
CATALOGUES = {
    language: read_po((ROOT / f"locale/{language}/LC_MESSAGES/django.po").open("rb"), locale=language)
    for language in ("kk", "ru")
}


def said(source: str) -> Iterator[tuple[str | None, Any]]:
    """The context of each message, and the message: two forms where it counts something."""
    for _line, messages, _comments, context in extract("python", io.BytesIO(source.encode()), KEYWORDS):
        yield context, tuple(messages) if isinstance(messages, tuple | list) else messages


def everything_said() -> dict[tuple[str | None, Any], str]:
    found: dict[tuple[str | None, Any], str] = {}
    for app in APPS:
        for file in sorted((ROOT / app).rglob("*.py")):
            name = str(file.relative_to(ROOT))
            if "migrations" not in file.parts and not ENGLISH_ALONE.match(name):
                found |= dict.fromkeys(said(file.read_text()), name)
    for file in sorted((ROOT / "templates").rglob("*.*")):
        code = "\n".join(line.lstrip() for line in templatize(file.read_text()).splitlines())
        found |= dict.fromkeys(said(code), str(file.relative_to(ROOT)))
    return found


SAID = everything_said()


def test_what_is_said_is_found_in_code_and_templates() -> None:
    assert (None, "Nobody has this address. Copy it from the person's page.") in SAID
    assert ("of an act", "Number") in SAID
    assert (None, ("%(number)s rule in full", "%(number)s rules in full")) in SAID


@pytest.mark.parametrize("language", CATALOGUES)
def test_no_sentence_is_missing(language: str) -> None:
    catalogue = CATALOGUES[language]
    missing = {
        message: where
        for (context, message), where in SAID.items()
        if not whole(translation(catalogue, message, context))
    }
    assert missing == {}


@pytest.mark.parametrize("language", CATALOGUES)
def test_no_refusal_of_djangos_forms_is_left_in_english(language: str) -> None:
    """Its own Kazakh catalogue lags behind; what is missing there stands in ours."""
    of_django = Path(django.__file__).parent
    files = [of_django / "core/validators.py", *sorted((of_django / "forms").rglob("*.py"))]
    sentences = {message for file in files for _context, message in said(file.read_text()) if " " in str(message)}
    assert ("Please submit at most %(num)d form.", "Please submit at most %(num)d forms.") in sentences
    with translation_override(language):
        left = [message for message in sentences if in_words(message) == in_english(message)]
    assert left == []


def in_words(message: str | tuple[str, str]) -> str:
    return ngettext(*message, 2) if isinstance(message, tuple) else gettext(message)


def in_english(message: str | tuple[str, str]) -> str:
    return message[1] if isinstance(message, tuple) else message


@pytest.mark.parametrize("language", CATALOGUES)
def test_each_sentence_has_one_translation(language: str) -> None:
    """A second one below it, left by a merge, would silently be taken for it."""
    lines = (ROOT / f"locale/{language}/LC_MESSAGES/django.po").read_text().splitlines()
    said = [line for line in lines if line.startswith("msgid ")]
    translations = [line for line in lines if line.startswith(("msgstr ", "msgstr[0]"))]
    assert len(translations) == len(said)


@pytest.mark.parametrize("language", CATALOGUES)
def test_no_sentence_is_guessed(language: str) -> None:
    assert [message.id for message in CATALOGUES[language] if message.id and message.fuzzy] == []


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_translation_holds_the_values_of_its_sentence(language: str) -> None:
    wrong = [
        (message.id, form)
        for message in CATALOGUES[language]
        if message.id
        for form in forms(message.string)
        if {*VALUES.findall(form)} != {*VALUES.findall(forms(message.id)[-1])}
    ]
    assert wrong == []


def translation(catalogue: Catalog, message: Any, context: str | None) -> Any:
    found = catalogue.get(message[0] if isinstance(message, tuple) else message, context)
    return found.string if found else ""


def whole(translated: Any) -> bool:
    return all(forms(translated))


def forms(said: Any) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else tuple(said)
