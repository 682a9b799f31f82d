"""One form field for an uncertain day, in place of the four columns that keep it; and one for a day that is certain."""

import datetime
import inspect
from functools import cache
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminDateWidget, AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from registry.field_labels import day_label
from registry.history import recorded_fields
from registry.period import Day, DayOf, day_values
from registry.typed_days import read_day, write_day

HINT = _("2016, 09.2016 or 14.09.2016; no later than 14.09.2016; between 01.09.2016 and 22.09.2016")
TYPED = ("earliest", "latest", "value")  # the basis stays a field of its own


class DayField(forms.CharField):
    widget = AdminTextInputWidget

    def __init__(self, prefix: str) -> None:
        super().__init__(required=False, max_length=80, label=day_label(prefix), help_text=HINT)
        self.prefix = prefix

    def clean(self, value: Any) -> Day | None:
        typed = super().clean(value)
        return read_day(typed) if typed else None


class CertainDayField(forms.DateField):
    """Typed like the uncertain ones, `14.09.2016` or in ISO 8601, in every language."""

    widget = AdminDateWidget(format="%d.%m.%Y")
    default_error_messages = {"invalid": _("“%(value)s” is not one day. Write it as 14.09.2016.")}

    def to_python(self, value: Any) -> datetime.date | None:
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        try:
            day = read_day(value)
        except ValidationError:
            day = None
        if day is None or day.earliest != day.latest:
            raise ValidationError(self.error_messages["invalid"], code="invalid", params={"value": value})
        return day.earliest


@cache
def days_of(model: type[Model]) -> tuple[str, ...]:
    """The uncertain days people record of a model."""
    names = {field.name for field in recorded_fields(model)}
    members = inspect.getmembers_static(model, lambda member: isinstance(member, DayOf))
    return tuple(prefix for prefix, _day in members if f"{prefix}_earliest" in names)


def day_columns_of(model: type[Model]) -> list[str]:
    """The columns the one field stands for."""
    return [f"{prefix}_{part}" for prefix in days_of(model) for part in TYPED]


def typed_days(record: Model) -> dict[str, str]:
    return {prefix: write_day(getattr(record, prefix)) for prefix in days_of(type(record))}


def day_columns_from(prefix: str, day: Day | None) -> dict[str, Any]:
    values = day_values(prefix, day)
    return {f"{prefix}_{part}": values[f"{prefix}_{part}"] for part in TYPED}
