"""What allauth asks this site: who calls, what a sign-in is followed by, whose passkeys these are."""

import time
from typing import Any
from urllib.parse import urlsplit

from allauth.account import app_settings as account_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext

from portal.models import SignIn
from portal.staff.accounts import account_named
from portal.staff.sign_ins import record
from registry.limits import seen_address

SIGNED_IN = "signed_in_at"


class AccountAdapter(DefaultAccountAdapter):
    def get_client_ip(self, request: HttpRequest) -> str:
        address = seen_address(request.META, settings.TRUSTED_PROXIES)
        if not address:
            raise PermissionDenied
        return address

    def is_reauthentication_required(self, *, app: str, **named: Any) -> bool:
        """Not just after signing in: that was the same proof."""
        age = time.time() - self.request.session.get(SIGNED_IN, 0)
        fresh: bool = age < account_settings.REAUTHENTICATION_TIMEOUT
        return not fresh and super().is_reauthentication_required(app=app, **named)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            record(request, SignIn.Outcome.TOO_MANY, account_named(credentials))
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        record(request, SignIn.Outcome.WRONG_PASSWORD, account_named(credentials))

    def post_login(self, request: HttpRequest, user: Any, **named: Any) -> HttpResponse:
        """The staff's rooms speak the language in which one signed in."""
        response: HttpResponse = super().post_login(request, user, **named)
        ways = [entry.get("type") or entry["method"] for entry in get_authentication_records(request, user)]
        request.session[SIGNED_IN] = time.time()
        record(request, SignIn.Outcome.SIGNED_IN, user, method=" + ".join(ways) or "invitation")
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, get_language() or "en", samesite="Lax", httponly=True)
        return response


class SecondFactorAdapter(DefaultMFAAdapter):
    def get_totp_issuer(self) -> str:
        return gettext("Registry of election commissions")

    def build_totp_svg(self, url: str) -> str:
        """To stand within a page, without the heading of a file."""
        return str(super().build_totp_svg(url)).partition("?>")[2]

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys are of the host people know the site by."""
        return {"id": urlsplit(settings.SITE_URL).hostname or "localhost", "name": self.get_totp_issuer()}
