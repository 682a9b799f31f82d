"""The columns of a file, read off the fields of its model."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from commission.models import Seat
from portal.loading.cells import Field, blank_value, day_of, may_be_blank, value_of
from portal.loading.files import MODELS, file_of
from portal.loading.names import SEATS, Mention
from registry.period import DayOf, day_values

Cells = Mapping[str, str]
Values = dict[str, Any]


class Column(Protocol):
    """Some headings of a file, and what their cells say for columns of the table."""

    @property
    def headings(self) -> Sequence[str]: ...

    @property
    def required(self) -> bool: ...

    @property
    def sets(self) -> Sequence[str]:
        """The columns of the table that `read` gives a value."""
        ...

    def read(self, cells: Cells) -> Values:
        """Values by column of the table; a reference stays a Mention. Raises ValidationError."""
        ...


@dataclass(frozen=True)
class Plain:
    """A field of one cell: words, a number, yes or no, an exact day, one of a list."""

    field: Field

    @property
    def headings(self) -> Sequence[str]:
        return (self.field.name,)

    @property
    def required(self) -> bool:
        return not may_be_blank(self.field)

    @property
    def sets(self) -> Sequence[str]:
        return (self.field.attname,)

    def read(self, cells: Cells) -> Values:
        return {self.field.attname: value_of(self.field, cells.get(self.field.name, ""))}


@dataclass(frozen=True)
class UncertainDay:
    """`start`, with `start_within` and `start_basis` where they are given, for the four columns of a day."""

    model: type[models.Model]
    prefix: str
    required = False

    @property
    def headings(self) -> Sequence[str]:
        return (self.prefix, f"{self.prefix}_within", f"{self.prefix}_basis")

    @property
    def sets(self) -> Sequence[str]:
        return tuple(day_values(self.prefix, None))

    def read(self, cells: Cells) -> Values:
        text, within, basis = (cells.get(heading, "") for heading in self.headings)
        day = day_of(text, within, self._basis(basis))
        if day:
            value_of(self._field("value"), day.value)
        return day_values(self.prefix, day)

    def _basis(self, text: str) -> str:
        return str(value_of(self._field("basis"), text)) if text else ""

    def _field(self, part: str) -> Field:
        return self.model._meta.get_field(f"{self.prefix}_{part}")  # type: ignore[return-value]


@dataclass(frozen=True)
class ToRow:
    """A foreign key, by the key of the row it points to."""

    field: "models.ForeignKey[Any, Any]"
    file: str

    @property
    def headings(self) -> Sequence[str]:
        return (self.field.name,)

    @property
    def required(self) -> bool:
        return not self.field.null

    @property
    def sets(self) -> Sequence[str]:
        return (self.field.attname,)

    def read(self, cells: Cells) -> Values:
        key = cells.get(self.field.name, "")
        return {self.field.attname: Mention(self.file, key) if key else blank_value(self.field)}


@dataclass(frozen=True)
class ToAnyRow:
    """A generic foreign key, as `file:key`."""

    field: GenericForeignKey
    required = True

    @property
    def headings(self) -> Sequence[str]:
        return (self.field.name,)

    @property
    def sets(self) -> Sequence[str]:
        return (f"{self.field.ct_field}_id", self.field.fk_field)

    def read(self, cells: Cells) -> Values:
        text = cells.get(self.field.name, "")
        file, _colon, key = text.partition(":")
        if file not in MODELS or not key:
            message = _("“%(value)s” names no record. Write the file and the key, people:abdirov.")
            raise ValidationError(message % {"value": text})
        kind = ContentType.objects.get_for_model(MODELS[file])
        return dict(zip(self.sets, (kind.pk, Mention(file, key)), strict=True))


def columns_of(model: type[models.Model]) -> tuple[Column, ...]:
    """Every column a file of `model` may have, beside `key`."""
    days = tuple(_uncertain_days(model))
    generic = [field for field in model._meta.private_fields if isinstance(field, GenericForeignKey)]
    told = {column for day in days for column in day.sets}
    told |= {part for field in generic for part in (field.ct_field, field.fk_field)}
    key_field = key_field_of(model)
    fields = [
        field
        for field in model._meta.concrete_fields
        if field.editable and not field.primary_key and not field.generated
        if field.name not in told and field is not key_field
    ]
    return (*map(_column, fields), *days, *map(ToAnyRow, generic))


def key_field_of(model: type[models.Model]) -> Field | None:
    """The field that the key is stored in too: the slug or code that names the record to the world."""
    return next(
        (field for field in model._meta.concrete_fields if isinstance(field, models.SlugField) and field.unique), None
    )


def _column(field: Field) -> Column:
    if not isinstance(field, models.ForeignKey):
        return Plain(field)
    if field.related_model is Seat:
        return ToRow(field, SEATS)
    file = file_of(field.related_model)
    if file is None:
        raise LookupError(f"{field} points to records that no file holds.")
    return ToRow(field, file)


def _uncertain_days(model: type[models.Model]) -> Iterator[UncertainDay]:
    seen: set[str] = set()
    for owner in model.__mro__:
        for value in vars(owner).values():
            if isinstance(value, DayOf) and value.prefix not in seen:
                seen.add(value.prefix)
                yield UncertainDay(model, value.prefix)
