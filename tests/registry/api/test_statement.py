"""A statement is prepared once a connection, runs with the values of a request, and survives what befalls a connection.

Some on the connection that only reads, as in production: what a test writes in its transaction is not seen there.
"""

import datetime
import threading
from typing import Any

import pytest
from django.db import OperationalError, ProgrammingError, connection, connections
from django.test import Client
from django.utils import timezone

from commission.api import AuthorityList
from commission.models import Authority
from registry.api.compiling import json_of
from registry.api.statement import (
    DATE,
    KEPT_SHAPES,
    NUMBER,
    NUMBERS,
    ON_DAY,
    TEXT,
    TEXTS,
    Filled,
    Numbered,
    Shapes,
    Slot,
    Statement,
    TooSlow,
    own_read_transaction,
    read_connection,
)
from tests.factories import AuthorityFactory
from tests.registry.api.asking import API

pytestmark = pytest.mark.django_db(databases=["default", "read"])

DAY = datetime.date(2022, 3, 31)


def one(value: str) -> Statement:
    return Statement(lambda inline: f"SELECT {value}")


def ask(value: str) -> Any:
    with read_connection().cursor() as cursor:
        cursor.execute(f"SELECT {value}")
        return cursor.fetchone()[0]


def test_the_connection_can_only_read_and_never_for_long(reading: Any) -> None:
    assert ask("current_setting('statement_timeout')") == "5s"
    with pytest.raises(Exception, match="read-only transaction"):
        one("nextval('members_person_id_seq')").run({})


def test_slots_are_numbered_once_each_and_given_by_name() -> None:
    rows = Authority.objects.filter(code=Slot("code", TEXT), possible__contains=ON_DAY)
    statement = Statement(lambda inline: inline(rows.filter(pk__any_of=Slot("ids", NUMBERS)) | rows.order_by()))
    assert [(slot.name, slot.type) for slot in statement.slots] == [
        ("code", "text"),
        ("as_of", "date"),
        ("ids", "bigint[]"),
    ]
    assert (Slot("n", NUMBER).type, Slot("d", DATE).type, Slot("t", TEXTS).type) == ("bigint", "date", "text[]")
    made = AuthorityFactory(code="x")
    assert [row[0] for row in statement.run({"code": "x", "as_of": DAY, "ids": [made.pk]})] == [made.pk]
    assert statement.run({"code": "y", "as_of": DAY, "ids": []}) == []


def test_values_are_never_part_of_the_sql() -> None:
    value = "'; DROP TABLE members_person; -- %s $1 \\"
    rows = Authority.objects.filter(code=Slot("code", TEXT)).order_by()
    assert Statement(lambda inline: inline(rows)).run({"code": value}) == []
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({Filled({'code': value})(rows)}) filled")
        assert cursor.fetchone() == (0,)


def test_a_constant_of_a_queryset_is_written_in() -> None:
    AuthorityFactory(code="x", name_en="100% “it's”")
    rows = Authority.objects.filter(name_en="100% “it's”", code=Slot("code", TEXT)).values("code").order_by()
    assert Statement(lambda inline: inline(rows)).run({"code": "x"}) == [("x",)]


def test_a_statement_is_prepared_once_and_the_least_used_are_given_up(reading: Any) -> None:
    first, second = one("'first'"), one("'second'")
    for statement in (first, second, first):
        statement.run({})
    assert ask("count(*) FROM pg_prepared_statements") == 2
    for number in range(KEPT_SHAPES - 2):
        one(str(number)).run({})
    first.run({})
    one("'one more'").run({})
    assert ask("count(*) FROM pg_prepared_statements") == KEPT_SHAPES
    assert ask("count(*) FROM pg_prepared_statements WHERE statement LIKE '%second%'") == 0
    assert (first.run({}), second.run({})) == ([("first",)], [("second",)])


def test_a_connection_the_server_ended_is_replaced_once(reading: Any) -> None:
    statement = one("pg_backend_pid()")
    ((ended,),) = statement.run({})
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [ended])
        assert cursor.fetchone() == (True,)
    ((present,),) = statement.run({})
    assert present != ended
    assert statement.run({}) == [(present,)]


def test_a_statement_that_ends_its_own_connection_is_not_tried_for_ever(reading: Any) -> None:
    with pytest.raises(OperationalError):
        one("pg_terminate_backend(pg_backend_pid())").run({})
    assert one("1").run({}) == [(1,)]


def test_what_is_wrong_with_a_statement_is_raised_and_the_connection_stays(reading: Any) -> None:
    backend = ask("pg_backend_pid()")
    with pytest.raises(ProgrammingError, match="does not exist"):
        one("nothing").run({})
    assert one("pg_backend_pid()").run({}) == [(backend,)]


def test_a_statement_that_takes_too_long_is_a_503_and_the_next_one_is_answered(reading: Any, client: Client) -> None:
    with reading.cursor() as cursor:
        cursor.execute("SET statement_timeout = '100ms'")
    with pytest.raises(TooSlow):
        one("pg_sleep(9)").run({})
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE commission_authority IN ACCESS EXCLUSIVE MODE")
    answer = client.get(f"{API}/authorities/")
    assert (answer.status_code, answer["Retry-After"], answer["Content-Type"]) == (503, "5", "application/problem+json")
    assert client.get(f"{API}/events/").status_code == 200


def test_a_table_that_changes_under_a_prepared_statement_is_read_as_it_now_is() -> None:
    AuthorityFactory(code="x", country="KZ")
    view = AuthorityList()
    statement = Statement(lambda inline: json_of(view.resource(), view.rows(ON_DAY), inline, ON_DAY))
    before = statement.run({"as_of": DAY})
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE commission_authority ADD COLUMN later text DEFAULT 'x'")
        cursor.execute("DROP INDEX commission_authority_search")
    assert statement.run({"as_of": DAY}) == before


def test_threads_that_ask_for_one_shape_at_once_all_get_an_answer(reading: Any) -> None:
    shapes, ready, answers = Shapes(), threading.Barrier(4), []

    def compose(inline: Numbered) -> str:
        ready.wait(10)
        return "SELECT 'answered'"

    def work() -> None:
        try:
            answers.append(shapes.get("shape", compose).run({}))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert answers == [[("answered",)]] * 4
    assert shapes.get("shape", compose) is shapes.get("shape", compose)


def test_shapes_are_kept_and_the_least_used_are_given_up() -> None:
    shapes = Shapes()
    first = shapes.get("first", lambda inline: "SELECT 1")
    for number in range(KEPT_SHAPES):
        shapes.get(number, lambda inline: "SELECT 2")
        assert shapes.get("first", lambda inline: "SELECT 3") is first
    assert shapes.get(0, lambda inline: "SELECT 4").sql == "SELECT 4"


def test_a_transaction_of_ones_own_sees_one_moment_and_ends_with_its_connection(reading: Any) -> None:
    with own_read_transaction(7) as own, own.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid(), now(), current_setting('statement_timeout')")
        backend, began, timeout = cursor.fetchone()
        modes = "current_setting('transaction_isolation'), current_setting('transaction_read_only')"
        cursor.execute(f"SELECT now(), {modes}")
        assert cursor.fetchone() == (began, "repeatable read", "on")
        assert (timeout, began <= timezone.now()) == ("7s", True)
    assert ask(f"count(*) FROM pg_stat_activity WHERE pid = {backend}") == 0
