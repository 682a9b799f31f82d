"""Ahead of Django: what is kept, for whom, and for how long at most."""

import datetime
import time
from typing import Any

import pytest

from registry.answers import Answers
from registry.live import PROMISE, Live
from registry.period import ASTANA
from registry.revision import current_revision, last_revision
from tests.asking import Reply, ask
from tests.factories import AuthorityFactory, CommissionFactory
from tests.registry.answers.conftest import Clock, Django

pytestmark = pytest.mark.django_db(transaction=True)
LIST = "/api/v1/authorities/"


def revision_of(reply: Reply) -> int:
    return int(reply["Registry-Revision"] or 0)


def test_the_same_question_is_answered_without_django_while_nothing_changes(answers: Answers, django: Django) -> None:
    AuthorityFactory()
    first, second = ask(answers, LIST), ask(answers, LIST)
    assert django.asked == 1
    assert first == second
    assert first.status == 200
    assert revision_of(first) == 1


def test_a_change_is_answered_within_the_promised_second(answers: Answers, django: Django) -> None:
    AuthorityFactory(code="first")
    old = ask(answers, LIST)
    AuthorityFactory(code="second")
    asked = committed = time.monotonic()
    while (new := ask(answers, LIST)) == old:
        assert asked - committed < PROMISE
        asked = time.monotonic()
    assert (revision_of(old), revision_of(new)) == (1, 2)
    assert (b"second" in old.body, b"second" in new.body) == (False, True)
    assert old["ETag"] != new["ETag"]


def test_a_change_between_reading_the_revision_and_the_view_is_kept_under_the_old_number_only(
    answers: Answers, django: Django, live: Live
) -> None:
    AuthorityFactory(code="first")
    live.is_listening()
    django.just_before = lambda: AuthorityFactory(code="second") if django.asked == 1 else None
    early = ask(answers, LIST)
    assert b"second" in early.body
    assert revision_of(early) == 2  # the number its data was read at
    time.sleep(PROMISE)
    late = ask(answers, LIST)
    assert (django.asked, revision_of(late)) == (2, 2)
    ask(answers, LIST)
    assert django.asked == 2


def test_an_answer_is_not_taken_for_one_of_a_change_that_came_while_it_was_made(
    answers: Answers, django: Django, live: Live
) -> None:
    AuthorityFactory(code="first")
    live.is_listening()

    def change_and_hear_of_it() -> None:
        if django.asked == 1:
            AuthorityFactory(code="second")
            while live.revision() != last_revision():
                time.sleep(0.01)

    django.just_after = change_and_hear_of_it
    assert b"second" not in ask(answers, LIST).body
    assert b"second" in ask(answers, LIST).body


@pytest.mark.parametrize("rounds", range(3))
def test_writes_and_reads_that_race_never_show_what_is_older_than_a_second(answers: Answers, rounds: int) -> None:
    committed: list[tuple[float, int]] = [(time.monotonic(), 0)]
    for turn in range(40):
        if turn % 4 == rounds:
            AuthorityFactory()
            committed.append((time.monotonic(), current_revision()))
        asked = time.monotonic()
        shown = revision_of(ask(answers, LIST))
        owed = max(number for instant, number in committed if instant <= asked - PROMISE or number == 0)
        assert owed <= shown <= committed[-1][1]
        time.sleep(0.03)


def test_midnight_in_astana_changes_answers(answers: Answers, django: Django, clock: Clock) -> None:
    CommissionFactory()
    midnight = datetime.datetime(2026, 3, 2, tzinfo=ASTANA).timestamp()
    clock.now = midnight - 0.001
    before = [ask(answers, "/en/commissions/") for _turn in range(2)]
    clock.now = midnight
    after = [ask(answers, "/en/commissions/") for _turn in range(2)]
    assert django.asked == 2
    assert before[0] == before[1]
    assert after[0] == after[1]
    assert before[0]["ETag"] != after[0]["ETag"]


@pytest.mark.parametrize(
    "shown",
    [{"cookie": "sessionid=abc"}, {"cookie": "a=b; sessionid=abc"}, {"authorization": "Token abc"}],
    ids=["session", "session among cookies", "authorization"],
)
def test_who_shows_a_session_always_asks(answers: Answers, django: Django, shown: dict[str, str]) -> None:
    AuthorityFactory()
    ask(answers, LIST)
    for _turn in range(3):
        assert ask(answers, LIST, **shown).status == 200
    assert django.asked == 4


def test_other_cookies_are_no_session(answers: Answers, django: Django) -> None:
    for _turn in range(2):
        ask(answers, LIST, cookie="django_language=kk; csrftoken=x")
    assert django.asked == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"address": f"{LIST}?page_size=1"}, {"address": f"{LIST}?page_size=2"}),
        ({"accept": "application/json"}, {"accept": "application/json, */*"}),
        ({"host": "localhost"}, {"host": "testserver"}),
        ({"environ": {"wsgi.url_scheme": "http"}}, {"environ": {"wsgi.url_scheme": "https"}}),
    ],
    ids=["query", "accept", "host", "scheme"],
)
def test_what_an_answer_depends_on_tells_answers_apart(
    answers: Answers, django: Django, one: dict[str, Any], other: dict[str, Any]
) -> None:
    AuthorityFactory()
    for question in (one, other, one, other):
        ask(answers, question.get("address", LIST), **{k: v for k, v in question.items() if k != "address"})
    assert django.asked == 2


def test_the_same_wish_said_otherwise_is_the_same_question(answers: Answers, django: Django) -> None:
    tags = {ask(answers, LIST, accept=accept)["ETag"] for accept in ("text/html, */*", "TEXT/html,*/*")}
    tags |= {ask(answers, f"{LIST}?", accept="text/html, */*")["ETag"]}
    assert (django.asked, len(tags)) == (1, 1)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "commissions/",
        "commissions/kz/",
        "people/",
        "vacancies/",
        "rules/",
        "acts/",
        "search/?q=a",
        "data/",
        "calendar.ics",
    ],
)
def test_public_pages_are_kept_as_answers_of_the_api_are(answers: Answers, django: Django, address: str) -> None:
    CommissionFactory(slug="kz")
    first, second = (ask(answers, f"/kk/{address}") for _turn in range(2))
    assert (django.asked, first.status, first["Set-Cookie"]) == (1, 200, None)
    assert first == second


def test_errors_redirections_and_what_changes_something_are_not_kept(answers: Answers, django: Django) -> None:
    questions = [f"{LIST}?bad=1", f"{LIST}none/", "/en", "/", "/admin/login/", "/healthz"]
    for address in questions * 2:
        ask(answers, address)
    for _turn in range(2):
        ask(answers, LIST, method="POST")
    assert django.asked == 2 * len(questions) + 2


def test_while_the_database_is_unknown_nothing_is_answered_from_memory(django: Django) -> None:
    nowhere = Live(lambda: {"host": "127.0.0.1", "port": 1, "dbname": "x"})
    answers = Answers(django, nowhere)
    for _turn in range(2):
        assert ask(answers, LIST).status == 200
    assert django.asked == 2
    nowhere.stop()
