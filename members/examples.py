"""Days of the real commission worked by hand, for partners to try their clients on, as our own tests do."""

import json
from functools import cache
from typing import Any

from django.conf import settings
from rest_framework import serializers

COMMISSION = "kz-cec"


class ExampleShown(serializers.Serializer[Any]):
    """A day: why it is of interest, the address of its composition, and in short what that answers."""

    day = serializers.DateField()
    why = serializers.CharField()
    url = serializers.CharField()
    expected = serializers.DictField(
        help_text="`regime`, `counts` as they are; people by slug; offices held; `codes` are those of the findings."
    )


class ExamplesShown(serializers.Serializer[Any]):
    """None in a registry that is made up, whose commissions are others."""

    examples = ExampleShown(many=True)


@cache
def worked_by_hand() -> tuple[dict[str, Any], ...]:
    text = (settings.BASE_DIR / "data" / "compositions.json").read_text(encoding="utf-8")
    return tuple(json.loads(text))


def days_to_try() -> dict[str, Any]:
    """For OpenAPI: the days by name, with why each is of interest."""
    return {one["day"]: {"summary": one["why"], "value": one["day"]} for one in worked_by_hand()}


def examples() -> list[dict[str, Any]]:
    return [
        {
            "day": one["day"],
            "why": one["why"],
            "url": f"/api/v1/commissions/{COMMISSION}/composition/?as_of={one['day']}",
            "expected": {name: value for name, value in one.items() if name not in ("day", "why")},
        }
        for one in worked_by_hand()
    ]
