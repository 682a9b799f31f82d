"""What one cell says, as a value of a field."""

import datetime
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from registry.period import Basis, Day, parse_date, parse_day

if TYPE_CHECKING:
    Field = models.Field[Any, Any]
else:
    Field = models.Field


def value_of(field: Field, text: str) -> Any:
    """The value of `field` that `text` states; a blank cell is the field's default. Raises ValidationError."""
    if not text:
        return blank_value(field)
    value = _read(field, text)
    try:
        return field.clean(value, None)
    except ValidationError as error:
        raise ValidationError(f"“{text}”: {' '.join(error.messages)}") from error


def blank_value(field: Field) -> Any:
    if may_be_blank(field):
        return field.get_default()
    raise ValidationError(_("The cell is empty, and it must not be."))


def may_be_blank(field: Field) -> bool:
    return field.null or field.blank or field.has_default()


def _read(field: Field, text: str) -> Any:
    if field.choices:
        return _choice(field, text)
    if isinstance(field, models.BooleanField):
        return _yes_or_no(text)
    if isinstance(field, models.IntegerField):
        return _whole_number(text)
    if isinstance(field, models.DecimalField):
        return _number(text)
    if isinstance(field, models.DateField):
        return parse_date(text)
    return text


def _choice(field: Field, text: str) -> str:
    known = [value for value, _label in field.flatchoices if value]
    if text not in known:
        message = _("“%(value)s” is not one of: %(known)s.") % {"value": text, "known": ", ".join(known)}
        raise ValidationError(message)
    return text


def _yes_or_no(text: str) -> bool:
    if text not in {"yes", "no"}:
        raise ValidationError(_("“%(value)s” is neither yes nor no. Write one of the two.") % {"value": text})
    return text == "yes"


def _whole_number(text: str) -> int:
    if not re.fullmatch(r"-?\d{1,18}", text, re.ASCII):
        raise ValidationError(_("“%(value)s” is not a whole number. Write digits only, 12.") % {"value": text})
    return int(text)


def _number(text: str) -> Decimal:
    if not re.fullmatch(r"-?\d{1,18}(\.\d{1,18})?", text, re.ASCII):
        raise ValidationError(_("“%(value)s” is not a number. Write 12 or 12.5, with a point.") % {"value": text})
    return Decimal(text)


def day_of(text: str, within: str, basis: str) -> Day | None:
    """An uncertain day as stated; `within` narrows its bounds and leaves the value as the source has it."""
    if not text:
        if within or basis:
            raise ValidationError(
                _("The day itself is empty, yet its bounds or its basis are given. Give the day too.")
            )
        return None
    day = parse_day(text)
    earliest, latest = day.earliest, day.latest
    if within:
        earliest, latest = _narrowed(day, parse_day(within))
    return Day(day.value, earliest, latest, basis or Basis.STATED)


def _narrowed(day: Day, within: Day) -> tuple[datetime.date | None, datetime.date | None]:
    earliest = max(filter(None, (day.earliest, within.earliest)), default=None)
    latest = min(filter(None, (day.latest, within.latest)), default=None)
    if earliest and latest and earliest > latest:
        message = _("“%(within)s” lies outside “%(value)s”. Correct one of the two.")
        raise ValidationError(message % {"within": within.value, "value": day.value})
    return earliest, latest
