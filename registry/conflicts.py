"""A refusal of the database in our own sentences, with the record that stands in the way."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.contrib.postgres.constraints import ExclusionConstraint
from django.core.exceptions import ValidationError
from django.db import DatabaseError, DataError, IntegrityError, InternalError
from django.db.models import Model, ProtectedError
from django.utils.translation import gettext_lazy as _

from registry.constraints import explain
from registry.wording import spoken

# Of a violation's detail, the same in any language: (seat_id, certain)=(5, [2012-01-01,2017-01-01))
KEY = re.compile(r"\((?P<columns>[\w\", ]+)\)=\((?P<values>.*?), (?P<during>[\[(][^])]*[])])\)")

ONLY_READING = "25006"  # what PostgreSQL says in a read-only transaction
WRITES = _("This page would write something, and a preview only shows. Open it once the proposal is published.")

NAMED = 5  # of the records that point to one


def told(error: DatabaseError) -> ValidationError | None:
    """None for an error that is no refusal of what was written."""
    if isinstance(error, ProtectedError):
        others = ", ".join(f"{one._meta.verbose_name} “{one}”" for one in list(error.protected_objects)[:NAMED])
        message = _("Other records point to it: %(records)s. Remove those first, or let them point elsewhere.")
        return ValidationError(message, code="pointed-to", params={"records": others})
    if isinstance(error, IntegrityError):
        refusal = explain(error)
        holder = in_the_way(error)
        return refusal if holder is None else ValidationError([refusal, recorded_there(holder)])
    if getattr(error.__cause__, "pgcode", None) == ONLY_READING:
        return ValidationError(WRITES, code="writes")
    if isinstance(error, DataError | InternalError):
        message, detail = _("The registry refuses this: %(detail)s"), str(error).splitlines()[0]
        return ValidationError(message, code="refused", params={"detail": detail})
    return None


def in_the_way(error: IntegrityError) -> Model | None:
    """The record an exclusion constraint protects; None where another constraint refused."""
    diagnostics: Any = getattr(error.__cause__, "diag", None)
    model = _excluding(getattr(diagnostics, "constraint_name", None))
    keys = list(KEY.finditer(getattr(diagnostics, "message_detail", None) or ""))
    if model is None or not keys:
        return None
    existing = keys[-1]
    columns = [column.strip().strip('"') for column in existing["columns"].split(",")]
    values = [*existing["values"].split(", "), existing["during"]]
    same = {column: value for column, value in zip(columns, values, strict=True)}
    return model._base_manager.filter(**same).select_related().first()


def recorded_there(record: Any) -> ValidationError:
    """A sentence that names a dated record and says since when."""
    params: dict[str, object] = {"record": record}
    if record.start is None:
        return ValidationError(_("Recorded there: %(record)s."), code="in-the-way", params=params)
    params["day"] = spoken(record.start)
    return ValidationError(_("Recorded there: %(record)s, since: %(day)s."), code="in-the-way", params=params)


def _excluding(name: str | None) -> type[Model] | None:
    for model in apps.get_models():
        if any(isinstance(one, ExclusionConstraint) and one.name == name for one in model._meta.constraints):
            return model
    return None


@contextmanager
def in_our_words() -> Iterator[None]:
    """Outside of the transaction: what stands in the way is read after it was rolled back."""
    try:
        yield
    except DatabaseError as error:
        if (refusal := told(error)) is None:
            raise
        raise refusal from error
