"""The embedded cluster: made once, started, stopped."""

import errno
import locale
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import psycopg2
from psycopg2 import sql

from ..place import DATABASE, PORT, USER, Place
from . import account, programs
from .errors import DatabaseUnavailable

ROOM_TO_START_WITH = 250_000_000
SECONDS_TO_START = 60
SECONDS_TO_STOP = 30
ELSEWHERE = "or set REGISTRY_DATA_DIR to another folder."


def prepare_folder(place: Place) -> None:
    with _told(place):
        place.folder.mkdir(mode=0o711 if account.is_needed() else 0o700, parents=True, exist_ok=True)
        (place.folder / ".writable").touch()
        (place.folder / ".writable").unlink()


def create(place: Place) -> None:
    """Makes the cluster beside its final place and moves it there whole: a broken attempt leaves nothing."""
    refuse_another_major(place)
    if place.cluster.exists():
        return
    refuse_too_little_room(place)
    unfinished = place.folder / "postgres.unfinished"
    with _told(place):
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        try:
            _initdb(place, unfinished)
            unfinished.rename(place.cluster)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)


def refuse_another_major(place: Place) -> None:
    for folder in (place.folder, place.cluster):
        version = folder / "PG_VERSION"
        if version.exists() and (made_by := version.read_text().strip()) != str(programs.MAJOR):
            raise DatabaseUnavailable(
                f"{folder} holds the data of PostgreSQL {made_by}; this registry brings PostgreSQL {programs.MAJOR}. "
                f"Dump it with pg_dump of version {made_by} and load it here, move it away, {ELSEWHERE}"
            )


def refuse_too_little_room(place: Place) -> None:
    free = shutil.disk_usage(place.folder).free
    if free < ROOM_TO_START_WITH:
        raise DatabaseUnavailable(
            f"{place.folder} has {free // 1_000_000} MB free; a registry needs {ROOM_TO_START_WITH // 1_000_000} MB. "
            f"Free some room, {ELSEWHERE}"
        )


# Of data nobody will miss. What is rolled back leaves pages behind; vacuumed, they look empty to the planner, also
# once the next test has filled them.
FLEETING = ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "autovacuum=off"]


def start(place: Place, *, durable: bool = True) -> subprocess.Popen[bytes]:
    """Starts the server as a child that ends with this process. `durable=False` is for data nobody will miss."""
    _end_leftover(place)
    with _told(place):
        _make_socket_folder(place)
        account.open_way_to(place.cluster)
        account.open_way_to(place.socket)
        with place.log.open("wb") as log:
            server = subprocess.Popen(
                [*_command(place), *([] if durable else FLEETING)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                env=programs.environment(),
                start_new_session=True,  # Ctrl-C is for us; we end the server when its last request is answered
                preexec_fn=programs.end_with_parent,  # starts before any thread does
                **account.run_as(),
            )
    _await_start(place, server)
    return server


def stop(server: subprocess.Popen[bytes]) -> None:
    for request, patience in ((signal.SIGINT, SECONDS_TO_STOP), (signal.SIGQUIT, 5), (signal.SIGKILL, 5)):
        if server.poll() is not None:
            return
        server.send_signal(request)
        try:
            server.wait(patience)
        except subprocess.TimeoutExpired:
            continue


def answers(place: Place) -> bool:
    try:
        _connect(place, "postgres").close()
    except psycopg2.OperationalError:
        return False
    return True


def create_database(place: Place) -> None:
    connection = _connect(place, "postgres")
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE])
            if cursor.fetchone() is None:
                cursor.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))
    finally:
        connection.close()


def _connect(place: Place, database: str) -> psycopg2.extensions.connection:
    return psycopg2.connect(host=str(place.socket), port=PORT, user=USER, dbname=database, connect_timeout=5)


