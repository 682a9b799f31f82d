"""A partner's client: follows the feed to its end and keeps a copy of every record, by the feed alone."""

from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.test import Client

from portal.change_feed.public import column_as_json, told_fields, told_models
from tests.registry.api.asking import read

Copy = dict[tuple[str, int], dict[str, Any]]


def follow(client: Client, after: str = "0", **query: Any) -> Iterator[dict[str, Any]]:
    """Every page from `after` to the end of the feed."""
    page = read(client, "/changes/", after=after, **query)
    yield page
    while page["next"]:
        page = read(client, page["next"])
        yield page


def changes_of(*pages: dict[str, Any]) -> list[dict[str, Any]]:
    return [change for page in pages for revision in page["results"] for change in revision["changes"]]


def replay(changes: list[dict[str, Any]], copy: Copy | None = None) -> Copy:
    copy = {} if copy is None else copy
    for change in changes:
        key = change["type"], change["id"]
        if change["record"] is None:
            del copy[key]
        else:
            copy[key] = change["record"]
    return copy


def live() -> Copy:
    """Every public row as it is in the tables now."""
    found: Copy = {}
    with connection.cursor() as cursor:
        for model in told_models():
            columns = ", ".join(column_as_json(field, "live") for field in told_fields(model))
            cursor.execute(
                f"SELECT id, (SELECT row_to_json(s) FROM (SELECT {columns}) s) FROM {model._meta.db_table} live"
            )
            found |= {(str(model._meta.model_name), pk): record for pk, record in cursor.fetchall()}
    return found
