"""`manage.py run` as a stranger meets it: it serves, a second one is told who holds the data, and nothing stays behind."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import namedtuple
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from config.place import Place
from config.postgres import DatabaseUnavailable, cluster, owner

PROJECT = Path(__file__).parents[2]
SECONDS_TO_SERVE = 120


class Running:
    def __init__(self, folder: Path) -> None:
        self.place = Place(folder / "registry")
        self.port = free_port()
        self.log = folder / "said"
        self.process = self.start(self.log, self.port)
        deadline = time.monotonic() + SECONDS_TO_SERVE
        while (status := self.status()) != 200:
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < deadline, (status, self.log.read_text())
            time.sleep(0.2)

    def start(self, log: Path, port: int) -> subprocess.Popen[bytes]:
        bare = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
        with log.open("wb") as said:
            return subprocess.Popen(
                [sys.executable, "manage.py", "run"],
                cwd=PROJECT,
                env=bare | {"PORT": str(port), "REGISTRY_DATA_DIR": str(self.place.folder)},
                stdout=said,
                stderr=said,
                start_new_session=True,
            )

    def status(self) -> int | None:
        try:
            with urllib.request.urlopen(f"http://localhost:{self.port}/en/", timeout=5) as answer:
                return int(answer.status)
        except OSError:
            return None

    def database(self) -> psutil.Process:
        return psutil.Process(int((self.place.cluster / "postmaster.pid").read_text().split("\n", 1)[0]))


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Not `tmp_path`: run as root, PostgreSQL's account must be able to pass through."""
    path = Path(tempfile.mkdtemp(prefix="registry-run-"))
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture(scope="module")
def running(folder: Path) -> Iterator[Running]:
    one = Running(folder)
    yield one
    if one.process.poll() is None:
        one.process.terminate()
        one.process.wait(60)


def test_demo_staff_get_a_password_each_and_no_two_the_same(running: Running) -> None:
    told = [line.split() for line in running.log.read_text().splitlines() if line.startswith("Demo staff: ")]
    assert [words[2] for words in told] == ["viewer,", "registrar,", "editor,", "administrator,"]
    assert len({words[4] for words in told}) == 4


def test_a_second_run_on_the_same_data_is_told_who_holds_it(running: Running, folder: Path) -> None:
    second = running.start(folder / "second", free_port())
    assert second.wait(60) == 1
    assert (folder / "second").read_text().splitlines()[-1] == (
        f"The registry in {running.place.folder} is held by process {running.process.pid} (manage.py run) already. "
        "End that process first, or set REGISTRY_DATA_DIR to another folder to run a second registry."
    )
    assert running.status() == 200


@pytest.mark.parametrize("request_to_end", [signal.SIGTERM, signal.SIGINT])
def test_a_request_to_end_ends_the_server_and_the_database(request_to_end: int) -> None:
    folder = Path(tempfile.mkdtemp(prefix="registry-run-"))
    one = Running(folder)
    try:
        database, children = one.database(), psutil.Process(one.process.pid).children(recursive=True)
        assert database in children
        one.process.send_signal(request_to_end)
        one.process.wait(60)
        assert psutil.wait_procs(children, timeout=10)[1] == []
        assert not (one.place.cluster / "postmaster.pid").exists(), "PostgreSQL did not shut down in order"
        assert one.status() is None
        claim = owner.claim_ownership(one.place)
        assert claim, "the next run must be able to take the folder"
        claim.close()
    finally:
        if one.process.poll() is None:
            one.process.terminate()
            one.process.wait(60)
        shutil.rmtree(folder, ignore_errors=True)


def test_a_killed_run_leaves_data_the_next_one_can_use() -> None:
    folder = Path(tempfile.mkdtemp(prefix="registry-run-"))
    one = Running(folder)
    try:
        orphans = psutil.Process(one.process.pid).children(recursive=True)
        one.process.kill()
        one.process.wait(60)
        for orphan in orphans:
            if orphan.is_running() and "granian" in " ".join(orphan.cmdline()):
                orphan.kill()
        again = Running(folder)
        again.process.terminate()
        again.process.wait(60)
        assert "Demo staff" not in again.log.read_text(), "their passwords are printed once"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def test_a_nearly_full_disk_is_refused_before_anything_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(cluster.shutil, "disk_usage", lambda _: usage(10**9, 10**9 - 3_000_000, 3_000_000))
    with pytest.raises(DatabaseUnavailable) as refused:
        cluster.create(Place(tmp_path))
    assert str(refused.value) == (
        f"{tmp_path} has 3 MB free; a registry needs 250 MB. "
        "Free some room, or set REGISTRY_DATA_DIR to another folder."
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("initdb: error: could not write: No space left on device", "The disk that holds {} is full. Free some room, "),
        ("FATAL: could not open: Read-only file system", "{} is on a read-only file system. Make it writable, "),
    ],
)
def test_what_postgresql_says_of_the_disk_is_said_as_a_sentence(tmp_path: Path, words: str, sentence: str) -> None:
    assert cluster._why(Place(tmp_path), words) == f"{sentence.format(tmp_path)}{cluster.ELSEWHERE}"
