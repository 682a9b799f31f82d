"""Staff to try things out with, one a role: made only on one's own machine, with passwords of the moment."""

import secrets
import time
from collections.abc import Iterator
from typing import Any, NamedTuple

from allauth.mfa import app_settings as mfa
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.utils import decrypt
from django.contrib.auth import get_user_model
from django.db import transaction

from commission.models import Commission
from commission.models.terms import HOME_COUNTRY
from portal.models import Role, StaffMember


class Demo(NamedTuple):
    name: str
    password: str
    otpauth: str  # for an authenticator app; empty where none is needed


def make_demo_staff() -> Iterator[Demo]:
    """Those not made before: a password is told this once and kept nowhere."""
    for role in Role:
        if not get_user_model().objects.filter(username=role.value).exists():
            yield _make(role)


@transaction.atomic
def _make(role: Role) -> Demo:
    password = secrets.token_urlsafe(12)
    user = get_user_model().objects.create_user(role.value, password=password, is_staff=True)
    member = StaffMember.objects.create(user=user, role=role)
    if role == Role.REGISTRAR:
        member.regions.set(Commission.objects.filter(country=HOME_COUNTRY, parent=None))
    if role == Role.VIEWER:
        return Demo(role.value, password, "")
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return Demo(role.value, password, get_adapter().build_totp_url(user, secret))


def code_now(user: Any) -> tuple[str, int]:
    """What their app shows, and for how many seconds still."""
    secret = decrypt(Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP).data["secret"])
    counter, passed = divmod(int(time.time()), mfa.TOTP_PERIOD)
    return format_hotp_value(hotp_value(secret, counter)), mfa.TOTP_PERIOD - passed
