"""Writes down every attempt to sign in, the failed ones too."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from portal.models import SignIn
from registry.limits import seen_address

LONGEST_BROWSER = 200


def record(request: HttpRequest, outcome: SignIn.Outcome, user: Any = None, method: str = "") -> None:
    SignIn.objects.create(
        outcome=outcome,
        user=user,
        username=user.get_username() if user else "",
        method=method,
        address=seen_address(request.META, settings.TRUSTED_PROXIES) or None,
        browser=request.META.get("HTTP_USER_AGENT", "")[:LONGEST_BROWSER],
    )
