"""Rows edited under the record they belong to."""

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.contenttypes.admin import GenericTabularInline
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from registry.admin.days import days_of
from registry.admin.fields import RecordFields
from registry.admin.forms import DayForm, form_of
from registry.models import Citation


class _Rows(RecordFields):
    """May be changed by whom the record above may be changed by, and the row itself; each row is asked when saved."""

    form: Any
    fields: ClassVar[Any]
    extra = 1
    show_change_link = True

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.form = form_of(self.model, DayForm)

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request)  # type: ignore[misc]
        keys = self.get_autocomplete_fields(request)
        return rows.select_related(*keys) if keys else rows

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        if self.fields:
            return self.fields
        days = days_of(self.model)
        return [name for name in self._in_order() if name not in self._in_days(days)]

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_here(request, "view", None)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_here(request, "add", obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_here(request, "change", obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_here(request, "delete", obj)

    def _may_here(self, request: HttpRequest, action: str, above: Any) -> bool:
        user: Any = request.user
        if not user.has_perm(f"{self.model._meta.app_label}.{action}_{self.model._meta.model_name}"):
            return False
        stands = above is not None and above.pk is not None
        return not stands or user.has_perm(f"{above._meta.app_label}.change_{above._meta.model_name}", above)


class RowsBelow(_Rows, admin.TabularInline):  # type: ignore[type-arg]  # generic in the stubs only
    pass


class RecordsBelow(_Rows, admin.StackedInline):  # type: ignore[type-arg]  # generic in the stubs only
    """For rows with too many fields for a line."""


class CitationsBelow(_Rows, GenericTabularInline):
    """What the record rests on."""

    model = Citation
    fields: ClassVar[Any] = ("source", "field", "states", "disagrees", "passage", "confidence", "basis")
    verbose_name, verbose_name_plural = _("source of this record"), _("sources of this record")
