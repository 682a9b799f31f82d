"""Who may: whoever has the permission for this very record, as the roles say."""

from typing import Any

from django.http import HttpRequest


class AsksOfRecord:
    """Mixin of ModelAdmin: the record is named when the user is asked for a permission."""

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "view", obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self._may(request, "add")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "change", obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "delete", obj)

    def _may(self, request: HttpRequest, action: str, record: Any = None) -> bool:
        opts = self.opts  # type: ignore[attr-defined]
        permission = f"{opts.app_label}.{action}_{opts.model_name}"
        return bool(request.user.has_perm(permission, record))
