"""Signing in in a real browser: with a code, with a passkey; nothing axe finds, nothing the policy blocks."""

from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect

from portal.models import Role, SignIn
from portal.staff.invitations import invite, link
from tests.looking import faults, guarded
from tests.staff import PASSWORD, one_time_code, staff

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def site(live_server: Any, settings: Any) -> str:
    cache.clear()
    settings.SITE_URL = str(live_server.url)
    return settings.SITE_URL


def give_password(page: Page, address: str, user: Any) -> None:
    page.goto(address)
    page.locator("#id_login").fill(user.username)
    page.locator("#id_password").fill(PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_registrar_signs_in_by_keyboard_with_password_and_code(browser: Browser, site: str) -> None:
    registrar = staff(Role.REGISTRAR)
    page, found = guarded(browser.new_context(), site)
    give_password(page, f"{site}/en/accounts/login/?next=/admin/", registrar)
    expect(page.get_by_role("heading", level=1)).to_have_text("The second factor")
    page.goto(f"{site}/admin/")
    expect(page).to_have_url(f"{site}/en/accounts/2fa/authenticate/")  # the password alone opens nothing
    page.locator("#id_code").fill(one_time_code(registrar))
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/admin/")
    assert [(each.outcome, each.method) for each in SignIn.objects.all()] == [("signed-in", "password + totp")]
    assert found == []


def test_a_passkey_is_added_and_then_opens_the_account_by_itself(browser: Browser, site: str) -> None:
    editor = staff(Role.EDITOR, second_factor=False)
    page, found = guarded(browser.new_context(), site)
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": PHONE})
    give_password(page, f"{site}/en/accounts/login/?next=/admin/", editor)
    page.wait_for_url(f"{site}/en/accounts/2fa/")
    page.get_by_role("link", name="Add a key").click()
    page.locator("#id_name").fill("My phone")
    page.locator("#id_passwordless").check()
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    page.goto(f"{site}/admin/")
    expect(page).to_have_url(f"{site}/admin/")
    page.goto(f"{site}/en/accounts/logout/")
    page.locator("main").get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(f"{site}/admin/")
    assert SignIn.objects.first().method == "webauthn"
    page.goto(f"{site}/en/accounts/2fa/webauthn/reauthenticate/")
    page.get_by_role("button", name="Use the key").click()
    page.wait_for_url(f"{site}/admin/")
    page.context.clear_cookies()
    give_password(page, f"{site}/en/accounts/login/?next=/admin/", editor)
    page.get_by_role("button", name="Use a passkey or security key").click()
    page.wait_for_url(f"{site}/admin/")
    assert SignIn.objects.first().method == "password + webauthn"
    assert found == []


def test_a_key_is_asked_for_beside_the_password_and_a_refusal_is_said(browser: Browser, site: str) -> None:
    page, _found = guarded(browser.new_context(), site)
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": PHONE | {"isUserVerified": False}})
    page.goto(f"{site}/en/accounts/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("alert").filter(visible=True)).to_contain_text("The key was not used")


@pytest.mark.parametrize(("language", "scheme", "width"), [("kk", "dark", 390), ("ru", "light", 1280)])
def test_axe_finds_nothing_on_any_page_of_the_door(
    browser: Browser, site: str, language: str, scheme: Any, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, locale=language)
    page, found = guarded(context, site)
    root = f"{site}/{language}/accounts/"

    def look(name: str) -> None:
        found.extend(faults(page, name))

    viewer, registrar = staff(Role.VIEWER), staff(Role.REGISTRAR)
    give_password(page, f"{root}login/", viewer)
    for address in ("2fa/", "2fa/totp/activate/", "logout/"):
        page.goto(root + address)
        look(address)
    page.context.clear_cookies()
    page.goto(link(invite(email="new@example.org", role=Role.VIEWER, by="a")).replace("/en/", f"/{language}/"))
    look("invitation")
    page.goto(f"{root}invitation/forged/")
    look("forged invitation")
    give_password(page, f"{root}login/", staff(Role.VIEWER, is_active=False))
    look("closed account")
    page.goto(f"{root}login/")
    look("login")
    give_password(page, f"{root}login/", registrar)
    look("authenticate")
    page.locator("#id_code").fill(one_time_code(registrar))
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/admin/")
    for address in ("reauthenticate/", "2fa/reauthenticate/", "2fa/recovery-codes/generate/"):
        page.goto(root + address)
        look(address)
    page.locator("main .report").get_by_role("button").click()
    page.wait_for_url(f"{root}2fa/recovery-codes/")
    look("recovery codes")
    for address in ("2fa/", "2fa/webauthn/", "2fa/webauthn/add/", "2fa/totp/deactivate/", "sessions/", "password/"):
        page.goto(root + address)
        look(address)
    assert [each for each in found if "410 (Gone)" not in each] == []
