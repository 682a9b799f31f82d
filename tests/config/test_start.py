"""A start that cannot work says what is wrong and what to do, in one sentence and without a traceback."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from config.postgres import DatabaseUnavailable
from config.postgres.address import refuse_version

PROJECT = Path(__file__).parents[2]
LONG = "a-key-only-for-this-test-0123456789-0123456789-0123456789-xyz"


def manage(*arguments: str, **environment: str) -> tuple[int, str]:
    """The real command, as a user types it, with nothing else set."""
    bare = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=PROJECT,
        env=bare | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stderr.strip().splitlines()[-1] if done.stderr.strip() else ""


def test_an_unreachable_server_is_named_with_the_remedy() -> None:
    code, said = manage("migrate", DATABASE_URL="postgres://x@127.0.0.1:1/x", SECRET_KEY=LONG)
    assert (code, said) == (
        1,
        "DATABASE_URL names 127.0.0.1:1/x, and it cannot be used: Connection refused. Start that server, correct the "
        "address (postgres://user:password@host:5432/name), or unset DATABASE_URL to use the embedded one.",
    )


@pytest.mark.parametrize("key", ["", "short", "django-insecure-" + "x" * 60])
def test_a_server_of_ones_own_needs_a_strong_key(key: str) -> None:
    code, said = manage("migrate", DATABASE_URL="postgres://x@127.0.0.1:1/x", SECRET_KEY=key)
    assert code == 1
    assert "SECRET_KEY" in said
    assert "50 or more random characters" in said


def test_a_folder_that_cannot_be_one_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    code, said = manage("migrate", REGISTRY_DATA_DIR=str(tmp_path / "file" / "registry"))
    assert code == 1
    assert said.startswith(f"The registry cannot keep its data in {tmp_path}/file/registry: Not a directory")


def test_a_port_in_use_is_named_before_anything_is_started(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, said = manage("run", PORT=str(port), REGISTRY_DATA_DIR=str(tmp_path / "registry"))
    assert (code, said) == (
        1,
        f"Port {port} is in use by another program. End it, or choose another: PORT={port + 1} make run",
    )
    assert not (tmp_path / "registry" / "postgres").exists()


def test_a_server_too_old_or_too_new_is_refused_and_those_between_are_not() -> None:
    for number in (150018, 180006):
        refuse_version(number)
    for number, major in ((140011, 14), (190000, 19)):
        with pytest.raises(DatabaseUnavailable, match=f"names a PostgreSQL {major}; the registry needs 15 to 18"):
            refuse_version(number)
