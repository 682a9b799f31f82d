"""One serializer, two ways to JSON: every record of every resource, by DRF and by PostgreSQL, is the same."""

import datetime
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from rest_framework import serializers

from config.api import v1
from registry.api.compiling import json_of
from registry.api.lists import ListView
from registry.api.records import RecordView
from registry.api.serializers import Resource
from registry.api.statement import ON_DAY, Filled
from tests.registry.api.both_ways import by_drf, by_postgresql

RESOURCES = [
    view
    for view in (getattr(route.callback, "cls", None) for route in v1)
    if view is not None and issubclass(view, ListView | RecordView)
]
DAYS = (datetime.date(1995, 10, 1), datetime.date(2022, 3, 31), datetime.date(2026, 11, 24))

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_registry")]


@pytest.mark.parametrize("view", RESOURCES, ids=lambda view: view.__name__)
def test_every_record_is_the_same_both_ways(view: Any) -> None:
    for day in DAYS if view.dated else DAYS[-1:]:
        assert by_postgresql(view, day) == by_drf(view, day)


def test_the_real_registry_has_records_of_every_resource_but_those_known_to_be_empty() -> None:
    empty = {view.__name__ for view in RESOURCES if not view().rows(DAYS[-1]).exists()}
    assert empty == {"VacancyList"}  # made up in tests/members/test_seating.py


def test_a_field_of_an_unknown_kind_is_an_error_at_start() -> None:
    class Wrong(Resource):
        duration = serializers.DurationField()

        class Meta:
            model = get_user_model()

    with pytest.raises(TypeError, match="DurationField 'duration' has no SQL"):
        json_of(Wrong(), get_user_model().objects.all(), Filled({}), ON_DAY)
