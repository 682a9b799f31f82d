"""What a query may say: strict, bounded, and each refusal names the parameter, the value and the remedy."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import or_
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, Q
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.api.deprecation import Deprecation
from registry.api.statement import DATE, NUMBERS, TEXT, TEXTS, Slot
from registry.past.asked import PARAMETER as KNOWN_AT_NAME
from registry.past.instants import parse_instant, pattern
from registry.period import parse_date, today
from registry.problems import bad_query, refuse_unknown

LONGEST_TEXT = 200
MOST_IDS = 200
LARGEST_PAGE, USUAL_PAGE = 1000, 50

Sentence = str | Promise


@dataclass(frozen=True)
class Parameter:
    """One parameter: how its text is read, and what OpenAPI says of it."""

    name: str
    description: Sentence
    read: Callable[[str], Any]
    schema: dict[str, Any] = field(default_factory=lambda: {"type": "string"})
    example: Any = None
    required: bool = False
    deprecated: Deprecation | None = None
    examples: dict[str, Any] = field(default_factory=dict)  # values with a summary, by name
    in_schema: bool = True  # a cursor is part of an address to follow, not something to fill in


@dataclass(frozen=True)
class Filter(Parameter):
    """A parameter that keeps some rows: `where` gives the condition for the slot its value will be in."""

    where: Callable[[Slot], Q] = lambda slot: Q()
    kind: Any = TEXT
    refers_to: tuple[type[Model], str] | None = None

    def condition(self) -> Q:
        return self.where(Slot(self.name, self.kind))

    def on(self, where: Callable[[Slot], Q]) -> "Filter":
        """The same parameter with a condition of its own."""
        return replace(self, where=where)


def text(value: str) -> str:
    if not value.strip():
        raise ValidationError(_("Empty. Leave the parameter out, or give it a value."))
    if len(value) > LONGEST_TEXT:
        message = _("%(length)s characters long; at most %(most)s are read. Shorten it.")
        raise ValidationError(message % {"length": len(value), "most": LONGEST_TEXT})
    return value


def number_between(least: int, most: int) -> Callable[[str], int]:
    def read(value: str) -> int:
        if not value.isascii() or not value.isdigit() or len(value) > 9 or not least <= int(value) <= most:
            message = _("“%(value)s” is not a whole number from %(least)s to %(most)s.")
            raise ValidationError(message % {"value": value[:40], "least": least, "most": most})
        return int(value)

    return read


def several(read: Callable[[str], Any], most: int = MOST_IDS) -> Callable[[str], list[Any]]:
    def read_all(value: str) -> list[Any]:
        parts = value.split(",")
        if len(parts) > most:
            raise ValidationError(
                _("%(count)s values; at most %(most)s are read.") % {"count": len(parts), "most": most}
            )
        return list(dict.fromkeys(read(part) for part in parts))

    return read_all


def one_of(words: Iterable[str]) -> Callable[[str], str]:
    known = list(words)

    def read(value: str) -> str:
        if value not in known:
            message = _("“%(value)s” is not known here. Known: %(known)s.")
            raise ValidationError(message % {"value": value[:40], "known": ", ".join(known)})
        return value

    return read


def identifier(value: str) -> int:
    if not value.isascii() or not value.isdigit() or len(value) > 18:
        raise ValidationError(
            _("“%(value)s” is not an id: write whole numbers, with commas between.") % {"value": value[:40]}
        )
    return int(value)


# No control characters, no sign that stands for broken UTF-8, and not only blanks.
TEXT_SCHEMA = {
    "type": "string",
    "pattern": r"^[^\u0000-\u001f\ufffd]*[^\s\u0000-\u001f\ufffd][^\u0000-\u001f\ufffd]*$",
    "maxLength": LONGEST_TEXT,
}
KEY_SCHEMA = {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$", "maxLength": 80}

AS_OF = Parameter(
    "as_of",
    gettext_lazy("The day the answer speaks of; today in Astana where none is given. It hides no record."),
    parse_date,
    {"type": "string", "format": "date"},
    "2022-03-31",
)
KNOWN_AT = Parameter(
    KNOWN_AT_NAME,
    gettext_lazy(
        "Answer as the registry did at this instant, past and with its zone; a day means its end in Astana. "
        "`as_of` is another question: it is today unless given."
    ),
    parse_instant,
    {"type": "string", "pattern": pattern()},
    "2024-06-01",
)
PAGE_SIZE = Parameter(
    "page_size",
    gettext_lazy("How many records a page holds."),
    number_between(1, LARGEST_PAGE),
    {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE, "default": USUAL_PAGE},
)
CURSOR = Parameter(
    "cursor",
    gettext_lazy("Where a page begins: as `next` or `previous` of another page of the same list says, never made up."),
    text,
    in_schema=False,
)
FIELDS = Parameter(
    "fields",
    gettext_lazy("The top-level names to answer with, with commas between; all where none are given."),
    text,
    example="id",
)
IDS = Filter(
    "id",
    gettext_lazy("Only these records, ids with commas between; `missing` says which were not found."),
    several(identifier),
    {"type": "string", "pattern": r"^[0-9]{1,18}(,[0-9]{1,18}){0,199}$"},
    "1,2,3",
    where=lambda slot: Q(id__any_of=slot),
    kind=NUMBERS,
)


def choices(name: str, description: Sentence, words: Iterable[str], path: str = "") -> Filter:
    """One or more words of a closed vocabulary, commas between."""
    known = list(words)
    return Filter(
        name,
        description,
        several(one_of(known)),
        {"type": "string", "pattern": f"^({'|'.join(known)})(,({'|'.join(known)})){{0,{MOST_IDS - 1}}}$"},
        known[0],
        where=lambda slot: Q(**{f"{path or name}__any_of": slot}),
        kind=TEXTS,
    )


def reference(name: str, description: Sentence, model: type[Model], path: str = "", key: str = "slug") -> Filter:
    """Records of one other record, named by its slug or code; an unknown one is refused, not silently empty."""
    return Filter(
        name,
        description,
        text,
        KEY_SCHEMA,
        where=lambda slot: Q(**{f"{path}__{key}" if path else key: slot}),
        refers_to=(model, key),
    )


def search() -> Filter:
    """Every word of a text in the names of a record, in any of the three languages' spellings, or with a slip."""
    description = gettext_lazy(
        "Words of a name in Kazakh, Russian or English spelling; a slip of the finger is forgiven."
    )
    return Filter("search", description, text, TEXT_SCHEMA, "Abdirov", where=lambda slot: Q(search_text__found_by=slot))


