"""What the law orders to forget: asked for by one administrator, done when another confirms, told to the public."""

import threading
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.test import Client

from members.models import Person, Redaction
from portal.models import RedactionRequest
from portal.staff.redacting.deciding import confirm
from tests.factories import LegalActFactory, PersonFactory
from tests.staff import signed_in_client, staff

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS = "/admin/redactions/"


@pytest.fixture
def asked(client: Client) -> dict[str, Any]:
    PersonFactory(slug="abdirov", birth_year=1961)
    LegalActFactory(slug="a-judgment")
    return {"person": "abdirov", "fields_": ["birth"], "act": "a-judgment", "reason": "As the court decided"}


def administrator(name: str) -> Client:
    return signed_in_client(staff("administrator", username=name))


def test_one_asks_and_another_confirms(asked: dict[str, Any]) -> None:
    assert administrator("aigul").post(ADDRESS, asked).status_code == 302
    assert Person.objects.get().birth_year == 1961
    request = RedactionRequest.objects.get()
    assert administrator("bolat").post(ADDRESS, {"do": "confirm", "request": request.pk}).status_code == 302
    assert Person.objects.get().birth_year is None
    redaction = Redaction.objects.get()
    assert (redaction.fields, redaction.asked_by, redaction.confirmed_by) == (["birth"], "aigul", "bolat")


def test_nobody_confirms_their_own(asked: dict[str, Any]) -> None:
    aigul = administrator("aigul")
    aigul.post(ADDRESS, asked)
    request = RedactionRequest.objects.get()
    answer = aigul.post(ADDRESS, {"do": "confirm", "request": request.pk})
    assert (answer.status_code, Person.objects.get().birth_year) == (400, 1961)
    assert "Another person must." in answer.content.decode()
    with pytest.raises(IntegrityError, match="portal_redaction_by_two_people"):
        RedactionRequest.objects.update(decided_by="aigul")


def test_what_is_refused_changes_nothing_and_is_decided(asked: dict[str, Any]) -> None:
    administrator("aigul").post(ADDRESS, asked)
    request = RedactionRequest.objects.get()
    bolat = administrator("bolat")
    bolat.post(ADDRESS, {"do": "refuse", "request": request.pk})
    answer = bolat.post(ADDRESS, {"do": "confirm", "request": request.pk})
    assert (answer.status_code, Person.objects.get().birth_year) == (400, 1961)
    assert "bolat has already decided this." in answer.content.decode()


def test_of_two_who_confirm_at_once_one_does(asked: dict[str, Any]) -> None:
    administrator("aigul").post(ADDRESS, asked)
    request, told = RedactionRequest.objects.get(), []
    begun = threading.Barrier(2)

    def decide(name: str) -> None:
        try:
            begun.wait(10)
            confirm(request.pk, by=name)
            told.append("done")
        except ValidationError as refusal:
            told.append(refusal.code)
        finally:
            connection.close()

    deciding = [threading.Thread(target=decide, args=(name,)) for name in ("bolat", "dana")]
    for thread in deciding:
        thread.start()
    for thread in deciding:
        thread.join(30)
    assert (sorted(map(str, told)), Redaction.objects.count()) == (["decided", "done"], 1)


@pytest.mark.parametrize("role", ["viewer", "registrar", "editor"])
def test_only_administrators_ask_or_decide(role: str) -> None:
    client = signed_in_client(staff(role))
    assert [client.get(ADDRESS).status_code, client.post(ADDRESS, {}).status_code] == [403, 403]


def test_a_form_that_names_nobody_says_so_and_keeps_what_was_typed(asked: dict[str, Any]) -> None:
    answer = administrator("aigul").post(ADDRESS, {**asked, "person": "nobody"})
    assert answer.status_code == 400
    text = answer.content.decode()
    assert "Nobody has this address. Copy it from the person&#x27;s page." in text
    assert 'value="nobody"' in text
    assert 'value="As the court decided"' in text
