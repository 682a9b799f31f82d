"""Answers `user.has_perm("members.change_appointment", appointment)` from the table of rights and the user's scope."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db import models

from portal.staff.rights import TABLE, right
from portal.staff.scope import scope_of
from registry.models import Citation


class StaffBackend(AuthenticationBackend):
    """Signs in by name or e-mail as allauth does; knows roles, and no permissions or groups of single users."""

    def has_perm(self, user_obj: Any, perm: str, obj: models.Model | None = None) -> bool:
        """Without `obj`: whether there may be a record with which the user may do it."""
        app, _dot, codename = perm.partition(".")
        action, _underscore, model = codename.partition("_")
        scope = scope_of(user_obj)
        granted = right(scope.role, f"{app}.{model}")
        if not granted.allows(action):
            return False
        if obj is None or action == "view" or not granted.only_own:
            return True
        if isinstance(obj, Citation):  # whoever may change the record may say what it rests on
            return obj.record is not None and user_obj.has_perm(_change(obj.record), obj.record)
        return scope.covers(obj)

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        role = scope_of(user_obj).role
        return any(right(role, model).actions for model in TABLE if model.startswith(f"{app_label}."))

    def get_all_permissions(self, user_obj: Any, obj: models.Model | None = None) -> set[str]:
        named = (model.split(".") for model in TABLE)
        asked = {f"{app}.{action}_{model}" for app, model in named for action in ("view", "add", "change", "delete")}
        return {perm for perm in asked if self.has_perm(user_obj, perm, obj)}

    def get_user_permissions(self, user_obj: Any, obj: models.Model | None = None) -> set[str]:
        return self.get_all_permissions(user_obj, obj)

    def get_group_permissions(self, user_obj: Any, obj: models.Model | None = None) -> set[str]:
        return set()


def _change(record: models.Model) -> str:
    return f"{record._meta.app_label}.change_{record._meta.model_name}"
