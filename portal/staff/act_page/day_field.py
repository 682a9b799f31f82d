from typing import Any

from django import forms

from registry.period import Day
from registry.typed_days import read_day


class DayField(forms.CharField):
    """A day as people type it; gives a `Day`, or None where nothing is typed."""

    def clean(self, value: Any) -> Day | None:
        typed = super().clean(value)
        return read_day(typed) if typed else None
