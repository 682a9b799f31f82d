"""How the columns of records become fields of forms, in the record's own form and in rows under another."""

from typing import Any, ClassVar

from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.db import models
from django.http import HttpRequest

from registry.admin.autocomplete import KnownSelect
from registry.admin.names import name_fields
from registry.history import recorded_fields

LONG = ("description", "text", "note", "passage", "term_reason", "address")


class RecordFields:
    """Mixin of ModelAdmin and of its inlines: every key is chosen by typing, names are one line, notes a few."""

    model: ClassVar[Any]

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        name_fields(self.model)

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
        return super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]

    @staticmethod
    def _in_days(days: list[str]) -> set[str]:
        return {f"{prefix}_{part}" for prefix in days for part in ("earliest", "latest", "value", "basis")}
