"""A correction told from news: whether a change takes back what the registry had said before."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model

from registry.field_values import shown_fields

# ISO days, as dates or as written; beyond any day where none is known.
NEVER_BEFORE, NEVER_AFTER = "0001-01-01", "9999-12-31"


def corrects(model: type[Model], before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """`before` and `after` are values by field name. To say what was blank, to narrow a day down, or to move on what
    moves by itself (`moves_on` of the model) corrects nothing.
    """
    moving = getattr(model, "moves_on", ())
    return any(
        _leaves(before, after, shown.name) if shown.field is None else _replaces(before, after, shown.name)
        for shown in shown_fields(model)
        if shown.name not in moving
    )


def _replaces(before: Mapping[str, Any], after: Mapping[str, Any], field: str) -> bool:
    said, says = before.get(field), after.get(field)
    return said != says and not (said is None or said is False or said == "")


def _leaves(before: Mapping[str, Any], after: Mapping[str, Any], day: str) -> bool:
    """Whether the day may now be one it could not have been."""
    (first, last), (new_first, new_last) = _bounds(before, day), _bounds(after, day)
    return new_first < first or new_last > last


def _bounds(values: Mapping[str, Any], day: str) -> tuple[str, str]:
    earliest, latest = values[f"{day}_earliest"], values[f"{day}_latest"]
    return str(earliest or NEVER_BEFORE), str(latest or NEVER_AFTER)
