"""How the columns of records become fields of forms, in the record's own form and in rows under another."""

from typing import Any

from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget, RelatedFieldWidgetWrapper
from django.db import models
from django.http import HttpRequest

from registry.admin.autocomplete import KnownSelect
from registry.admin.columns import day
from registry.admin.days import CertainDayField, days_of
from registry.admin.names import name_fields
from registry.field_values import shown_fields
from registry.history import recorded_fields

LAST = ("start", "end", "end_open", "note")  # after what the record is
LONG = ("description", "text", "note", "passage", "term_reason", "address")


class RecordFields:
    """Mixin of ModelAdmin and of its inlines: every key is chosen by typing, names are one line, notes a few."""

    model: Any

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        name_fields(self.model)
        for prefix in days_of(self.model):
            setattr(self, prefix, day(prefix))  # what who may only look is shown

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        return [field.name for field in recorded_fields(self.model) if isinstance(field, models.ForeignKey)]

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if self.admin_site.is_registered(db_field.related_model):  # type: ignore[attr-defined]
            kwargs.setdefault("widget", KnownSelect(db_field, self.admin_site))  # type: ignore[attr-defined]
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if isinstance(db_field, models.TextField) and not db_field.choices:
            long = db_field.name.removesuffix("_kk").removesuffix("_ru").removesuffix("_en") in LONG
            kwargs["widget"] = AdminTextareaWidget(attrs={"rows": 3}) if long else AdminTextInputWidget()
        if type(db_field) is models.DateField:
            kwargs |= {"form_class": CertainDayField, "widget": CertainDayField.widget}
        field = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]  # of the admin it is mixed into
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = field.widget.can_view_related = False  # on that record's own page
        return field

    def _in_order(self) -> list[str]:
        """The fields of the record, an uncertain day as one of them."""
        named = [field.name for field in shown_fields(self.model)]
        return [name for name in named if name not in LAST] + [name for name in LAST if name in named]

    @staticmethod
    def _in_days(days: tuple[str, ...]) -> set[str]:
        return {f"{prefix}_{part}" for prefix in days for part in ("earliest", "latest", "value", "basis")}
