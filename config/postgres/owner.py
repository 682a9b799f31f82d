"""One process owns the embedded server and ends it. Others join it while it runs; a brief owner waits for them."""

import fcntl
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..place import Place


class Claim:
    """A lock the kernel gives back however its process ends."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)

    def take(self) -> bool:
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def share(self) -> None:
        fcntl.flock(self._file, fcntl.LOCK_SH)

    def wait(self) -> None:
        fcntl.flock(self._file, fcntl.LOCK_EX)

    def write(self, text: str) -> None:
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, text.encode(), 0)

    def close(self) -> None:
        os.close(self._file)


def claim_ownership(place: Place) -> Claim | None:
    """The lock of this registry's folder, or None while another process has it."""
    claim = Claim(place.owner)
    if not claim.take():
        claim.close()
        return None
    claim.write(f"{os.getpid()} {_command()}")
    return claim


def holder(place: Place) -> str:
    """Who holds the folder, for a person: `process 4711 (manage.py run)`."""
    pid, _, command = place.owner.read_text(errors="replace").partition(" ")
    return f"process {pid or 'unknown'} ({command or 'unknown'})"


def join(place: Place) -> Claim:
    """Announces a user of the running server; waits while its owner is ending it."""
    claim = Claim(place.users)
    claim.share()
    return claim


@contextmanager
def no_more_users(place: Place) -> Iterator[None]:
    """Waits until nobody else uses the server, and keeps newcomers waiting meanwhile."""
    claim = Claim(place.users)
    try:
        if not claim.take():
            print("The database stays up for another command that uses it; Ctrl-C ends it now.", file=sys.stderr)
            claim.wait()
        yield
    finally:
        claim.close()


def _command() -> str:
    return " ".join([Path(sys.argv[0]).name, *sys.argv[1:2]])
