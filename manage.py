#!/usr/bin/env python
import os
import signal
import sys

from django.core.exceptions import ImproperlyConfigured

from config import command_line
from config.postgres import DatabaseUnavailable


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    # Python ends on SIGTERM without its exit handlers, and one of them ends the database.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        command_line.run(sys.argv)
    except (DatabaseUnavailable, ImproperlyConfigured) as problem:
        sys.exit(str(problem))


if __name__ == "__main__":
    main()
