"""One file of the data: which headings it may have, and what the cells of a line say."""

from dataclasses import dataclass
from functools import cached_property

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models

from portal.loading.cells import value_of
from portal.loading.columns import Cells, Column, Values, columns_of, key_field_of
from portal.loading.files import MODELS
from portal.loading.problems import Problem
from portal.models import LoadedRow

KEY = "key"


@dataclass(frozen=True)
class Sheet:
    file: str
    model: type[models.Model]

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        return columns_of(self.model)

    @cached_property
    def headings(self) -> tuple[str, ...]:
        return (KEY, *(heading for column in self.columns for heading in column.headings))

    @cached_property
    def required(self) -> tuple[str, ...]:
        return (KEY, *(column.headings[0] for column in self.columns if column.required))

    @cached_property
    def sets(self) -> tuple[str, ...]:
        """The columns of the table that a row sets, and that staff may change."""
        field = key_field_of(self.model)
        own = [field.attname] if field else []
        return (*own, *(name for column in self.columns for name in column.sets))

    @property
    def content_type(self) -> ContentType:
        return ContentType.objects.get_for_model(self.model)

    def read(self, line: int, cells: Cells) -> tuple[Values, list[Problem]]:
        """What the cells say, by column of the table; and what is wrong with them."""
        values: Values = {}
        problems: list[Problem] = []
        for heading, say in ((KEY, self._key), *((column.headings[0], column.read) for column in self.columns)):
            try:
                values |= say(cells)
            except ValidationError as error:
                problems.append(Problem(self.file, " ".join(error.messages), line, heading))
        return values, problems

    def _key(self, cells: Cells) -> Values:
        key = cells[KEY]
        value_of(LoadedRow._meta.get_field("key"), key)
        field = key_field_of(self.model)
        return {field.attname: value_of(field, key)} if field else {}


SHEETS = {file: Sheet(file, model) for file, model in MODELS.items()}
