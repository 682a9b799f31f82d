"""Who starts the embedded server, who joins it, who ends it."""

import atexit
import os
import subprocess
import time
from contextlib import ExitStack

from ..place import Place, default_place
from . import cluster
from .address import check_address
from .errors import DatabaseUnavailable
from .owner import Claim, claim_ownership, holder, join, no_more_users

SECONDS_TO_JOIN = 60


def ensure_server() -> None:
    """For any command: a database answers from here on, and if we started it, it ends after us."""
    if os.environ.get("DATABASE_URL"):
        check_address()
        return
    place = default_place()
    cluster.prepare_folder(place)
    deadline = time.monotonic() + SECONDS_TO_JOIN
    user = join(place)
    while not cluster.answers(place):
        if claim := claim_ownership(place):
            user.close()
            _own(place, claim, patient=True)
            return
        if time.monotonic() > deadline:
            raise DatabaseUnavailable(_held(place, "but its database does not answer"))
        time.sleep(0.1)
    _joined.append(user)


def own_server() -> None:
    """For the command that serves: it starts the database or refuses; joining would let another end it."""
    if os.environ.get("DATABASE_URL"):
        check_address()
        return
    place = default_place()
    cluster.prepare_folder(place)
    claim = claim_ownership(place)
    if claim is None:
        raise DatabaseUnavailable(_held(place, "already"))
    _own(place, claim, patient=False)


def start_throwaway(place: Place) -> subprocess.Popen[bytes]:
    """A server for one run of the tests: nothing on it is meant to outlive the machine."""
    cluster.prepare_folder(place)
    cluster.create(place)
    return cluster.start(place, durable=False)


_joined: list[Claim] = []


def _own(place: Place, claim: Claim, *, patient: bool) -> None:
    cluster.create(place)
    server = cluster.start(place)
    owner = os.getpid()

    def end() -> None:
        if os.getpid() != owner:
            return  # a forked child runs our exit handlers too
        with ExitStack() as stack:
            if patient:
                stack.enter_context(no_more_users(place))
            cluster.stop(server)
            claim.close()

    atexit.register(end)
    cluster.create_database(place)


def _held(place: Place, how: str) -> str:
    return (
        f"The registry in {place.folder} is held by {holder(place)} {how}. End that process first, "
        "or set REGISTRY_DATA_DIR to another folder to run a second registry."
    )
