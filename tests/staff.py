"""Staff for tests: a user of a role, signed in as one who has passed the second factor."""

import itertools
import time
from collections.abc import Iterable
from typing import Any

from allauth.mfa.app_settings import TOTP_PERIOD
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client

from commission.models import Commission
from portal.models import Role, StaffMember
from portal.staff.second_factor import SET_UP

TIME_TO_TYPE = 10  # seconds
PASSWORD = "three-white-cranes-over-the-Ili"
_numbers = itertools.count(1)


def staff(
    role: str,
    scope: Iterable[Commission] = (),
    levels: Iterable[str] = (),
    second_factor: bool | None = None,
    **of: Any,
) -> Any:
    """A user with that role; one who can write has a second factor unless told otherwise. `PASSWORD` is theirs."""
    name = of.pop("username", f"{role}-{next(_numbers)}")
    user = get_user_model().objects.create_user(name, f"{name}@example.org", PASSWORD, is_staff=True, **of)
    member = StaffMember.objects.create(user=user, role=role, levels=list(levels))
    member.regions.set(scope)
    if second_factor is None:
        second_factor = role != Role.VIEWER
    if second_factor:
        TOTP.activate(user, generate_totp_secret())
    return user


def one_time_code(user: Any) -> str:
    """What their authenticator shows now, or in a moment where this one is nearly over; each is taken once."""
    left = TOTP_PERIOD - time.time() % TOTP_PERIOD
    time.sleep(left if left < TIME_TO_TYPE else 0)
    secret = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP).data["secret"]
    return format_hotp_value(hotp_value(secret, next(iter(counters()))))


def signed_in_client(user: Any) -> Client:
    """In a session in which the second factor was passed."""
    client = Client()
    client.force_login(user)
    session = client.session
    session[SET_UP] = user.pk
    session.save()
    return client


def sign_in(page: Any, user: Any, site: str) -> None:
    """Gives a browser's page such a session at the address `site`, for tests of what comes after signing in."""
    cookie = signed_in_client(user).cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": site}])
