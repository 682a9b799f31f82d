"""The data dictionary has the columns each CSV really has, and a meaning for every one."""

import csv
import io

import pytest
from django.test import Client

from portal.dictionary import columns_of, lists
from registry.api.compiling import table_of
from registry.api.statement import ON_DAY, Filled, read_connection
from registry.period import today

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_registry")]


def table(client: Client, address: str) -> list[list[str]]:
    answer = client.get(address)
    body = answer.getvalue() if answer.streaming else answer.content
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))


@pytest.mark.parametrize("name", lists())
def test_it_lists_the_columns_of_the_csv_in_their_order(client: Client, name: str) -> None:
    (described,) = client.get(f"/api/v1/dictionary/?list={name}").json()["lists"]
    assert [column["name"] for column in described["columns"]] == table(client, f"/api/v1/{name}/?format=csv")[0]


def test_every_column_of_every_list_has_a_meaning_of_its_own_kind(client: Client) -> None:
    described = client.get("/api/v1/dictionary/").json()["lists"]
    assert len(described) == len(lists())
    assert [
        (one["list"], column["name"])
        for one in described
        for column in one["columns"]
        if not column["meaning"] or column["meaning"].startswith("In Kazakh")
    ] == []


def test_every_word_a_csv_holds_is_among_the_known_ones_and_every_boolean_is_true_or_false() -> None:
    strange = set()
    for name in lists():
        rows = rows_of_the_csv(name)
        for place, column in enumerate(columns_of(name)):
            known = {"word": {"", *column.known}, "boolean": {"", "true", "false"}}.get(column.type)
            if known:
                strange |= {(name, column.name, row[place]) for row in rows if row[place] not in known}
    assert strange == set()


def rows_of_the_csv(name: str) -> list[list[str]]:
    """On the connection that sees the real records; a stream has one of its own."""
    view, written = lists()[name], io.StringIO()
    sql = table_of(view.resource(), view().rows(ON_DAY), Filled({"as_of": today()}), ON_DAY)
    with read_connection().cursor() as cursor:
        cursor.copy_expert(f"COPY ({sql}) TO STDOUT (FORMAT csv)", written)
    written.seek(0)
    rows = list(csv.reader(written))
    assert rows or name == "vacancies"
    return rows


def test_a_csv_links_to_its_dictionary_which_is_a_csv_too(client: Client) -> None:
    people = client.get("/api/v1/people/?format=csv")
    people.getvalue()
    assert people["Link"] == '</api/v1/dictionary/?list=people>; rel="describedby"'
    header, first, *_rest = table(client, "/api/v1/dictionary/?list=people&format=csv")
    assert header == ["list", "column", "type", "meaning", "known"]
    assert first == ["people", "id", "integer", "Its number in its list; never changed, never given to another.", ""]