def _initdb(place: Place, folder: Path) -> None:
    account.open_way_to(folder)
    account.give(folder)
    words = _character_types()
    command = [programs.program("initdb"), "-D", str(folder), "-U", USER, "--encoding=UTF8", "--auth-local=trust"]
    command += ["--auth-host=reject", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    command += [f"--lc-ctype={words}", "--no-instructions"]
    made = subprocess.run(
        command, capture_output=True, text=True, cwd="/", env=programs.environment(), **account.run_as()
    )
    if made.returncode:
        raise DatabaseUnavailable(_why(place, made.stderr))


def _character_types() -> str:
    """The trigram index knows letters by the machine's LC_CTYPE; under plain C it would skip Cyrillic."""
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        for name in ("C.UTF-8", "en_US.UTF-8", "ru_RU.UTF-8", "kk_KZ.UTF-8", "UTF-8"):
            try:
                locale.setlocale(locale.LC_CTYPE, name)
            except locale.Error:
                continue
            return name
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
    raise DatabaseUnavailable("This machine has no UTF-8 locale. Install one: `apt-get install locales-all`.")


def _command(place: Place) -> list[str]:
    folder = str(place.socket).replace('"', '""')
    options = {
        "listen_addresses": "",
        "unix_socket_directories": f'"{folder}"',
        "unix_socket_permissions": "0700",
        "logging_collector": "off",
    }
    settings = [argument for key, value in options.items() for argument in ("-c", f"{key}={value}")]
    return [programs.program("postgres"), "-D", str(place.cluster), "-p", str(PORT), *settings]


def _make_socket_folder(place: Place) -> None:
    """Only its owner may pass: the server trusts whoever reaches its socket."""
    place.socket.mkdir(mode=0o700, exist_ok=True)
    if not account.is_needed() and place.socket.stat().st_uid != os.geteuid():
        raise DatabaseUnavailable(f"{place.socket} belongs to another user. Have it removed, {ELSEWHERE}")
    place.socket.chmod(0o700)
    account.give(place.socket)


def _await_start(place: Place, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while not answers(place):
        if server.poll() is not None:
            raise DatabaseUnavailable(_why(place, place.log.read_text(errors="replace")))
        if time.monotonic() > deadline:
            stop(server)
            raise DatabaseUnavailable(
                f"The embedded PostgreSQL did not answer within {SECONDS_TO_START} seconds. "
                f"Its last words are in {place.log}; try again, or set DATABASE_URL to a server you have."
            )
        time.sleep(0.05)


def _end_leftover(place: Place) -> None:
    """Nobody owns the folder, so a server still on it was orphaned, and a pid file without one is stale."""
    notice = place.cluster / "postmaster.pid"
    if not notice.exists():
        return
    try:
        leftover = psutil.Process(int(notice.read_text().split("\n", 1)[0]))
        if str(place.cluster) not in leftover.cmdline():
            raise psutil.NoSuchProcess(leftover.pid)
        leftover.send_signal(signal.SIGINT)
        leftover.wait(SECONDS_TO_STOP)
    except (psutil.NoSuchProcess, ValueError):
        notice.unlink(missing_ok=True)
    except psutil.TimeoutExpired as slow:
        raise DatabaseUnavailable(
            f"PostgreSQL process {slow.pid} still runs on {place.cluster} and does not end. End it, {ELSEWHERE}"
        ) from None


def _why(place: Place, words: str) -> str:
    if "No space left" in words:
        return f"The disk that holds {place.folder} is full. Free some room, {ELSEWHERE}"
    if "Read-only file system" in words:
        return f"{place.folder} is on a read-only file system. Make it writable, {ELSEWHERE}"
    loud = [line for line in words.splitlines() if "FATAL" in line or "error" in line.lower()]
    reason = (loud or words.splitlines() or ["no reason given"])[-1].strip()
    return (
        f"The embedded PostgreSQL did not start on {place.folder}: {reason} "
        f"Mend that ({place.log} says more), {ELSEWHERE}"
    )


@contextmanager
def _told(place: Place) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        if problem.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DatabaseUnavailable(_why(place, "No space left")) from problem
        reason = os.strerror(problem.errno) if problem.errno else str(problem)
        raise DatabaseUnavailable(
            f"The registry cannot keep its data in {place.folder}: {reason} ({problem.filename}). "
            f"Make that a folder you can write to, {ELSEWHERE}"
        ) from problem
