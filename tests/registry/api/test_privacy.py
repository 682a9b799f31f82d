"""Nothing is told that no serializer names: every text of the database is marked, and every answer read for marks."""

import re

import pytest

from config.api import v1
from registry.api.lists import ListView
from registry.api.records import RecordView

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_registry")]

VIEWS = {f"/{route.pattern}": getattr(route.callback, "cls", object) for route in v1}
LISTS = [address for address, view in VIEWS.items() if issubclass(view, ListView)]
RECORDS = [address for address, view in VIEWS.items() if issubclass(view, RecordView)]
MARK = re.compile(r"mark-of-[a-z_]+\.[a-z_]+")

# Of all texts that are free, the ones that no answer of the API shows.
UNTOLD = {
    "registry_revision.author",
    "registry_revision.reason",
}
