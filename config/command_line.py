"""What stands before a Django command: a key, checked settings, a database that answers."""

import os

from django.conf import settings
from django.core.management import execute_from_command_line

from . import postgres
from .place import default_place
from .secret_key import own_secret_key

WITHOUT_DATABASE = {"check", "collectstatic", "compilemessages", "diffsettings", "help", "makemessages", "version"}


def run(arguments: list[str]) -> None:
    command = arguments[1] if len(arguments) > 1 else "help"
    if not os.environ.get("DATABASE_URL"):
        provide_secret_key()
    settings.INSTALLED_APPS  # noqa: B018  # Django puts a mistake in the settings off until it is hard to read
    if command not in WITHOUT_DATABASE and not command.startswith("-"):
        postgres.ensure_server()
    execute_from_command_line(arguments)


def provide_secret_key() -> None:
    """A registry on one's own machine has its own key; a SECRET_KEY that is set always wins, even a bad one."""
    if "SECRET_KEY" not in os.environ:
        place = default_place()
        postgres.prepare_folder(place)
        os.environ["SECRET_KEY"] = own_secret_key(place)
