"""Where a run was made: a rate says nothing without it."""

import os
import platform
import re
import subprocess
from importlib.metadata import version
from pathlib import Path

from config.place import PROJECT
from config.postgres import programs

PACKAGES = (
    "django",
    "djangorestframework",
    "granian",
    "gunicorn",
    "uvicorn",
    "fastapi",
    "asyncpg",
    "orjson",
    "psycopg2-binary",
)


def machine() -> dict[str, str]:
    return {
        "commit": _commit(),
        "processor": f"{os.cpu_count()} × {_processor()}",
        "load before": f"{os.getloadavg()[0]:.2f}",
        "system": f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
        "PostgreSQL": _output(programs.program("postgres"), "--version").split()[-1],
        "packages": ", ".join(f"{package} {version(package)}" for package in PACKAGES),
    }


def _commit() -> str:
    changed = _output("git", "-C", str(PROJECT), "status", "--porcelain", "--untracked-files=no")
    return _output("git", "-C", str(PROJECT), "rev-parse", "--short", "HEAD") + (" and changes" if changed else "")


def _processor() -> str:
    found = re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(), re.M)
    return found[1] if found else platform.processor()


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
