"""Seconds of the clock, and of the processor on both sides: ours and the database's own process."""

import time
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

import psutil
from django.db import connection

T = TypeVar("T")


class Clocks(NamedTuple):
    wall: float
    ours: float
    database: float


def read_clocks() -> Clocks:
    connection.ensure_connection()
    driver: Any = connection.connection
    used = psutil.Process(driver.info.backend_pid).cpu_times()
    return Clocks(time.monotonic(), time.process_time(), used.user + used.system)


def timed(what: str, do: Callable[[], T]) -> T:
    """Does it and says how long it took."""
    began = read_clocks()
    result = do()
    clock, ours, database = (after - before for after, before in zip(read_clocks(), began, strict=True))
    print(f"{what:40} {clock:7.1f} s by the clock, {database:6.1f} of PostgreSQL, {ours:6.1f} of Python", flush=True)
    return result
