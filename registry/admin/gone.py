"""A record that a colleague deleted while its form was open: what was typed stands in the form of a new one."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from registry.admin.meanwhile import versions_in
from registry.versions import OvertakenRow, overtaken

OF_ROWS_THERE = re.compile(r"-INITIAL_FORMS$")
FIELD_OF_A_ROW = re.compile(r"-\d+-(\w+)$")
GONE = _(
    "A colleague deleted this record while you were writing, and nothing of yours is saved. "
    "Take the deletion back, or save: what you typed is then recorded anew."
)


@dataclass(frozen=True)
class Gone:
    """`row` says who deleted it, when and why; `data` is what was typed, as of a record that was never there."""

    row: OvertakenRow
    data: QueryDict

    @property
    def refusal(self) -> ValidationError:
        return ValidationError(GONE, code="gone")


def gone(model: type[Model], key: str, data: QueryDict, formsets: Iterable[Any]) -> Gone | None:
    """None unless the form that sent `data` was opened on the record and its history says who deleted it.

    `formsets` are the classes of the rows below it, which belong to the new record from now on.
    """
    shown = [
        version
        for version in versions_in(data.get("based_on", ""))
        if (version.model, str(version.pk)) == (model._meta.label_lower, key)
    ]
    for row in overtaken(shown):
        if row.record is None:
            return Gone(row, _anew(data, {"id", *(each.fk.name for each in formsets if hasattr(each, "fk"))}))
    return None


def _anew(data: QueryDict, keys: Collection[str]) -> QueryDict:
    typed = data.copy()
    for name in data:
        of_row = FIELD_OF_A_ROW.search(name)
        if OF_ROWS_THERE.search(name):
            typed[name] = "0"
        elif name in ("based_on", "opened") or (of_row and of_row[1] in keys):
            del typed[name]
    return typed
