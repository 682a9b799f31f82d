"""The past and the present read on one connection, in turns, whatever goes wrong: neither ever shows in the other."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commission.models import Authority
from registry.api.statement import Statement, read_connection
from registry.past.known import Known, as_known, known
from registry.past.resolving import what_was_known
from registry.revision import last_revision
from tests.factories import AuthorityFactory
from tests.registry.past.world import instant_of_the_last_revision, run

pytestmark = pytest.mark.django_db

NAMES = Statement(lambda inline: "SELECT array_agg(name_en ORDER BY id) FROM commission_authority WHERE code = 'x'")


def then() -> Known:
    from registry.past.instants import parse_instant

    return what_was_known(parse_instant(instant_of_the_last_revision()))


def renamed(name: str) -> None:
    run("SELECT set_config('registry.writing', '', true)")
    Authority.objects.filter(code="x").update(name_en=name)


def says() -> tuple[str, str, str]:
    """By a prepared statement, by the ORM, and by SQL of our own."""
    ((prepared,),) = NAMES.run({})
    with read_connection().cursor() as cursor:
        cursor.execute("SELECT name_en FROM commission_authority WHERE code = 'x'")
        (written,) = cursor.fetchone()
    return prepared[0], Authority.objects.get(code="x").name_en, written


def path() -> str:
    with read_connection().cursor() as cursor:
        cursor.execute("SELECT concat(current_setting('search_path'), '|', current_setting('registry.revision', true))")
        return str(cursor.fetchone()[0])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(turns=st.lists(st.sampled_from(["first", "second", "now", "broken", "refused"]), min_size=2, max_size=25))
def test_turns_of_past_and_present_on_one_connection_each_say_their_own(turns: list[str]) -> None:
    with transaction.atomic():
        AuthorityFactory(code="x", name_en="First")
        first = then()
        renamed("Second")
        second = then()
        renamed("Third")
        before = path()
        for turn in turns:
            take(turn, {"first": first, "second": second})
            assert (path(), known(), says()) == (before, None, ("Third",) * 3)
        transaction.set_rollback(True)


def take(turn: str, knowns: dict[str, Known]) -> None:
    if turn in knowns:
        with as_known(knowns[turn]):
            assert says() == (turn.capitalize(),) * 3
    elif turn == "broken":
        with pytest.raises(DatabaseError):
            fail(knowns["first"], "First", lambda: run("SELECT 1 / 0"))
    elif turn == "refused":
        with pytest.raises(KeyError):
            fail(knowns["second"], "Second", {}.popitem)


def fail(then: Known, name: str, failing: Any) -> None:
    with as_known(then):
        assert says() == (name,) * 3
        failing()


def test_nothing_can_be_written_in_the_past() -> None:
    AuthorityFactory(code="x")
    for attempt in (lambda: AuthorityFactory(code="y"), lambda: run("DELETE FROM public.commission_authority")):
        with pytest.raises(DatabaseError, match=r"read-only transaction|cannot insert into view"), as_known(then()):
            attempt()
    assert Authority.objects.filter(code="y").count() == 0


def test_a_view_without_a_revision_fails_rather_than_show_the_present() -> None:
    AuthorityFactory(code="x")
    with pytest.raises(DatabaseError, match=r"registry\.revision|invalid input syntax"), transaction.atomic():
        run("SELECT count(*) FROM past.commission_authority")


def test_the_head_of_the_past_is_the_revision_known_and_later_ones_are_not_there() -> None:
    AuthorityFactory(code="x", name_en="First")
    earlier = then()
    renamed("Second")
    assert last_revision().number == earlier.number + 1
    with as_known(earlier):
        assert NAMES.run({}) == [(["First"],)]
        with read_connection().cursor() as cursor:
            cursor.execute("SELECT (SELECT number FROM registry_head), (SELECT max(number) FROM registry_revision)")
            assert cursor.fetchone() == (earlier.number, earlier.number)
            cursor.execute("SELECT count(*) FROM commission_authorityrevisedevent WHERE code = 'x'")
            assert cursor.fetchone() == (1,)


@pytest.mark.django_db(transaction=True, databases=["default", "read"])
def test_on_the_connection_that_only_reads_a_server_that_went_away_costs_nothing(settings: Any) -> None:
    settings.READ_DATABASE = "read"
    guarded = connections["read"]
    connections["read"] = connections.create_connection("read")
    try:
        AuthorityFactory(code="x", name_en="First")
        first = then()
        Authority.objects.filter(code="x").update(name_en="Second")
        with as_known(first):
            assert says() == ("First",) * 3
            (pid,) = ask("SELECT pg_backend_pid()")
        assert NAMES.run({}) == [(["Second"],)]
        connection.cursor().execute("SELECT pg_terminate_backend(%s)", [pid])
        with as_known(first):
            assert says() == ("First",) * 3
        assert (NAMES.run({}), ask("SHOW search_path")) == ([(["Second"],)], ('"$user", public',))
    finally:
        connections["read"].close()
        connections["read"] = guarded


def ask(sql: str) -> Any:
    with read_connection().cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()
