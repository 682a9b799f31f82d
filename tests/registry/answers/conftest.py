import datetime
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from django.core.wsgi import get_wsgi_application

from registry.answers import Answers
from registry.live import Live
from registry.live import live as process_live
from registry.period import ASTANA


class Django:
    """Django as the server has it, counting how often it is asked; something may happen just before and just after."""

    def __init__(self) -> None:
        self._django = get_wsgi_application()
        self.asked = 0
        self.just_before: Callable[[], object] = lambda: None
        self.just_after: Callable[[], object] = lambda: None

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        self.asked += 1
        self.just_before()
        answer: Iterable[bytes] = self._django(environ, start_response)
        self.just_after()
        return answer


class Clock:
    def __init__(self) -> None:
        self.now = datetime.datetime.now(ASTANA).timestamp()

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def _process_hears_no_more() -> Iterator[None]:
    """`/healthz` starts the process's own listener; the database could not be dropped under it."""
    yield
    process_live.stop()
    process_live.forget()


@pytest.fixture
def django() -> Django:
    return Django()


@pytest.fixture
def live() -> Iterator[Live]:
    live = Live()
    yield live
    live.stop()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def answers(django: Django, live: Live, clock: Clock) -> Answers:
    return Answers(django, live, clock)
