"""Reading an instant as people write one."""

import datetime
import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from registry.period import ASTANA, FIRST_YEAR, parse_date, today

INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(?P<zone>Z|[+-]\d{2}:\d{2})?", re.ASCII)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

NOT_UNDERSTOOD = _(
    "“%(value)s” is not an instant. Write a day, such as 2024-06-01, which means its end in Astana, or an instant with "
    "its zone, such as 2024-06-01T07:00:00Z or 2024-06-01T12:00:00%%2B05:00 (%%2B is + in an address)."
)
NO_ZONE = _("“%(value)s” has no zone. Add Z for UTC, or the zone of Astana: +05:00, which is %%2B05:00 in an address.")
TOO_EARLY = _("“%(value)s” is before %(first)s, and no register knew anything then. Give a later instant.")
FUTURE = _(
    "“%(value)s” is not over yet, and nobody knows what the registry will say by then. "
    "Give an instant that is past, or leave known_at out for the registry as it is."
)


def parse_instant(text: str) -> datetime.datetime:
    """An instant that is past; a day means its end in Astana. Raises ValidationError with the remedy."""
    try:
        instant = _end_of(parse_date(text)) if DAY.fullmatch(text) else _instant(text)
        early, passed = int(text[:4]) < FIRST_YEAR, instant <= datetime.datetime.now(datetime.UTC)
    except (ValueError, OverflowError) as error:
        raise _refused(NOT_UNDERSTOOD, text) from error
    if early:
        raise _refused(TOO_EARLY, text, first=FIRST_YEAR)
    if not passed:
        raise _refused(FUTURE, text)
    return instant


def pattern() -> str:
    """For machines: instants that are certainly past and days every such year has, a little less than is read."""
    last = today().year - 1
    years = "|".join(f"{century}[0-9]{{2}}" for century in range(FIRST_YEAR // 100, last // 100))
    years += "|" + "|".join(str(year) for year in range(last // 100 * 100, last + 1))
    days = "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8])"
    time = r"([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,6})?)?"
    return f"^({years})-({days})(T{time}(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9]))?$"


def _end_of(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time.max, ASTANA)


def _instant(text: str) -> datetime.datetime:
    written = INSTANT.fullmatch(text)
    if written is None:
        raise ValueError(text)
    instant = datetime.datetime.fromisoformat(text)
    if not written["zone"]:
        raise _refused(NO_ZONE, text)
    return instant


def _refused(message: Any, text: str, **values: object) -> ValidationError:
    return ValidationError(message, code="invalid", params={"value": text[:40], **values})
