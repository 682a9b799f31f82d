"""Which kinds of records rest on which others."""

from functools import cache
from graphlib import TopologicalSorter
from typing import Any

from django.db.models import ForeignKey, Model

from registry.history import tracked_models
from registry.models import Citation


@cache
def parents_first() -> dict[type[Model], int]:
    """The place of every tracked model in an order where what is pointed to comes before what points to it."""
    graph = {model: {field.related_model for field in keys_of(model)} - {model} for model in tracked_models()}
    graph[Citation] |= set(graph) - {Citation}  # it may cite any of them
    return {model: place for place, model in enumerate(TopologicalSorter(graph).static_order())}


def keys_of(model: type[Model]) -> "list[ForeignKey[Any, Any]]":
    """The columns of a model that point to tracked records."""
    tracked = set(tracked_models())
    fields = model._meta.local_concrete_fields
    return [field for field in fields if isinstance(field, ForeignKey) and field.related_model in tracked]
