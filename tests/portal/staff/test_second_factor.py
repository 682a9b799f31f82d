"""No room of the staff answers who can write before a second factor is passed in this very session."""

from typing import Any

import pytest
from django.test import Client

from portal.models import Role
from tests.staff import signed_in_client, staff

pytestmark = pytest.mark.django_db
WRITERS = [Role.REGISTRAR, Role.EDITOR, Role.ADMINISTRATOR]
ROOMS = ["/admin/", "/admin/portal/errorreport/", "/admin/portal/errorreport/1/change/", "/admin/nowhere/at/all/"]


def without_second_factor(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("role", WRITERS)
@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("method", ["get", "post", "put"])
def test_who_can_write_and_has_none_is_sent_to_set_one_up(role: Role, room: str, method: str) -> None:
    client = without_second_factor(staff(role, second_factor=False))
    answer = getattr(client, method)(room)
    assert (answer.status_code, answer["Location"]) == (302, "/en/accounts/2fa/")


def test_a_superuser_is_no_exception() -> None:
    client = without_second_factor(staff(Role.VIEWER, is_superuser=True))
    assert client.get("/admin/")["Location"] == "/en/accounts/2fa/"


@pytest.mark.parametrize("room", [*ROOMS, "/en/accounts/2fa/", "/en/accounts/2fa/webauthn/add/"])
def test_who_has_one_and_has_not_passed_it_here_is_asked_for_it(room: str) -> None:
    answer = without_second_factor(staff(Role.REGISTRAR)).get(room)
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/en/accounts/2fa/reauthenticate/")


def test_an_attempt_to_add_a_key_without_one_passes_nothing() -> None:
    client = without_second_factor(staff(Role.REGISTRAR))
    client.post("/en/accounts/2fa/webauthn/add/", {"name": "mine"})
    assert client.get("/admin/").status_code == 302


def test_who_has_passed_it_comes_in() -> None:
    assert signed_in_client(staff(Role.ADMINISTRATOR)).get("/admin/").status_code == 200


def test_who_passed_it_and_had_it_taken_away_is_sent_to_set_one_up() -> None:
    user = staff(Role.ADMINISTRATOR)
    client = signed_in_client(user)
    user.authenticator_set.all().delete()
    assert client.get("/admin/")["Location"] == "/en/accounts/2fa/"


def test_a_viewer_changes_nothing_and_may_do_without() -> None:
    assert without_second_factor(staff(Role.VIEWER)).get("/admin/").status_code == 200
