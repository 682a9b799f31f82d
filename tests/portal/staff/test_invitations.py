"""An invitation opens one account, once, within seven days, and nobody forges one."""

import datetime
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core import mail, signing
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from portal.models import Invitation, Role
from portal.staff.invitations import SALT, invite, link
from portal.staff.scope import scope_of
from tests.factories import CommissionFactory
from tests.staff import PASSWORD, signed_in_client, staff

pytestmark = pytest.mark.django_db
FILLED = {"username": "aigerim", "password1": PASSWORD, "password2": PASSWORD}
SITE = "http://localhost:8000"


def where(invitation: Invitation) -> str:
    return link(invitation).removeprefix(SITE)


def refusal(client: Client, address: str) -> tuple[int, str]:
    answer = client.get(address)
    return answer.status_code, answer.context["detail"]


def test_it_opens_an_account_with_its_role_and_reach_and_leads_to_the_second_factor(client: Client) -> None:
    region = CommissionFactory()
    invitation = invite(email="A@Example.org", role=Role.REGISTRAR, by="boss", regions=[region], levels=["central"])
    answer = client.post(where(invitation), FILLED)
    assert (answer.status_code, answer["Location"]) == (302, "/admin/")
    assert client.get("/admin/")["Location"] == "/en/accounts/2fa/"
    assert client.get("/en/accounts/2fa/totp/activate/").status_code == 200
    user = get_user_model().objects.get()
    assert (user.username, user.email, user.is_staff, user.is_superuser) == ("aigerim", "a@example.org", True, False)
    assert user.check_password(PASSWORD)
    assert (scope_of(user).role, scope_of(user).commissions) == (Role.REGISTRAR, {region.pk})


def test_it_works_once(client: Client) -> None:
    invitation = invite(email="a@example.org", role=Role.VIEWER, by="boss")
    client.post(where(invitation), FILLED)
    used = 410, "This invitation has been used. Sign in, or ask an administrator for another."
    assert refusal(Client(), where(invitation)) == used
    assert Client().post(where(invitation), {**FILLED, "username": "second"}).status_code == 410
    assert get_user_model().objects.count() == 1


@pytest.mark.parametrize(("age", "status"), [(datetime.timedelta(days=7), 410), (datetime.timedelta(days=6.9), 200)])
def test_it_holds_seven_days(client: Client, age: datetime.timedelta, status: int) -> None:
    invitation = invite(email="a@example.org", role=Role.VIEWER, by="boss")
    invitation.issued = timezone.now() - age
    invitation.save()
    assert client.get(where(invitation)).status_code == status
    assert client.post(where(invitation), FILLED).status_code == (410 if status == 410 else 302)


def test_a_forged_or_cut_or_foreign_link_opens_nothing(client: Client) -> None:
    invitation = invite(email="a@example.org", role=Role.VIEWER, by="boss")
    whole = where(invitation)
    foreign = signing.dumps([invitation.pk, 1], salt="another")
    for address in (
        whole[:-3] + "/",
        whole.replace("/invitation/", "/invitation/x"),
        f"/en/accounts/invitation/{foreign}/",
    ):
        said = 410, "This is not a link of an invitation. Open it whole, as it was sent."
        assert refusal(client, address) == said
    withdrawn = f"/en/accounts/invitation/{signing.dumps([invitation.pk, 1], salt=SALT)}/"
    assert refusal(client, withdrawn) == (410, "This invitation was withdrawn or sent again. Use the latest link.")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"username": "TAKEN"}, "username"),
        ({"username": "no spaces"}, "username"),
        ({"username": ""}, "username"),
        ({"password1": "short", "password2": "short"}, "password1"),
        ({"password1": "aigerim2026x", "password2": "aigerim2026x"}, "password1"),
        ({"password2": PASSWORD + "x"}, "password2"),
    ],
)
def test_what_is_wrong_with_a_name_or_password_is_said_beside_it(
    client: Client, changes: dict[str, str], field: str
) -> None:
    staff(Role.VIEWER, username="taken")
    invitation = invite(email="a@example.org", role=Role.VIEWER, by="boss")
    answer = client.post(where(invitation), FILLED | changes)
    assert (answer.status_code, list(answer.context["form"].errors)) == (400, [field])
    assert get_user_model().objects.count() == 1


