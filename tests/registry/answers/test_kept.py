"""Kept answers take no more memory than they are given, and none outlives its edition."""

import datetime
import random
import tracemalloc

from registry.answers.answer import Answer
from registry.answers.kept import Address, Kept
from registry.edition import Edition

DAY = datetime.date(2026, 3, 1)
FIRST, SECOND, TOMORROW = Edition(1, None, DAY), Edition(2, None, DAY), Edition(1, None, DAY + datetime.timedelta(1))
ROOM = 4 * 2**20


def an_answer(size: int) -> Answer:
    headers = [("Content-Type", "application/json"), ("ETag", '"1"'), ("Cache-Control", "public"), ("X", "y" * 200)]
    return Answer("200 OK", headers, random.Random(size).randbytes(size // 2).hex().encode())


def at(number: int) -> Address:
    return ("http", "testserver", f"/{number}", "", "*/*")


def test_an_answer_is_given_under_its_edition_alone() -> None:
    for other in (SECOND, TOMORROW):
        kept, answer = Kept(ROOM), an_answer(100)
        kept.get(FIRST, at(1))
        kept.put(FIRST, at(1), answer)
        assert kept.get(FIRST, at(1)) is answer
        assert kept.get(other, at(1)) is None
        assert kept.get(FIRST, at(1)) is None  # it was given up, not put aside


def test_an_answer_that_comes_after_its_edition_is_not_kept() -> None:
    kept = Kept(ROOM)
    kept.get(FIRST, at(1))
    kept.get(SECOND, at(1))
    kept.put(FIRST, at(1), an_answer(100))
    assert kept.get(SECOND, at(1)) is None
    assert len(kept) == 0


def test_the_least_recently_used_one_is_given_up() -> None:
    kept = Kept(3 * 30_000)
    kept.get(FIRST, at(0))
    kept.put(FIRST, at(1), an_answer(20_000))
    kept.put(FIRST, at(2), an_answer(20_000))
    kept.put(FIRST, at(3), an_answer(20_000))
    kept.get(FIRST, at(1))
    kept.put(FIRST, at(4), an_answer(20_000))
    assert [number for number in range(1, 5) if kept.get(FIRST, at(number))] == [1, 3, 4]


def test_an_answer_larger_than_the_room_is_not_kept() -> None:
    kept = Kept(10_000)
    kept.get(FIRST, at(1))
    kept.put(FIRST, at(1), an_answer(20_000))
    assert len(kept) == 0


def test_thousands_of_answers_in_every_coding_stay_within_the_room() -> None:
    kept = Kept(ROOM)
    kept.get(FIRST, at(0))
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for number in range(3000):
        answer = an_answer(number * 7 % 9000 + 10)
        kept.put(FIRST, at(number), answer)
        for coding in ("gzip", "br"):
            answer.represented(coding)
            kept.weigh(FIRST, at(number))
    del answer
    taken = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert len(kept) > 200
    assert ROOM / 2 < taken < ROOM * 1.05
