"""A walk through every address of the staff's rooms, as everyone: the new ones too, since they are asked of Django."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from portal.models import Role
from portal.staff.rights import right
from tests.staff import signed_in_client, staff

pytestmark = pytest.mark.django_db
OPEN = {
    "/admin/login/",
    "/admin/logout/",
    "/admin/password_change/",
    "/admin/language/",
}  # they lead out, or keep nothing


def addresses(resolver: URLResolver, before: str = "/") -> Iterator[str]:
    for each in resolver.url_patterns:
        address = before + re.sub(r"<[^>]*>", "1", re.sub(r"\(\?P<url>.*", "nowhere", str(each.pattern)))
        if isinstance(each, URLResolver):
            yield from addresses(each, address)
        elif isinstance(each, URLPattern):
            yield address.replace("^", "").replace("$", "").replace("\\Z", "")


def rooms() -> list[str]:
    return sorted({each for each in addresses(get_resolver()) if each.startswith("/admin/")} - OPEN)


def test_nobody_without_a_second_factor_who_can_write_gets_an_answer_anywhere() -> None:
    client = Client()
    client.force_login(staff(Role.ADMINISTRATOR, second_factor=False))
    for method in (client.get, client.post):
        answers = {room: method(room) for room in rooms()}
        assert len(answers) > 20
        assert {room: answer.get("Location") for room, answer in answers.items()} == dict.fromkeys(
            answers, "/en/accounts/2fa/"
        )


def test_nobody_who_is_not_signed_in_gets_an_answer_anywhere(client: Client) -> None:
    for room in rooms():
        answer = client.get(room)
        assert (room, answer.status_code, answer.get("Location", "").partition("?")[0]) in {
            (room, 302, "/admin/login/"),
            (room, 302, "/en/accounts/login/"),
        }


@pytest.mark.parametrize("role", Role)
def test_no_list_or_form_opens_to_a_role_the_table_does_not_name(role: Role) -> None:
    client = signed_in_client(staff(role))
    for model in admin.site._registry:
        granted = right(role, model._meta.label_lower)
        for page, action in (("changelist", "view"), ("add", "add")):
            address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}")
            answer: Any = client.get(address)
            if not granted.allows(action):
                assert (address, answer.status_code) == (address, 403)
            elif page == "changelist":
                assert (address, answer.status_code) == (address, 200)
