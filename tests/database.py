"""The database of one run of the tests: a throwaway embedded server, or the one DATABASE_URL names.

Loaded as a plugin (`-p tests.database`), because the settings are read before any conftest is.
"""

import os
import shutil
import signal
import tempfile

import pytest

os.environ.setdefault("DEBUG", "1")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser's driver runs a loop in our thread
IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ
OWN_SERVER = not IS_WORKER and not os.environ.get("DATABASE_URL")
if OWN_SERVER:
    os.environ["REGISTRY_DATA_DIR"] = tempfile.mkdtemp(prefix="registry-tests-")


def pytest_configure(config: pytest.Config) -> None:
    from config.place import default_place
    from config.postgres import check_address
    from config.postgres.server import start_throwaway

    if OWN_SERVER:
        server = start_throwaway(default_place())
        config.add_cleanup(lambda: shutil.rmtree(os.environ["REGISTRY_DATA_DIR"], ignore_errors=True))
        config.add_cleanup(lambda: (server.send_signal(signal.SIGINT), server.wait(30)))  # waits for no client
    elif not IS_WORKER:
        check_address()


def pytest_sessionstart() -> None:
    """Registry tables refuse TRUNCATE, which leaves no history; a test may.

    Static files are served as they lie, without `collectstatic`. The API reads on the connection whose
    transaction a test rolls back; tests of the read path's own connection say so.
    """
    from django.conf import settings

    from tests.emptying import delete_instead_of_truncating

    delete_instead_of_truncating()

    settings.READ_DATABASE = "default"

    settings.EYES = 2  # most tests are about something else; those of four eyes say so

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the real one takes half a second
    settings.WHITENOISE_AUTOREFRESH = True  # a file is looked for when it is asked for, not all by every client

    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"

    options = settings.DATABASES["default"].setdefault("OPTIONS", {})
    options["options"] = f"{options.get('options', '')} -c registry.allow_truncate=on".strip()
