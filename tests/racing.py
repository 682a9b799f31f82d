"""Two transactions that cross: both have begun, then both write, then both commit; or two forms sent at one moment."""

import threading
from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.test import Client


def race(*works: Callable[[], object]) -> list[str]:
    """Runs each work in a transaction of its own; gives `kept` or the name of the constraint that refused it."""
    begun = threading.Barrier(len(works))
    outcomes: list[str] = []

    def run(work: Callable[[], object]) -> None:
        try:
            with transaction.atomic():
                connection.cursor().execute("SELECT 1")
                begun.wait(10)
                work()
            outcomes.append("kept")
        except IntegrityError as refused:
            outcomes.append(refused.__cause__.diag.constraint_name)  # type: ignore[union-attr]
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return sorted(outcomes)


def at_once(*posts: tuple[Client, str, dict[str, Any]]) -> list[Any]:
    """Sends each from a thread of its own, and so in a transaction of its own."""
    begun, answers = threading.Barrier(len(posts)), []

    def run(client: Client, address: str, form: dict[str, Any]) -> None:
        try:
            begun.wait(10)
            answers.append(client.post(address, form))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=post) for post in posts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return answers
