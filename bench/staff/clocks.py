"""Seconds of the clock, and of the processor on both sides: ours and the database's own process."""

import time
from collections.abc import Callable
from typing import Any, TypeVar

import psutil
from django.db import connection

T = TypeVar("T")


def timed(what: str, do: Callable[[], T]) -> T:
    """Does it and says how long it took."""
    began = _now()
    result = do()
    clock, ours, database = (after - before for after, before in zip(_now(), began, strict=True))
    print(f"{what:40} {clock:7.1f} s by the clock, {database:6.1f} of PostgreSQL, {ours:6.1f} of Python", flush=True)
    return result


def _now() -> tuple[float, float, float]:
    connection.ensure_connection()
    driver: Any = connection.connection
    used = psutil.Process(driver.info.backend_pid).cpu_times()
    return time.monotonic(), time.process_time(), used.user + used.system
