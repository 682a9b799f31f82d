"""Accounts, by the names people type."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q


def account_named(credentials: Mapping[str, Any]) -> Any:
    """The one account of this name or e-mail address, or None."""
    typed = [credentials[name] for name in ("username", "email") if credentials.get(name)]
    named = Q(username__in=typed) | Q(email__in=[each.lower() for each in typed])
    found = list(get_user_model().objects.filter(named)[:2])
    return found[0] if len(found) == 1 else None
