"""The registry as it is served: granian and its workers, on the database of this test."""

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from django.db import connection

from portal.serving import granian

PROJECT = Path(__file__).parents[1]
SECONDS_TO_START = 60


@contextmanager
def serving(*, workers: int = 2, threads: int = 4, **environment: str) -> Iterator[int]:
    """The port on 127.0.0.1 where it answers; the processes end with the block. Rows must be committed to be seen."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    ours = {"DATABASE_URL": database_url(), "DEBUG": "1", **environment}
    server = subprocess.Popen(granian(port=port, workers=workers, threads=threads), cwd=PROJECT, env=os.environ | ours)
    try:
        _await(port, server)
        yield port
    finally:
        server.terminate()
        server.wait(30)


def database_url() -> str:
    named = connection.settings_dict
    where = f"host={quote(str(named['HOST']), safe='')}&port={named['PORT'] or 5432}"
    return f"postgres://{named['USER']}:{quote(str(named['PASSWORD'] or ''))}@/{named['NAME']}?{where}"


def _await(port: int, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and server.poll() is None:
        with suppress(OSError):
            client = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            client.request("GET", "/healthz")
            if client.getresponse().status == 200:
                return
        time.sleep(0.1)
    raise TimeoutError(f"the server on port {port} did not come up")