def country(path: str = "country") -> Filter:
    def read(value: str) -> str:
        if len(value) != 2 or not value.isascii() or not value.isalpha() or not value.isupper():
            raise ValidationError(
                _("“%(value)s” is not a country: write two capital letters, such as KZ.") % {"value": value[:40]}
            )
        return value

    schema = {"type": "string", "pattern": "^[A-Z]{2}$"}
    return Filter(
        "country",
        gettext_lazy("A country by the two letters of ISO 3166-1."),
        read,
        schema,
        "KZ",
        where=lambda slot: Q(**{path: slot}),
    )


def between(start: str, end: str = "") -> tuple[Filter, Filter]:
    """`from` and `to`: records whose possible days meet the days from `from` up to, not including, `to`.

    `start` and `end` are prefixes of day columns; a missing bound is unknown, and so meets any day.
    """
    schema = {"type": "string", "format": "date"}
    lasts = [f"{prefix}_latest" for prefix in (start, end) if prefix]

    def reaches(slot: Slot) -> Q:
        unknown = Q(**{f"{last}__isnull": True for last in lasts})
        return reduce(or_, (Q(**{f"{last}__gte": slot}) for last in lasts), unknown)

    def begins_before(slot: Slot) -> Q:
        return Q(**{f"{start}_earliest__isnull": True}) | Q(**{f"{start}_earliest__lt": slot})

    from_day = gettext_lazy("Records whose possible days reach this day or a later one.")
    to_day = gettext_lazy("Records whose possible days begin before this day.")
    return (
        Filter("from", from_day, parse_date, schema, "2016-01-01", where=reaches, kind=DATE),
        Filter("to", to_day, parse_date, schema, "2026-01-01", where=begins_before, kind=DATE),
    )


def read_query(request: HttpRequest, known: dict[str, Parameter]) -> dict[str, Any]:
    """Values by name of the parameters given; a Problem lists every one that is wrong, unknown or given twice."""
    if not request.META.get("QUERY_STRING"):
        return {}
    refuse_unknown(request, known)
    values, errors = {}, {}
    for name, written in request.GET.items():
        try:
            values[name] = known[name].read(_clean(str(written)))
        except ValidationError as error:
            errors[name] = " ".join(error.messages)
    if errors:
        raise bad_query(errors)
    return values


def _clean(written: str) -> str:
    """A text PostgreSQL can hold, and that was UTF-8."""
    if "�" in written or any(ord(letter) < 32 for letter in written):
        raise ValidationError(_("It holds control characters or is not UTF-8. Send text in UTF-8, percent-encoded."))
    return written


def day_asked(values: dict[str, Any]) -> datetime.date:
    return values.get("as_of") or today()
