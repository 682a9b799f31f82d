"""Verbs for any record of the registry. They write inside an open revision: give them to `door.carry_out`."""

from typing import Any, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from registry.history import recorded_fields
from registry.models import Citation, Source
from registry.models.source import Confidence
from registry.period import Basis, Day, day_values
from registry.words import LANGUAGES, Words

M = TypeVar("M", bound=Model)


def keep(record: M) -> M:
    """Checks the record, its constraints included, and saves it; ValidationError says what is wrong by field."""
    record.full_clean()
    record.save()
    return record


def correct(*, record: M, **changes: Any) -> M:
    """Changes recorded fields; an uncertain day is given whole as a `Day`, a text in three languages as `Words`.

    `correct(record=appointment, start=parse_day("2016-09"), note="...")`. What the database keeps by itself is
    refused: correct what it follows from.
    """
    values = column_values(**changes)
    known = {name for field in recorded_fields(type(record)) for name in (field.name, field.attname)}
    if kept := sorted(values.keys() - known):
        message = _("%(fields)s: nothing to be written by hand. Correct the records it follows from.")
        raise ValidationError(message, code="derived", params={"fields": ", ".join(kept)})
    return change(record, **values)


def change(record: M, **values: Any) -> M:
    """Reads the record again and writes these values alone: whoever read it long ago takes nothing back."""
    record.refresh_from_db()
    for name, value in column_values(**values).items():
        setattr(record, name, value)
    return keep(record)


def remove(*, record: Model) -> None:
    """Deletes the record with what belongs to it alone; refused while others point to it."""
    record.delete()


def cite(
    *,
    record: Model,
    source: Source,
    field: str = "",
    states: str = "",
    disagrees: bool = False,
    passage: str = "",
    confidence: str = Confidence.HIGH,
    basis: str = Basis.STATED,
) -> Citation:
    """Names a source for the record, or for one field of it; the same use of it twice is one citation."""
    its_type = ContentType.objects.get_for_model(type(record))
    use = {"source": source, "content_type": its_type, "object_id": record.pk, "field": field, "states": states}
    cited = Citation.objects.filter(**use).first()
    if cited is not None:
        return cited
    rest = {"disagrees": disagrees, "passage": passage, "confidence": confidence, "basis": basis}
    return keep(Citation(**use, **rest))


def column_values(**stated: Any) -> dict[str, Any]:
    """`start=Day(...)` and `name=Words(...)` as the columns that hold them; all else as it is."""
    values: dict[str, Any] = {}
    for name, value in stated.items():
        if isinstance(value, Day):
            values.update(day_values(name, value))
        elif isinstance(value, Words):
            values.update({f"{name}_{language}": getattr(value, language) or "" for language in LANGUAGES})
        else:
            values[name] = value
    return values


def free_slug(model: type[Model], name: str) -> str:
    """An address nobody has yet, after `name`."""
    longest = 70
    wanted = slugify(name)[:longest].strip("-") or model._meta.model_name or ""
    taken = set(model._base_manager.filter(slug__startswith=wanted).values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(slug for slug in numbered if slug not in taken)
