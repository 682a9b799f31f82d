"""A chosen record is shown by the name the form has already read, not by a query of its own."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import ForeignKey, Model


def tell_known(form: "forms.ModelForm[Any]") -> None:
    """Gives each box of choices the record its form's instance points to, where that is read already."""
    for name, field in form.fields.items():
        widget = getattr(field.widget, "widget", field.widget)
        if isinstance(widget, KnownSelect):
            widget.known = _related(form.instance, name)


def _related(record: Model, name: str) -> Model | None:
    field: Any = record._meta.get_field(name)
    return field.get_cached_value(record, default=None) if isinstance(field, ForeignKey) else None


class KnownSelect(AutocompleteSelect):
    known: Model | None = None

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> Any:
        if self.known is None or [str(each) for each in value] != [str(self.known.pk)]:
            return super().optgroups(name, value, attrs)
        empty = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        chosen = self.create_option(name, self.known.pk, str(self.known), True, 0)
        return [(None, [*empty, chosen], 0)]
