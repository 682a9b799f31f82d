"""Every record of a resource, by PostgreSQL and by Django REST framework."""

import datetime
import json
from typing import Any

from registry.api.compiling import json_of
from registry.api.statement import ON_DAY, Filled, read_connection


def by_postgresql(view: Any, day: datetime.date) -> list[dict[str, Any]]:
    inline = Filled({"as_of": day})
    with read_connection().cursor() as cursor:
        cursor.execute(json_of(view.resource(), view().rows(ON_DAY), inline, ON_DAY))
        return [json.loads(text) for _id, text in cursor.fetchall()]


def by_drf(view: Any, day: datetime.date, *, generated: bool = False) -> list[dict[str, Any]]:
    rows = view().rows(day).order_by("id")
    rendered = view.resource(rows, many=True, context={"day": day, "generated": generated}).data
    return json.loads(json.dumps(rendered, default=str))  # type: ignore[no-any-return]
