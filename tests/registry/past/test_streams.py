"""A whole list is streamed on a connection of its own, and that is sent into the past too."""

import json

import pytest
from django.test import Client

from commission.models import Authority
from members.models import Person
from registry.models import Revision
from registry.past.known import written
from tests.factories import AppointmentFactory, AuthorityFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    "address", ["people/?format=csv", "people/?format=ndjson", "appointments/?format=csv", "authorities/?format=ndjson"]
)
def test_a_whole_list_is_as_it_was_known(client: Client, address: str) -> None:
    AppointmentFactory(person__family_en="Abdirov")
    AuthorityFactory(code="gone")
    instant = written(Revision.objects.latest("number").at)
    before = client.get(f"/api/v1/{address}")
    text = b"".join(before)
    Person.objects.update(family_en="Else")
    Authority.objects.filter(code="gone").delete()
    AppointmentFactory()
    after = client.get(f"/api/v1/{address}&known_at={instant}")
    assert b"".join(after) == text != b"".join(client.get(f"/api/v1/{address}"))
    assert (after["Registry-Records"], after["Registry-Revision"]) == (
        before["Registry-Records"],
        before["Registry-Revision"],
    )


def test_popolo_is_as_it_was_known(client: Client) -> None:
    AppointmentFactory(person__family_en="Abdirov")
    instant = written(Revision.objects.latest("number").at)
    before = json.loads(b"".join(client.get("/api/v1/popolo/")))
    Person.objects.update(family_en="Else")
    assert json.loads(b"".join(client.get(f"/api/v1/popolo/?known_at={instant}"))) == before
