"""Whole lists as CSV and NDJSON: the same records, in constant memory, whole or visibly broken off."""

import csv
import io
import json
import threading
import time
import tracemalloc
from collections.abc import Iterator
from typing import Any

import psutil
import psycopg2
import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.signals import request_finished
from django.db import close_old_connections, connection
from django.http import StreamingHttpResponse
from django.test import Client, RequestFactory

from commission.models import CommissionCount, Quota
from members.api import AppointmentList
from members.models import Person
from registry.api.bulk import AT_ONCE, BYTE_ORDER_MARK, CHUNK
from registry.api.door import answer
from registry.api.serializers import Days, Resource, Words
from tests.factories import PersonFactory
from tests.portal.nation import generate
from tests.registry.api.asking import API, ids, pages, problem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nation")]

MANY = 40_000
SLOTS = settings.THREADS // 2
FORMULA_SIGNS = "=+-@\t\r"
FORMULAS = ['=HYPERLINK("x")', "+7 701", "-1", "@SUM(A1)", "\tx", "\rx"]
AWKWARD = [*FORMULAS, 'a "b", c;\nd\r\ne', "'", "\\.", "Әбдіров", "1,5"]


@pytest.fixture(scope="module")
def nation(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Committed, because a stream reads on a connection of its own; gone at the end of this file."""
    with django_db_blocker.unblock():
        try:
            generate()
            for number, text in enumerate(AWKWARD):
                PersonFactory(slug=f"awkward-{number:02}", family_en=text, given_en="", note=text, died_value=text)
            Person.objects.filter(slug__startswith="awkward").update(died_latest="2020-01-01")
            Quota.objects.filter(code="P-CHAIR").update(code="=P-CHAIR")
            with connection.cursor() as cursor:
                cursor.execute(
                    "INSERT INTO commission_commissioncount (country, level, number, note, part_en)"
                    "SELECT 'KZ', 'precinct', n, repeat('note ', 60), 'part ' || n FROM generate_series(1, %s) n",
                    [MANY],
                )
            yield
        finally:
            call_command("flush", interactive=False, verbosity=0)


def stream(address: str, **query: str) -> StreamingHttpResponse:
    """Without the client of the tests, which would read and end it in its own way."""
    streamed = answer(RequestFactory().get(f"{API}{address}", query))
    assert isinstance(streamed, StreamingHttpResponse)
    return streamed


def leave(streamed: StreamingHttpResponse) -> None:
    """As a server ends an answer, read or not; but our own connection, in a transaction, stays."""
    request_finished.disconnect(close_old_connections)
    try:
        streamed.close()
    finally:
        request_finished.connect(close_old_connections)


def whole(address: str, **query: str) -> str:
    streamed = stream(address, **query)
    text: bytes = streamed.getvalue()
    leave(streamed)
    return text.decode()


def table(address: str, **query: str) -> list[dict[str, str]]:
    text = whole(address, format="csv", **query)
    assert text.startswith(BYTE_ORDER_MARK.decode())
    return [*csv.DictReader(io.StringIO(text[1:], newline=""))]


def free() -> int:
    taken = 0
    while AT_ONCE.acquire(blocking=False):
        taken += 1
    for _ in range(taken):
        AT_ONCE.release()
    return taken


def streaming() -> int:
    """Connections in the transaction of a stream."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")  # a transaction would see the first picture for ever
        cursor.execute(
            "SELECT FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database() "
            "AND xact_start IS NOT NULL AND backend_type = 'client backend'"
        )
        return cursor.rowcount


def kill_streams() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
            "AND datname = current_database() AND query LIKE 'COPY%'"
        )
        assert cursor.rowcount == 1


@pytest.mark.parametrize("address", ["/appointments/", "/people/", "/seats/", "/commissions/"])
def test_ndjson_has_the_records_of_the_pages_one_a_line_in_order(client: Client, address: str) -> None:
    query = {"as_of": "2022-03-31"} if address != "/people/" else {}
    lines = [json.loads(line) for line in whole(address, format="ndjson", **query).splitlines()]
    listed = [record for page in pages(client, address, page_size=1000, **query) for record in page["results"]]
    assert len(lines) > 50
    assert lines == listed


def test_filters_fields_page_size_and_ids_hold_for_a_stream_too() -> None:
    query = {"format": "ndjson", "as_of": "2022-03-31", "fields": "id,status"}
    everything = [json.loads(line) for line in whole("/appointments/", **query).splitlines()]
    serving = [json.loads(line) for line in whole("/appointments/", status="serving", **query).splitlines()]
    assert [*everything[0]] == ["id", "status"]
    assert serving == [record for record in everything if record["status"] == "serving"] != []
    for size in (1, 2, 1000):
        lines = whole("/appointments/", page_size=str(size), **query).splitlines()
        assert [json.loads(line) for line in lines] == everything[:size]


