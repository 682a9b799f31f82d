"""What records and their fields are called in the staff's rooms; the models themselves keep their bare names."""

from typing import Any

from django.db.models import Model
from django.utils.functional import lazy

from registry.field_labels import FIELDS, field_label
from registry.history import recorded_fields
from registry.words import LANGUAGES


def name_fields(model: type[Model]) -> None:
    """Gives the fields of a model the labels history shows them with."""
    for field in recorded_fields(model):
        prefix, _underscore, language = field.name.rpartition("_")
        if field.name in FIELDS or (prefix in FIELDS and language in LANGUAGES):
            field.verbose_name = lazy(field_label, str)(field)
        elif language == "basis":
            field.verbose_name = FIELDS["basis"]


def name_records(model: type[Model], one: Any, many: Any) -> None:
    model._meta.verbose_name, model._meta.verbose_name_plural = one, many
