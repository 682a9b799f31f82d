"""PostgreSQL refuses to run as root: then it runs under an account of its own, which must reach its files."""

import os
import pwd
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TypedDict

from .errors import DatabaseUnavailable

NAME = "registry_postgres"
PASS = 0o001


class RunAs(TypedDict, total=False):
    user: int
    group: int
    extra_groups: list[int]


def is_needed() -> bool:
    return os.geteuid() == 0


def run_as() -> RunAs:
    """Arguments for `subprocess` that give up root's rights."""
    if not is_needed():
        return {}
    account = _account()
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def give(path: Path) -> None:
    if is_needed():
        account = _account()
        os.chown(path, account.pw_uid, account.pw_gid)


def open_way_to(path: Path) -> None:
    """Lets the account pass through (not read) the folders above `path`, and says which it opened."""
    if not is_needed():
        return
    closed = [folder for folder in path.parents if not folder.stat().st_mode & PASS]
    for folder in closed:
        folder.chmod(folder.stat().st_mode | PASS)
        print(f"Running as root: opened {folder} for passage, so that {NAME} reaches {path}.", file=sys.stderr)


def make_readable(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | 0o444 | (0o111 if path.is_dir() or mode & 0o100 else 0))


@cache
def _account() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(NAME)
    except KeyError:
        _create()
        return pwd.getpwnam(NAME)


def _create() -> None:
    useradd = shutil.which("useradd")
    command = [useradd or "useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", NAME]
    if not useradd or subprocess.run(command, capture_output=True).returncode:
        raise DatabaseUnavailable(
            f"PostgreSQL refuses to run as root, and the account {NAME} could not be made. "
            "Run this as an ordinary user, or set DATABASE_URL to a server you have."
        )
