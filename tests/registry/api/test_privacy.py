"""Nothing is told that no serializer names: every free text of the database is marked, and every answer is read."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, models
from django.test import Client

from config.api import v1
from portal.generating.history import tracked_models
from registry.api.lists import ListView
from registry.api.records import RecordView
from registry.models import Revision
from tests.registry.api.asking import API, pages

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_registry")]

VIEWS = {f"/{route.pattern}": getattr(route.callback, "cls", object) for route in v1}
MARK = re.compile(r"mark-of-([a-z_]+\.[a-z_]+)")
SHORTEST = 60  # a mark must fit; shorter texts are codes, days and vocabularies

# No answer shows these. A new column of text is either shown by a serializer or added here, on purpose.
UNTOLD = {
    "members_personname.note",
    "members_roster.note",
    "registry_revision.author",
    "registry_revision.reason",
}


def free_texts(model: Any) -> list[str]:
    """Columns that hold whatever someone writes; keys are left as they are, or nothing could be asked for."""
    return [
        field.column
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and field.editable  # the database keeps the others, out of these
        and not (field.generated or field.choices or field.unique)
        and (field.max_length or SHORTEST) >= SHORTEST
    ]


def mark_everything() -> set[str]:
    marked = set()
    with connection.cursor() as cursor:
        for model in (*tracked_models(), Revision):
            table, key = model._meta.db_table, model._meta.pk.column
            columns = {column: f"mark-of-{table}.{column}" for column in free_texts(model)}
            if columns:
                marks = ", ".join(f"{column} = '{mark} ' || {key}" for column, mark in columns.items())
                cursor.execute(f"UPDATE {table} SET {marks}")
            if cursor.rowcount:
                marked |= {mark.removeprefix("mark-of-") for mark in columns.values()}
    return marked


def every_answer(client: Client) -> Iterator[str]:
    for address, view in VIEWS.items():
        if issubclass(view, ListView):
            yield str([*pages(client, address, page_size=1000)])
        elif issubclass(view, RecordView):
            name = re.sub("<.+>", "{}", address)
            for key in view.resource.Meta.model._default_manager.values_list(view.key, flat=True):
                yield client.get(API + name.format(key)).content.decode()
    for day in ("2005-04-13", "2022-03-31", "2026-11-24"):
        yield client.get(f"{API}/commissions/kz-cec/composition/", {"as_of": day}).content.decode()
    yield client.get(f"{API}/commissions/kz-cec/composition/changes/").content.decode()
    for address in ("/status/", "/schema/", "/search/?q=mark", "/search/?q=zzz", "/nothing/", "/people/?page_size=x"):
        yield client.get(API + address).content.decode()


def test_no_answer_tells_what_no_serializer_names(client: Client) -> None:
    marked = mark_everything()
    told, beside = set(), 0
    for text in every_answer(client):
        found = MARK.findall(text)
        told |= {*found}
        beside += text.count("mark-of") + text.count("mark of") - len(found)
    assert len(told) > 60
    assert marked - told == UNTOLD
    assert beside == 0
