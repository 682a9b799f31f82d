"""Signing in: what is refused, what is limited, what is written down, and who reads it."""

from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.test import Client

from portal.models import Role, SignIn
from tests.staff import PASSWORD, one_time_code, signed_in_client, staff

pytestmark = pytest.mark.django_db
LOGIN, CODE = "/en/accounts/login/", "/en/accounts/2fa/authenticate/"


@pytest.fixture(autouse=True)
def _nothing_counted_yet() -> None:
    cache.clear()


def sign_in(client: Client, name: str, password: str = PASSWORD, **of: Any) -> Any:
    return client.post(LOGIN, {"login": name, "password": password}, **of)


def written_down() -> list[tuple[str, str, str]]:
    return [(each.outcome, each.username, each.method) for each in SignIn.objects.order_by("id")]


def test_a_name_or_an_e_mail_address_signs_in_and_is_written_down(client: Client) -> None:
    viewer = staff(Role.VIEWER)
    assert sign_in(client, viewer.username, HTTP_USER_AGENT="Firefox")["Location"] == "/admin/"
    assert sign_in(Client(), viewer.email)["Location"] == "/admin/"
    assert written_down() == [("signed-in", viewer.username, "password")] * 2
    first = SignIn.objects.earliest("id")
    assert (first.address, first.browser, first.user) == ("127.0.0.1", "Firefox", viewer)


def test_the_password_alone_opens_nothing_where_there_is_a_second_factor(client: Client) -> None:
    editor = staff(Role.EDITOR)
    assert sign_in(client, editor.username)["Location"] == CODE
    assert client.get("/admin/")["Location"] == "/admin/login/?next=/admin/"
    assert client.post(CODE, {"code": "000000"}).status_code == 200
    assert client.post(CODE, {"code": one_time_code(editor)})["Location"] == "/admin/"
    assert written_down() == [
        ("wrong-code", editor.username, ""),
        ("signed-in", editor.username, "password + totp"),
    ]


def test_a_code_is_taken_once(client: Client) -> None:
    editor = staff(Role.EDITOR)
    code = one_time_code(editor)
    for browser, expected in ((client, 302), (Client(), 200)):
        sign_in(browser, editor.username)
        assert browser.post(CODE, {"code": code}).status_code == expected


def test_what_was_typed_is_kept_only_where_it_names_an_account(client: Client) -> None:
    viewer = staff(Role.VIEWER)
    sign_in(client, viewer.username, "wrong")
    sign_in(client, "my-secret-typed-into-the-wrong-field", "wrong")
    assert written_down() == [("wrong-password", viewer.username, ""), ("wrong-password", "", "")]


def test_after_five_wrong_passwords_even_the_right_one_waits(client: Client) -> None:
    viewer = staff(Role.VIEWER)
    for _turn in range(5):
        assert sign_in(client, viewer.username, "wrong").status_code == 200
    assert sign_in(client, viewer.username).status_code == 200
    assert client.get("/admin/").status_code == 302
    assert [outcome for outcome, _name, _method in written_down()] == ["wrong-password"] * 5 + ["too-many"]


def test_after_five_wrong_codes_even_the_right_one_waits(client: Client) -> None:
    editor = staff(Role.EDITOR)
    sign_in(client, editor.username)
    for _turn in range(5):
        client.post(CODE, {"code": "000000"})
    assert client.post(CODE, {"code": one_time_code(editor)}).status_code == 200
    assert [outcome for outcome, _name, _method in written_down()] == ["wrong-code"] * 5 + ["too-many"]


def test_beyond_thirty_attempts_a_minute_from_one_address_a_page_says_to_wait(client: Client) -> None:
    statuses = [sign_in(client, f"nobody-{turn}", "").status_code for turn in range(31)]
    assert statuses == [200] * 30 + [429]


def test_a_closed_account_and_a_wrong_password_let_nobody_in(client: Client) -> None:
    closed = staff(Role.VIEWER, is_active=False)
    assert sign_in(client, closed.username)["Location"] == "/en/accounts/inactive/"
    assert client.get("/admin/").status_code == 302


def test_there_is_no_way_to_sign_oneself_up(client: Client) -> None:
    for address in ("signup/", "email/", "password/reset/", "signup/passkey/", "2fa/webauthn/signup/", "3rdparty/"):
        assert client.get(f"/en/accounts/{address}").status_code == 404


