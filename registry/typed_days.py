"""Days as people type them: `2016`, `09.2016`, `14.09.2016`, or in any form of ISO 8601-2."""

import re
from typing import Any

from django import forms

from registry.period import Day, parse_day

DOTTED = re.compile(r"(?:(?P<day>\d{1,2})\.)?(?P<month>\d{1,2})\.(?P<year>\d{4})", re.ASCII)


def typed_day(text: str) -> Day:
    """Raises ValidationError, naming the value and the forms understood."""
    return parse_day("/".join(_as_iso(part.strip()) for part in text.split("/")))


def _as_iso(text: str) -> str:
    match = DOTTED.fullmatch(text)
    if match is None:
        return text
    parts = (match["year"], match["month"].zfill(2), match["day"] and match["day"].zfill(2))
    return "-".join(filter(None, parts))


class DayField(forms.CharField):
    """Gives a `Day`, or None where nothing is typed."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return typed_day(text) if text else None

    def validate(self, value: Any) -> None:
        if value is None:
            super().validate("")

    def run_validators(self, value: Any) -> None:
        """All that can be wrong with a day is found in reading it."""
