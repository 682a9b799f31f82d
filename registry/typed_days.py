"""Uncertain days as people type them: `2016`, `09.2016`, `14.09.2016`, as ISO 8601 writes them, or in words."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from registry.period import Day, parse_day

DAY = r"(?:\d{4}(?:-\d{1,2}){0,2}|(?:\d{1,2}\.){0,2}\d{4})"
NO_LATER = r"no later than|not later than|until|не позднее|не позже|ең кеші|кешіктірмей|дейін"
NOT_BEFORE = r"not before|no earlier than|not earlier than|since|не ранее|не раньше|ең ертесі|ерте емес"
FORMS = {
    rf"({DAY})": "{0}",
    rf"(?:{NO_LATER}):? ({DAY})": "../{0}",
    rf"({DAY}) (?:{NO_LATER})": "../{0}",
    rf"(?:{NOT_BEFORE}):? ({DAY})": "{0}/..",
    rf"({DAY}) (?:{NOT_BEFORE})": "{0}/..",
    rf"(?:between|между(?: датами:)?) ({DAY}) (?:and|и|–|-) ({DAY})": "{0}/{1}",
    rf"({DAY}) ?(?:–|—|/| - ) ?({DAY})(?: аралығында)?": "{0}/{1}",
    rf"(?:\.\.|…) ?/? ?({DAY})": "../{0}",
    rf"({DAY}) ?/? ?(?:\.\.|…)": "{0}/..",
}
NOT_A_DAY = _(
    "“%(value)s” is not a day. Write 2016, 09.2016 or 14.09.2016; no later than 14.09.2016; not before 09.2016; "
    "or between 01.09.2016 and 22.09.2016."
)


def read_day(text: str) -> Day:
    """The day someone typed, its value in ISO 8601-2; raises ValidationError that names the text and the remedy."""
    typed = " ".join(text.split())
    for form, written in FORMS.items():
        if match := re.fullmatch(form, typed, re.ASCII | re.IGNORECASE):
            return _parsed(typed, written.format(*map(_iso, match.groups())))
    raise _refused(typed)


def write_day(day: Day | None) -> str:
    """As a form shows it, so that `read_day` reads the same bounds: `14.09.2016`, `09.2016`, `01.09.2016 – 22.09.2016`."""
    if day is None:
        return ""
    notation = day.value or day.written
    try:
        stated = parse_day(notation)
    except ValidationError:
        stated = None
    if stated is None or (stated.earliest, stated.latest) != (day.earliest, day.latest):
        notation = Day("", day.earliest, day.latest).written
    first, slash, last = notation.partition("/")
    if not slash:
        return _typed(first)
    if first == "..":
        return f"../{_typed(last)}"
    return f"{_typed(first)}/.." if last == ".." else f"{_typed(first)} – {_typed(last)}"


def _parsed(typed: str, notation: str) -> Day:
    try:
        return parse_day(notation)
    except ValidationError as error:
        if error.code == "inverted":
            raise
        raise _refused(typed) from error


def _refused(typed: str) -> ValidationError:
    return ValidationError(NOT_A_DAY, code="invalid", params={"value": typed})


def _iso(part: str) -> str:
    pieces = part.split("-") if "-" in part else part.split(".")[::-1]
    return "-".join([pieces[0], *(piece.zfill(2) for piece in pieces[1:])])


def _typed(notation: str) -> str:
    return ".".join(reversed(notation.split("-")))
