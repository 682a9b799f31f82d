from collections.abc import Iterator
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.test.testcases import LiveServerThread

from registry.answers import Answers
from registry.limits import RateLimited
from registry.live import Live
from registry.live import live as live_of_this_process


@pytest.fixture
def site(transactional_db: None) -> Iterator[str]:
    """The registry as partners meet it, kept answers and limits included: config/wsgi.py on the test's database."""
    live = Live()

    def application(_pages_alone: Any) -> Any:
        return RateLimited(Answers(WSGIHandler(), live))

    server = LiveServerThread("localhost", application)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    assert server.error is None
    yield f"http://localhost:{server.port}"
    server.terminate()
    for listening in (live, live_of_this_process):  # /healthz asks the latter
        listening.stop()
        listening.forget()