def test_the_admin_s_own_form_of_sign_in_is_not_used(client: Client) -> None:
    viewer = staff(Role.VIEWER)
    answer = client.post("/admin/login/?next=/admin/", {"username": viewer.username, "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/en/accounts/login/?next=/admin/")
    assert client.get("/admin/").status_code == 302


def test_who_is_signed_in_and_not_on_the_staff_is_told_so(client: Client) -> None:
    client.force_login(get_user_model().objects.create_user("reader"))
    assert client.get("/admin/", follow=True).status_code == 403


def test_signing_out_takes_a_post(client: Client) -> None:
    viewer = staff(Role.VIEWER)
    sign_in(client, viewer.username)
    for address in ("/admin/logout/", "/en/accounts/logout/"):
        assert client.get(address).status_code == 200
        assert client.get("/admin/").status_code == 200
    assert client.post("/admin/logout/")["Location"] == LOGIN
    assert client.get("/admin/").status_code == 302


def test_the_staff_s_rooms_speak_the_language_one_signed_in_in(client: Client) -> None:
    viewer = staff(Role.VIEWER)
    client.post("/kk/accounts/login/", {"login": viewer.username, "password": PASSWORD})
    assert '<html lang="kk"' in client.get("/admin/").content.decode()


def test_sessions_are_listed_and_the_others_ended(client: Client) -> None:
    viewer, elsewhere = staff(Role.VIEWER), Client()
    sign_in(elsewhere, viewer.username, HTTP_USER_AGENT="A forgotten machine")
    sign_in(client, viewer.username)
    page = client.get("/en/accounts/sessions/")
    assert (page.context["session_count"], "A forgotten machine" in page.content.decode()) == (2, True)
    client.post("/en/accounts/sessions/")
    assert (elsewhere.get("/admin/").status_code, client.get("/admin/").status_code) == (302, 200)


def test_one_session_is_ended_and_nobody_ends_those_of_others(client: Client) -> None:
    viewer, elsewhere, stranger = staff(Role.VIEWER), Client(), Client()
    sign_in(elsewhere, viewer.username)
    sign_in(client, viewer.username)
    sign_in(stranger, staff(Role.VIEWER).username)
    client.get("/en/accounts/sessions/")
    there = UserSession.objects.get(session_key=elsewhere.session.session_key)
    assert stranger.post(f"/en/accounts/sessions/{there.pk}/end/").status_code == 404
    assert elsewhere.get("/admin/").status_code == 200
    assert client.post(f"/en/accounts/sessions/{there.pk}/end/").status_code == 302
    assert (elsewhere.get("/admin/").status_code, client.get("/admin/").status_code) == (302, 200)


def test_an_administrator_ends_the_sessions_of_others_and_closes_accounts(client: Client) -> None:
    viewer = staff(Role.VIEWER)
    sign_in(client, viewer.username)
    administrator = signed_in_client(staff(Role.ADMINISTRATOR))
    chosen = {"action": "end_sessions", "_selected_action": [viewer.staff.pk]}
    administrator.post("/admin/portal/staffmember/", chosen)
    assert (client.get("/admin/").status_code, UserSession.objects.count()) == (302, 0)
    administrator.post(f"/admin/portal/staffmember/{viewer.staff.pk}/change/", {"role": "viewer"})
    assert sign_in(client, viewer.username)["Location"] == "/en/accounts/inactive/"


def test_the_last_administrator_stays_one() -> None:
    last = staff(Role.ADMINISTRATOR)
    address = f"/admin/portal/staffmember/{last.staff.pk}/change/"
    answer = signed_in_client(last).post(address, {"role": "viewer", "is_active": "on"})
    said = answer.context["adminform"].form.non_field_errors()
    assert said == ["This is the last administrator. Make someone else one first."]


@pytest.mark.parametrize(("role", "status"), [(Role.REGISTRAR, 403), (Role.EDITOR, 403), (Role.ADMINISTRATOR, 200)])
def test_only_administrators_read_who_signed_in_and_nobody_changes_it(role: Role, status: int) -> None:
    client = signed_in_client(staff(role))
    assert client.get("/admin/portal/signin/").status_code == status
    assert client.get("/admin/portal/staffmember/").status_code == status
    assert client.get("/admin/portal/signin/add/").status_code == 403


def test_accounts_keys_and_sessions_have_no_pages_of_their_own_in_the_admin() -> None:
    client = signed_in_client(staff(Role.VIEWER, is_superuser=True, second_factor=True))
    for model in ("auth/user", "auth/group", "account/emailaddress", "mfa/authenticator", "usersessions/usersession"):
        assert client.get(f"/admin/{model}/").status_code == 404
