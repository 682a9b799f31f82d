"""Every kind of record in the staff's rooms: pages, the one door, and who may."""

from typing import Any

import pytest
from django.contrib import admin
from django.db import connection, models
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from members.models import Redaction
from portal.models import Role
from registry.admin import RecordAdmin
from registry.models import Revision
from tests.factories import FACTORIES
from tests.registry.admin.filling import errors, filled
from tests.staff import signed_in_client, staff

pytestmark = pytest.mark.django_db
RECORDS = [model for model, its_admin in admin.site._registry.items() if isinstance(its_admin, RecordAdmin)]
WRITTEN = [model for model in RECORDS if model._meta.model_name != "seat"]  # the database makes seats


def room(model: type[models.Model], page: str, *args: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def another_value(data: dict[str, Any]) -> dict[str, str]:
    return next(
        {name: "KZ" if name == "country" else "Otherwise"} for name in ("note", "title", "country") if name in data
    )


def test_every_record_has_a_room() -> None:
    below = {inline.model for model in RECORDS for inline in admin.site._registry[model].inlines}
    assert set(FACTORIES) - set(RECORDS) - below == {Redaction}  # asked for and confirmed on a page of its own


@pytest.mark.parametrize("model", RECORDS, ids=str)
def test_lists_and_forms_take_the_same_queries_however_many_there_are(model: Any) -> None:
    client = signed_in_client(staff(Role.ADMINISTRATOR))
    record = FACTORIES[model]()
    pages = [room(model, "changelist"), room(model, "changelist") + "?q=nobody", room(model, "change", record.pk)]
    pages += [room(model, "add")] if model in WRITTEN else []

    def counted() -> list[tuple[str, int, int]]:
        taken = []
        for page in pages:
            with CaptureQueriesContext(connection) as queries:
                taken.append((page, client.get(page).status_code, len(queries)))
        return taken

    counted()
    one = counted()
    for _more in range(5):
        FACTORIES[model]()
    assert counted() == one
    assert {status for _page, status, _queries in one} == {200}


@pytest.mark.django_db(transaction=True)
def test_every_change_and_every_deletion_is_one_revision_by_its_author_with_its_reason() -> None:
    user = staff(Role.ADMINISTRATOR)
    client, told = signed_in_client(user), []
    for model in WRITTEN:
        record = FACTORIES[model]()
        before = list(Revision.objects.values_list("number", flat=True))
        form = filled(client.get(room(model, "change", record.pk)))
        answer = client.post(room(model, "change", record.pk), {**form, **another_value(form), "because": "A letter"})
        assert answer.status_code == 302, (model, errors(answer))
        assert "A letter" in client.get(room(model, "history", record.pk)).content.decode()
        asked = filled(client.get(room(model, "delete", record.pk)), because="Recorded twice")
        assert client.post(room(model, "delete", record.pk), asked).status_code == 302
        assert not model.objects.filter(pk=record.pk).exists()
        made = Revision.objects.exclude(number__in=before).order_by("number")
        told.append((model, [(one.author, one.reason) for one in made]))
    both = [(user.get_username(), "A letter"), (user.get_username(), "Recorded twice")]
    assert told == [(model, both) for model in WRITTEN]


@pytest.mark.parametrize("model", WRITTEN, ids=str)
def test_nothing_is_changed_or_deleted_without_a_reason(model: Any) -> None:
    client, record = signed_in_client(staff(Role.ADMINISTRATOR)), FACTORIES[model]()
    before = Revision.objects.count()
    form = filled(client.get(room(model, "change", record.pk)))
    answer = client.post(room(model, "change", record.pk), {**form, **another_value(form)})
    assert errors(answer) == {"because": ["Say why: every change of the registry has a reason."]}
    assert filled(answer).items() >= another_value(form).items()
    client.post(room(model, "delete", record.pk), {"post": "yes", "because": " "})
    assert Revision.objects.count() == before


@pytest.mark.parametrize("model", RECORDS, ids=str)
def test_a_viewer_sees_and_changes_nothing(model: Any) -> None:
    client, record = signed_in_client(staff(Role.VIEWER)), FACTORIES[model]()
    assert client.get(room(model, "change", record.pk)).status_code == 200
    before = Revision.objects.count()
    for page in (room(model, "change", record.pk), room(model, "delete", record.pk), room(model, "add")):
        assert client.post(page, {"post": "yes", "because": "No"}).status_code == 403
    assert Revision.objects.count() == before
