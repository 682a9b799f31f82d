"""What stands before a Django command: a key, checked settings, a database that answers."""

import os
import socket
import sys
from contextlib import suppress

from django.conf import settings
from django.core.management import execute_from_command_line

from . import postgres
from .place import default_place
from .postgres import programs
from .secret_key import own_secret_key

WITHOUT_DATABASE = {
    "check",
    "collectstatic",
    "compile_catalogues",
    "compilemessages",
    "diffsettings",
    "help",
    "makemessages",
    "version",
}


def run(arguments: list[str]) -> None:
    command = arguments[1] if len(arguments) > 1 else "help"
    if not os.environ.get("DATABASE_URL"):
        provide_secret_key()
    settings.INSTALLED_APPS  # noqa: B018  # Django puts a mistake in the settings off until it is hard to read
    if command == "run":
        refuse_taken_port(settings.PORT)
        postgres.own_server()
    elif command not in WITHOUT_DATABASE and not command.startswith("-"):
        postgres.ensure_server()
    if command == "dbshell" and not os.environ.get("DATABASE_URL"):
        os.environ["PATH"] = f"{programs.folder()}{os.pathsep}{os.environ['PATH']}"
    execute_from_command_line(arguments)


def refuse_taken_port(port: int) -> None:
    """Before anything is started: half a registry is no registry."""
    for family, host in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        with suppress(OSError), socket.socket(family) as probe:
            if probe.connect_ex((host, port)) == 0:
                sys.exit(
                    f"Port {port} is in use by another program. End it, or choose another: PORT={port + 1} make run"
                )


def provide_secret_key() -> None:
    """A registry on one's own machine has its own key; a SECRET_KEY that is set always wins, even a bad one."""
    if "SECRET_KEY" not in os.environ:
        place = default_place()
        postgres.prepare_folder(place)
        os.environ["SECRET_KEY"] = own_secret_key(place)
