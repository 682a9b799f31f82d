"""Public pages are keepable, and only those."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.factories import CommissionFactory

pytestmark = pytest.mark.django_db
PAGES = ("/en/", "/kk/commissions/", "/ru/rules/")


@pytest.mark.parametrize("address", PAGES)
def test_a_page_without_a_session_is_keepable_and_does_not_touch_one(client: Client, address: str) -> None:
    CommissionFactory()
    page = client.get(address)
    assert (page["Cache-Control"], page["Vary"]) == ("public, max-age=0, must-revalidate", "Accept, Accept-Encoding")
    assert "Set-Cookie" not in page
    assert client.get(address, headers={"If-None-Match": page["ETag"]}).status_code == 304


def test_a_change_changes_the_tag(client: Client) -> None:
    before = client.get("/en/commissions/")["ETag"]
    CommissionFactory()
    assert client.get("/en/commissions/", headers={"If-None-Match": before}).status_code == 200


def test_a_page_shown_in_a_session_says_nothing_of_keeping(client: Client) -> None:
    client.force_login(User.objects.create_user("registrar"))
    page = client.get("/en/commissions/")
    assert (page.status_code, "ETag" in page, "Cache-Control" in page) == (200, False, False)


@pytest.mark.parametrize("address", ["/admin/login/", "/en/commissions/none/", "/healthz", "/"])
def test_what_is_no_public_page_is_let_alone(client: Client, address: str) -> None:
    assert "ETag" not in client.get(address)
