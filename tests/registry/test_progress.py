"""How far a long transaction has come is seen from another session, and only while it is open."""

import threading

import pytest
from django.db import connection, transaction

from registry.progress import tell, told

pytestmark = pytest.mark.django_db(transaction=True)


def elsewhere(work: str) -> int | None:
    """What another session is told."""
    answers = []

    def ask() -> None:
        answers.append(told(work))
        connection.close()

    asking = threading.Thread(target=ask)
    asking.start()
    asking.join(10)
    return answers[0]


@pytest.mark.parametrize("rolled_back", [False, True])
def test_others_see_how_far_it_is_until_it_ends(rolled_back: bool) -> None:
    assert elsewhere("import 7") is None
    with transaction.atomic():
        seen = []
        for done in (0, 1, 3):
            tell("import 7", done, 3)
            seen.append(elsewhere("import 7"))
        assert (seen, elsewhere("import 70")) == ([0, 33, 100], None)
        transaction.set_rollback(rolled_back)
    assert elsewhere("import 7") is None


def test_work_of_no_steps_is_done() -> None:
    with transaction.atomic():
        tell("import 7", 0, 0)
        assert told("import 7") == 100
