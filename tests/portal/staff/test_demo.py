"""Demo staff: passwords of the moment, a second factor that works, and only on one's own machine."""

import re
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client

from config.environment import on_ones_own_machine
from portal.management.commands.run import Command
from portal.models import Role, StaffMember
from portal.staff.demo import make_demo_staff

pytestmark = pytest.mark.django_db


def told(settings: Any, *, demo: bool) -> str:
    settings.DEMO_STAFF = demo
    command = Command(stdout=StringIO())
    command.provide_staff()
    return str(command.stdout._out.getvalue())


def test_each_role_is_made_once_with_a_password_nobody_else_has(settings: Any) -> None:
    passwords = re.findall(r"Demo staff: (\w+), password (\S+)", told(settings, demo=True))
    assert [name for name, _password in passwords] == Role.values
    assert len({password for _name, password in passwords}) == len(Role)
    for name, password in passwords:
        assert get_user_model().objects.get(username=name).check_password(password)
    assert told(settings, demo=True) == ""


def test_no_password_is_the_same_on_two_installations() -> None:
    first = [demo.password for demo in make_demo_staff()]
    get_user_model().objects.all().delete()
    assert not {demo.password for demo in make_demo_staff()} & set(first)


def test_the_code_it_tells_opens_the_account(settings: Any, client: Client, capsys: Any) -> None:
    cache.clear()
    settings.DEMO_STAFF = True
    editor = next(demo for demo in make_demo_staff() if demo.name == "editor")
    client.post("/en/accounts/login/", {"login": "editor", "password": editor.password})
    call_command("demo_code", "editor")
    code = capsys.readouterr().out.split()[0]
    assert client.post("/en/accounts/2fa/authenticate/", {"code": code})["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_elsewhere_nobody_is_made_and_the_way_to_the_first_administrator_is_said(settings: Any) -> None:
    assert "manage.py invite --email you@example.org --role administrator" in told(settings, demo=False)
    assert (get_user_model().objects.count(), StaffMember.objects.count()) == (0, 0)
    with pytest.raises(CommandError, match="Demo staff is for one's own machine only"):
        call_command("demo_code", "editor")


@pytest.mark.parametrize(
    ("database", "folder", "debug", "expected"),
    [
        ("", "", False, True),
        ("", "/srv/registry", True, True),
        ("", "/srv/registry", False, False),
        ("postgres://x@db/x", "", True, False),
    ],
)
def test_one_s_own_machine_is_the_embedded_database_in_its_own_folder_or_under_debug(
    monkeypatch: pytest.MonkeyPatch, database: str, folder: str, debug: bool, expected: bool
) -> None:
    monkeypatch.setenv("DATABASE_URL", database)
    monkeypatch.setenv("REGISTRY_DATA_DIR", folder)
    assert on_ones_own_machine(debug=debug) is expected
