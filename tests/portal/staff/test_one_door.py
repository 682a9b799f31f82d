"""Under four eyes no address of the staff's rooms changes a row of the registry: at most a proposal waits."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.db.models import CharField, Model, TextField
from django.test import Client
from django.urls import reverse

from portal.models import Role
from registry.admin import RecordAdmin
from registry.proposals.deciding import approve
from registry.proposals.models import Proposal, State
from registry.revision import revision
from tests.factories import FACTORIES, SourceFactory
from tests.portal.staff.test_every_room import rooms
from tests.registry.admin.filling import filled
from tests.registry.undo.test_action import registry
from tests.staff import signed_in_client, staff

pytestmark = pytest.mark.django_db(transaction=True)
NAMES = {"slug", "code", "country"}  # of which not every text is one


@pytest.fixture(autouse=True)
def _four_eyes(settings: Any) -> None:
    settings.EYES = 4


@pytest.fixture
def client() -> Client:
    return signed_in_client(staff(Role.ADMINISTRATOR, username="aigerim"))


def records() -> Iterator[Model]:
    """One of each kind that has a room."""
    for model, room in admin.site._registry.items():
        if isinstance(room, RecordAdmin):
            yield FACTORIES[model]()


def page_of(record: Model, page: str) -> str:
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_{page}", args=[record.pk])


def changed(record: Model, data: dict[str, Any]) -> dict[str, Any]:
    """Something else in every text of the form."""
    texts = [
        field.name
        for field in record._meta.local_concrete_fields
        if isinstance(field, CharField | TextField) and not field.flatchoices and field.name not in NAMES
    ]
    return {**data, **{name: "2" for name in texts if name in data}}


def test_every_form_and_deletion_waits_for_a_colleague(client: Client) -> None:
    with revision(by="x", because="x"):
        made = list(records())
    before = registry()
    edited, deleted = set(), set()
    for record in made:
        for page, done in (("change", edited), ("delete", deleted)):
            address = page_of(record, page)
            shown = client.get(address)
            if b'name="because"' not in shown.content:
                continue
            data = filled(shown, because="The gazette")
            client.post(address, changed(record, data) if page == "change" else {**data, "post": "yes"})
            if Proposal.objects.filter(address=address).exists():
                done.add(record._meta.label_lower)
    assert registry() == before
    assert {"members.person", "commission.legalact", "commission.authority", "registry.source"} <= edited
    assert {"members.appointment", "commission.provision", "elections.agreement"} <= deleted
    assert (len(edited) > 10, len(deleted) > 10) == (True, True)
    assert set(Proposal.objects.values_list("state", flat=True)) == {State.PROPOSED}


def test_no_address_asked_in_any_way_changes_a_row_but_that_of_an_approval(client: Client) -> None:
    with revision(by="x", because="x"):
        for _record in records():
            pass
    before = registry()
    asked = {"because": "x", "post": "yes", "do": "approve", "kept": "a", "shown": "x"}
    for room in rooms():
        client.get(room)
        for ask in (client.post, client.delete, client.put):
            ask(room, asked)
    assert registry() == before


def test_what_is_approved_is_what_changes(client: Client) -> None:
    with revision(by="x", because="x"):
        source = SourceFactory()
    before = registry()
    address = page_of(source, "change")
    client.post(address, filled(client.get(address), title="The gazette", because="A slip"))
    approve(Proposal.objects.get().pk, by="nurlan")
    differing = [table for table, rows in registry().items() if rows != before[table]]
    assert differing == ["registry.Source"]
