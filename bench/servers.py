"""The contenders' servers, two workers each, idle until they are asked."""

import http.client
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from bench.registry import Registry
from config.place import PROJECT
from portal.serving import granian

WORKERS, THREADS = 2, 4  # as `manage.py run` serves
SECONDS_TO_START = 30


class Server:
    def __init__(self, name: str, port: int, process: subprocess.Popen[bytes]) -> None:
        self.name, self.port, self.process = name, port, process

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str, headers: dict[str, str] | None = None) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", path, headers=headers or {})
        return connection.getresponse()


@contextmanager
def serving(name: str, port: int, command: list[str], environment: dict[str, str], ready: str) -> Iterator[Server]:
    """A server from when it answers `ready` until it is ended."""
    process = subprocess.Popen(command, cwd=PROJECT, env={**environment, "PORT": str(port)})
    server = Server(name, port, process)
    try:
        _await(server, ready)
        yield server
    finally:
        process.terminate()
        process.wait(30)


def _await(server: Server, path: str) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            answer = server.get(path)
        except OSError:
            answer = None
        if answer is not None and answer.status == 200:
            return
        if server.process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"{server.name} does not answer {path}: {answer and answer.read()[:500]!r}")
        time.sleep(0.2)


Serving = AbstractContextManager[Server]
RECORD = "appointments/1/?as_of=2022-03-31"


def ours(registry: Registry, port: int, name: str = "registry") -> Serving:
    return serving(
        name, port, granian(port=port, workers=WORKERS, threads=THREADS), _unlimited(registry), f"/api/v1/{RECORD}"
    )


def model_viewset(registry: Registry, port: int) -> Serving:
    command = [sys.executable, "-m", "gunicorn", "--workers", str(WORKERS), "--worker-class", "sync"]
    command += ["--bind", f"127.0.0.1:{port}", "--log-level", "warning", "bench.peers.model_viewset.wsgi"]
    return serving("ModelViewSet", port, command, _unlimited(registry), f"/{RECORD}")


def fastapi(registry: Registry, port: int, statements: Path) -> Serving:
    command = [sys.executable, "-m", "granian", "--interface", "asgi", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", str(WORKERS), "--no-ws", "--log-level", "warning", "bench.peers.fast:app"]
    environment = {**registry.environment, "BENCH_STATEMENTS": str(statements)}
    return serving("FastAPI", port, command, environment, f"/{RECORD}")


def plain_bytes(registry: Registry, port: int, answers: Path) -> Serving:
    command = [*granian(port=port, workers=WORKERS, threads=THREADS)[:-1], "bench.peers.plain:application"]
    return serving("plain bytes", port, command, {**registry.environment, "BENCH_ANSWERS": str(answers)}, "/")


def _unlimited(registry: Registry) -> dict[str, str]:
    return {**registry.environment, "RATE_LIMIT": "0"}
