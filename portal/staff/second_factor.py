"""Nobody who can write enters the staff's rooms without a second factor passed in this very session."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import ResolverMatch, reverse

from portal.staff.scope import scope_of

SET_UP = "second_factor_set_up_by"  # in the session where it was set up, which proved it works
TO_PASS = {"mfa_authenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "mfa_login_webauthn"}

GetResponse = Callable[[HttpRequest], HttpResponse]


class SecondFactorRequired:
    """Middleware: sends such a user to set one up, or to pass the one they have, and lets them do nothing else."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponseRedirect | None:
        in_staff_rooms = request.path_info.startswith(settings.STAFF_ROOT)
        if (
            not (in_staff_rooms or _is_of_second_factors(request.resolver_match))
            or not scope_of(request.user).may_write
        ):
            return None
        if not scope_of(request.user).has_second_factor:
            return redirect("mfa_index") if in_staff_rooms else None
        return None if passed(request) else redirect(_where_to_pass(request))


def passed(request: HttpRequest) -> bool:
    user: Any = request.user
    by_allauth = any(record["method"] == "mfa" for record in get_authentication_records(request, user))
    return by_allauth or request.session.get(SET_UP) == user.pk


def _is_of_second_factors(match: ResolverMatch | None) -> bool:
    """A page that shows or changes them: a session that has not passed one must not reach it either."""
    name = (match and match.url_name) or ""
    return name.startswith("mfa_") and name not in TO_PASS


def _where_to_pass(request: HttpRequest) -> str:
    methods = get_adapter().get_reauthentication_methods(request.user)
    way: str = next(method["url"] for method in methods if method["id"].startswith("mfa_"))
    return (
        f"{way}?{urlencode({'next': request.get_full_path() if request.method == 'GET' else reverse('admin:index')})}"
    )
