import os

import pytest

os.environ.setdefault("DEBUG", "1")


def pytest_configure() -> None:
    from config.postgres import ensure_server

    ensure_server()


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    """Registry tables refuse TRUNCATE; the flush after a transactional test may."""
    from django.conf import settings

    settings.DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c registry.allow_truncate=on"
