"""Requests a second under wrk, transactions a second under pgbench."""

import json
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from bench.registry import Registry
from bench.statements import DAY
from config.postgres import programs

SCRIPT = Path(__file__).with_name("walk.lua")
THREADS, CONNECTIONS = 2, 16
CLIENTS = 4
SECONDS_TO_REST = 0.5


@dataclass(frozen=True)
class Measured:
    """`median` is the latency in microseconds."""

    rate: float
    median: float


def require_wrk() -> None:
    if shutil.which("wrk") is None:
        sys.exit("wrk is not installed. On Debian: apt-get install wrk")


def wrk(
    base: str, walk: Path, *, seconds: float, alone: bool = False, headers: dict[str, str] | None = None
) -> Measured:
    """Walks the paths of a file, once the contender before is at rest.

    `alone`: one connection, to see the latency of an answer rather than that of a queue.
    """
    threads, connections = (1, 1) if alone else (THREADS, CONNECTIONS)
    command = ["wrk", "-t", threads, "-c", connections, "-d", f"{seconds:g}s", "--timeout", "30s", "-s", SCRIPT]
    for name, value in (headers or {}).items():
        command += ["-H", f"{name}: {value}"]
    time.sleep(SECONDS_TO_REST)
    told = subprocess.run(
        [*map(str, command), base, "--", str(walk), str(threads)], check=True, capture_output=True, text=True
    )
    found = json.loads(told.stdout.splitlines()[-1])
    if found["failed"] or not found["requests"]:
        raise RuntimeError(f"{base}: {found['failed']} of {found['requests']} requests failed")
    if found["repeated"] > 0 and len(walk.read_text().splitlines()) > THREADS:
        raise RuntimeError(f"{walk.name} is too short: requests were repeated, which a cache may answer")
    return Measured(found["requests"] / found["microseconds"] * 1e6, found["median"])


def pgbench(registry: Registry, script: Path, *, first: int, last: int, seconds: float) -> Measured:
    """Runs a statement for one id after another, prepared."""
    values = {"as_of": DAY.isoformat(), "first": first, "last": last}
    command = [programs.program("pgbench"), "--no-vacuum", "--protocol=prepared", f"--client={CLIENTS}"]
    command += ["--jobs=2", f"--time={seconds:g}", f"--file={script}", "--username=registry", "registry"]
    command += [f"--define={name}={value}" for name, value in values.items()]
    told = subprocess.run(command, capture_output=True, text=True, env=registry.environment)
    found = re.search(r"latency average = ([\d.]+) ms.*tps = ([\d.]+)", told.stdout, re.S)
    if found is None or told.returncode or "number of failed transactions: 0" not in told.stdout:
        raise RuntimeError(told.stdout + told.stderr[-1000:])
    return Measured(float(found[2]), float(found[1]) * 1000)