def test_who_lost_password_or_second_factor_is_invited_again_and_starts_anew(client: Client) -> None:
    user = staff(Role.EDITOR)
    elsewhere = signed_in_client(user)
    assert elsewhere.get("/admin/").status_code == 200
    new = "a-lamp-in-the-window-of-Semey"
    client.post(where(invite(email=user.email, role=Role.EDITOR, by="boss")), {"password1": new, "password2": new})
    user = get_user_model().objects.get(pk=user.pk)
    assert (user.check_password(new), scope_of(user).has_second_factor) == (True, False)
    assert elsewhere.get("/admin/")["Location"] == "/admin/login/?next=/admin/"


def invite_in_admin(administrator: Any, **filled: Any) -> Any:
    client = signed_in_client(administrator)
    return client.post("/admin/portal/invitation/add/", {"role": "viewer", **filled}, follow=True)


def address_of(invitation: Invitation) -> str:
    """Its link without what depends on the second it is signed in."""
    return link(invitation).rsplit(":", 2)[0]


def test_an_administrator_is_shown_the_link_once_where_no_mail_server_is_set() -> None:
    administrator = staff(Role.ADMINISTRATOR)
    answer = invite_in_admin(administrator, email="b@example.org")
    invitation = Invitation.objects.get()
    assert address_of(invitation) in answer.content.decode()
    assert (invitation.invited_by, mail.outbox) == (administrator.username, [])
    again = signed_in_client(administrator).get("/admin/portal/invitation/")
    assert address_of(invitation) not in again.content.decode()


def test_it_goes_by_letter_where_one_is_set(settings: Any) -> None:
    settings.EMAIL_CONFIGURED = True
    answer = invite_in_admin(staff(Role.ADMINISTRATOR), email="b@example.org")
    address = address_of(Invitation.objects.get())
    assert [(letter.to, address in letter.body) for letter in mail.outbox] == [(["b@example.org"], True)]
    assert address not in answer.content.decode()


def test_a_registrar_is_invited_with_a_commission_to_keep() -> None:
    region = CommissionFactory(slug="kz-tec-aba")
    administrator = staff(Role.ADMINISTRATOR)
    for regions, error in (
        ("", "A registrar needs a commission to keep. Name one, or choose another role."),
        ("nowhere", "No commission has the address “nowhere”. Copy it from the page of one."),
    ):
        answer = invite_in_admin(administrator, email="b@example.org", role="registrar", regions=regions)
        assert answer.context["adminform"].form.errors["regions"] == [error]
    invite_in_admin(administrator, email="b@example.org", role="registrar", regions="kz-tec-aba", levels=["precinct"])
    invitation = Invitation.objects.get()
    assert (list(invitation.regions.all()), invitation.levels) == ([region], ["precinct"])


@pytest.mark.parametrize("role", [Role.VIEWER, Role.REGISTRAR, Role.EDITOR])
def test_nobody_else_invites(role: Role) -> None:
    assert invite_in_admin(staff(role), email="b@example.org").status_code == 403
    assert Invitation.objects.count() == 0


def test_the_first_administrator_is_invited_from_the_command_line(client: Client, capsys: Any) -> None:
    call_command("invite", "--email", "first@example.org", "--role", "administrator")
    address = capsys.readouterr().out.splitlines()[-1]
    assert address.startswith(f"{SITE}/en/accounts/invitation/")
    assert client.post(address.removeprefix(SITE), FILLED).status_code == 302
    assert scope_of(get_user_model().objects.get()).role == Role.ADMINISTRATOR
    with pytest.raises(CommandError, match="A registrar needs a commission to keep"):
        call_command("invite", "--email", "b@example.org", "--role", "registrar")
    with pytest.raises(CommandError, match="'nobody', which is no e-mail address"):
        call_command("invite", "--email", "nobody", "--role", "viewer")
