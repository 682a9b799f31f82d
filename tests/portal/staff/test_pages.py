"""Each page of the staff's door: valid HTML in its language, nothing inline, no English left in it, queries fixed."""

import re
import time
from typing import Any

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.test import Client
from lxml.html import document_fromstring

from portal.models import Role
from portal.staff.adapters import SIGNED_IN
from portal.staff.invitations import invite, link
from tests.html import faults
from tests.site_pages import LANGUAGES
from tests.staff import signed_in_client, staff

pytestmark = pytest.mark.django_db
PAGES = {
    "login/": 0,
    "logout/": 2,
    "inactive/": 2,
    "password/": 2,
    "reauthenticate/": 8,
    "2fa/": 5,
    "2fa/reauthenticate/": 8,
    "2fa/totp/activate/": 7,
    "2fa/totp/deactivate/": 5,
    "2fa/recovery-codes/": 4,
    "2fa/recovery-codes/generate/": 4,
    "2fa/webauthn/": 4,
    "2fa/webauthn/add/": 8,
    "sessions/": 3,  # with no session recorded: each that is costs a few more
}
FOR_WHO_IS_NOT_SIGNED_IN, FOR_WHO_HAS_NO_APP = "login/", "2fa/totp/activate/"
each_page = pytest.mark.parametrize("address", PAGES)


def visitor(address: str) -> Client:
    if address == FOR_WHO_IS_NOT_SIGNED_IN:
        return Client()
    user = staff(Role.VIEWER, second_factor=address != FOR_WHO_HAS_NO_APP)
    RecoveryCodes.activate(user)
    client = signed_in_client(user)
    session = client.session
    session[SIGNED_IN] = time.time()
    session.save()
    return client


def sentences(text: str) -> set[str]:
    """What a page says in four words or more."""
    said = {
        " ".join(each.split())
        for each in document_fromstring(text).xpath("//body//text()[not(parent::script or parent::code)]")
    }
    return {each for each in said if len(re.findall(r"[A-Za-z]{2,}", each)) > 3 and "Mozilla" not in each}


@each_page
def test_a_page_takes_the_queries_it_always_takes(address: str, django_assert_num_queries: Any) -> None:
    client = visitor(address)
    client.get(f"/en/accounts/{address}")
    with django_assert_num_queries(PAGES[address]):
        assert client.get(f"/en/accounts/{address}").status_code == 200


@each_page
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_valid_html_in_its_language_with_nothing_inline_and_never_kept(address: str, language: str) -> None:
    page = visitor(address).get(f"/{language}/accounts/{address}")
    text = page.content.decode()
    assert faults(text) == []
    assert (text.count(f'<html lang="{language}">'), text.count("<h1>"), text.count("<main")) == (1, 1, 1)
    assert [mark for mark in ("<style", ' style="', "<script>", " onclick=", " onload=") if mark in text] == []
    assert "default-src 'none'" in page["Content-Security-Policy"]
    assert "public" not in page.get("Cache-Control", "")
    if language != "en":
        assert sentences(text) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_invitation_too(client: Client, language: str) -> None:
    address = link(invite(email="a@example.org", role=Role.VIEWER, by="boss")).partition("/accounts/")[2]
    for page in (
        client.get(f"/{language}/accounts/{address}"),
        client.post(f"/{language}/accounts/{address}", {"password1": "1"}),
    ):
        assert faults(page.content.decode()) == []
        assert language == "en" or sentences(page.content.decode()) == set()
