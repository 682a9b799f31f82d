"""The days we publish for partners answer as we say they do."""

import json
from typing import Any

import pytest
from django.test import Client

from portal.api import schema_document
from registry.models import Head
from tests.commission.test_composition import in_short

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_registry")]


def published(client: Client) -> list[dict[str, Any]]:
    answer: dict[str, Any] = client.get("/api/v1/examples/").json()
    return list(answer["examples"])


def test_every_published_day_answers_at_its_address_as_expected(client: Client) -> None:
    examples = published(client)
    assert len(examples) == 11
    for example in examples:
        assert in_short(client.get(example["url"]).json()) == {"day": example["day"], **example["expected"]}


def test_the_schema_offers_the_same_days_to_try(client: Client) -> None:
    operation = json.loads(schema_document())["paths"]["/api/v1/commissions/{slug}/composition/"]["get"]
    (as_of,) = [parameter for parameter in operation["parameters"] if parameter["name"] == "as_of"]
    assert {name: example["summary"] for name, example in as_of["examples"].items()} == {
        example["day"]: example["why"] for example in published(client)
    }


def test_a_made_up_registry_publishes_none(client: Client) -> None:
    Head.objects.update(generated=True)
    assert published(client) == []