def test_a_stream_of_nothing_is_a_header_or_empty() -> None:
    assert whole("/people/", format="ndjson", id="0") == ""
    assert whole("/people/", format="csv", id="0", fields="id,name").strip() == "\ufeffid,name.kk,name.ru,name.en"


def test_an_unknown_reference_is_refused_before_anything_is_sent(client: Client) -> None:
    assert problem(client, "/appointments/", {"format": "csv", "person": "x"})[0] == 404
    assert free() == SLOTS


def test_csv_has_a_column_a_leaf_and_the_values_of_the_json() -> None:
    query = {"as_of": "2022-03-31"}
    rows = table("/appointments/", **query)
    records = [json.loads(line) for line in whole("/appointments/", format="ndjson", **query).splitlines()]
    resource = AppointmentList.resource()
    assert [*rows[0]] == [*leaves(records[0], resource)]
    assert rows == [leaves(record, resource) for record in records]


def leaves(record: Any, resource: Any) -> dict[str, str]:
    """What a spreadsheet should show of a record, from its JSON."""
    found = {}
    for name, field in resource.fields.items():
        value = record and record[name]
        if isinstance(field, Words):
            found |= {f"{name}.{code}": cell(value and value[code]) for code in ("kk", "ru", "en")}
        elif isinstance(field, Days):
            parts = ("value", "earliest", "latest", "basis")
            found |= {f"{name}.{part}": cell(value and value[part]) for part in parts}
        elif isinstance(field, Resource):
            found |= {f"{name}.{below}": text for below, text in leaves(value, field).items()}
        else:
            found[name] = cell(value)
    return found


def cell(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in FORMULA_SIGNS and text else text


def test_quotes_lines_and_formulas_survive_and_no_formula_is_one() -> None:
    rows = table("/people/")
    seats = table("/seats/", as_of="2022-03-31")
    awkward = {row["slug"]: row for row in rows if row["slug"].startswith("awkward")}
    for number, text in enumerate(AWKWARD):
        row = awkward[f"awkward-{number:02}"]
        defused = f"'{text}" if text in FORMULAS else text
        assert (row["note"], row["family.en"], row["died.value"]) == (defused,) * 3
    assert [column for column in rows[0] if rows[0][column] is None] == []
    signs = {value[:1] for row in (*rows, *seats) for value in row.values()} & {*FORMULA_SIGNS}
    assert signs == set()


def test_a_stream_tells_its_revision_type_and_name() -> None:
    streamed = stream("/people/", format="csv")
    assert streamed["Content-Type"] == "text/csv; charset=utf-8"
    assert streamed["Content-Disposition"].startswith('attachment; filename="people-')
    assert streamed["ETag"].startswith(f'"{streamed["Registry-Revision"]}-')
    leave(streamed)
    again = Client().get(f"{API}/people/", {"format": "csv"}, headers={"If-None-Match": streamed["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("pieces", [0, 1, 2, 5])
@pytest.mark.parametrize("format", ["csv", "ndjson"])
def test_a_reader_who_goes_away_leaves_neither_connection_nor_slot_nor_thread_behind(format: str, pieces: int) -> None:
    threads = threading.active_count()
    streamed = stream("/counts/", format=format)
    reading = iter(streamed)
    for _ in range(pieces):
        next(reading)
    assert (free(), streaming()) == (SLOTS - 1, 1)
    leave(streamed)
    assert (free(), threading.active_count()) == (SLOTS, threads)
    deadline = time.monotonic() + 10
    while streaming() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert streaming() == 0


def test_one_too_many_at_once_is_asked_to_come_again_and_a_page_is_still_answered(client: Client) -> None:
    several = [stream("/counts/", format="csv") for _ in range(SLOTS)]
    assert problem(client, "/counts/", {"format": "csv"}) == (503, {})
    assert client.get(f"{API}/counts/").status_code == 200
    for streamed in several:
        leave(streamed)
    assert free() == SLOTS
    assert ids({"results": [json.loads(line) for line in whole("/commissions/", format="ndjson").splitlines()]}) != []


def test_a_copy_that_fails_midway_breaks_the_answer_off() -> None:
    streamed = stream("/counts/", format="ndjson")
    reading = iter(streamed)
    next(reading)
    kill_streams()
    with pytest.raises(psycopg2.OperationalError, match="terminat"):
        for _ in reading:
            pass
    leave(streamed)
    assert free() == SLOTS


def test_memory_is_constant_however_long_the_list() -> None:
    streamed = stream("/counts/", format="ndjson")
    process, sent, most = psutil.Process(), 0, 0
    reading = iter(streamed)
    sent += len(next(reading))
    idle = process.memory_info().rss
    tracemalloc.start()
    try:
        for piece in reading:
            assert len(piece) <= CHUNK
            sent += len(piece)
            most = max(most, process.memory_info().rss)
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert CommissionCount.objects.count() >= MANY
    assert sent > 16 * 2**20
    assert peak < 2**20
    assert most - idle < 10 * 2**20
