from typing import Any

from django import forms

from registry.typed_days import read_day


class DayField(forms.CharField):
    """A day as people type it; gives a `Day`, or None where nothing is typed."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return read_day(text) if text else None

    def validate(self, value: Any) -> None:
        if value is None:
            super().validate("")

    def run_validators(self, value: Any) -> None:
        """All that can be wrong with a day is found in reading it."""
