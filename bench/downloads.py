"""All appointments as CSV: rows a second, and what it costs a worker in memory."""

import subprocess
import time
from dataclasses import dataclass
from threading import Event, Thread

import psutil

from bench.registry import Registry
from bench.servers import Server
from bench.statements import DAY, whole_list
from config.postgres import programs

PIECE = 1 << 20
MEBIBYTE = 1 << 20


@dataclass(frozen=True)
class Downloaded:
    """`memory` is the peak of the largest worker above where it was before, in MiB."""

    rate: float
    memory: float


def over_http(server: Server, rows: int) -> Downloaded:
    with Watch(server) as watch:
        started = time.monotonic()
        answer = server.get(f"/api/v1/appointments/?format=csv&as_of={DAY}")
        lines = 0
        while piece := answer.read(PIECE):
            lines += piece.count(b"\n")
        seconds = time.monotonic() - started
    if answer.status != 200 or lines != rows + 1:
        raise RuntimeError(f"{server.name}: status {answer.status}, {lines} lines for {rows} rows and their heading")
    return Downloaded(rows / seconds, watch.peak_above_idle / MEBIBYTE)


def by_psql(registry: Registry) -> float:
    """Rows a second of psql's own copy of the same SELECT."""
    copy = f"\\copy ({whole_list()}) TO /dev/null (FORMAT csv, HEADER)"
    command = [programs.program("psql"), "--no-psqlrc", "--quiet", "--username=registry", "--dbname=registry"]
    started = time.monotonic()
    subprocess.run([*command, "--set=ON_ERROR_STOP=1", "--command", copy], check=True, env=registry.environment)
    return registry.appointments / (time.monotonic() - started)


class Watch:
    """Samples the memory of a server's workers from a thread."""

    def __init__(self, server: Server) -> None:
        self.workers = psutil.Process(server.process.pid).children(recursive=True)
        self.idle = self._now()
        self.peak = dict(self.idle)
        self.over = Event()
        self.thread = Thread(target=self._sample, daemon=True)

    def __enter__(self) -> "Watch":
        self.thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.over.set()
        self.thread.join()

    @property
    def peak_above_idle(self) -> int:
        return max(self.peak[pid] - idle for pid, idle in self.idle.items())

    def _sample(self) -> None:
        while not self.over.wait(0.02):
            for pid, size in self._now().items():
                self.peak[pid] = max(self.peak[pid], size)

    def _now(self) -> dict[int, int]:
        return {worker.pid: worker.memory_info().rss for worker in self.workers}
