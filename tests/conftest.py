import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections, transaction
from django.utils import translation
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.browser import FLAGS, executable
from tests.real_records import load_real_records

settings.register_profile("test", deadline=None, derandomize=True, max_examples=40)
settings.register_profile("measure", deadline=None, max_examples=250)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "test"))


@pytest.fixture(autouse=True)
def _everyone_starts_in_english() -> None:
    """A request leaves its language to the thread it ran in."""
    translation.activate("en")


@pytest.fixture(scope="module")
def real_registry(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The real records, loaded once a file and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_real_records()
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=executable(), args=list(FLAGS))


@pytest.fixture
def reading(db: None, settings: Any) -> Iterator[Any]:
    """A connection as in production, outside the transaction of the test."""
    settings.READ_DATABASE = "read"
    guarded = connections["read"]
    connections["read"] = connections.create_connection("read")
    yield connections["read"]
    connections["read"].close()
    connections["read"] = guarded
