"""Related records in one query each, asked also where there are none: a page costs the same for every record."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet

from registry.models import Citation


def attach(parents: Sequence[Any], children: "QuerySet[Any]", by: str) -> list[Any]:
    """Gives each parent its own of the children, which point to it `by` that field; as `prefetch_related` does."""
    relation = children.model._meta.get_field(by).remote_field.get_accessor_name()
    found = list(children.filter(**{f"{by}__pk__any_of": [parent.pk for parent in parents]}))
    own = defaultdict(list)
    for child in found:
        own[getattr(child, f"{by}_id")].append(child)
    for parent in parents:
        _keep(parent, relation, own[parent.pk])
        for child in own[parent.pk]:
            setattr(child, by, parent)
    return found


def rows_of(model: type[Model], relation: str) -> "QuerySet[Any]":
    """All that the relation could hold: the way to records of an app above, which may not be imported."""
    rows: Any = model._meta.get_field(relation).related_model
    return rows._default_manager.all()  # type: ignore[no-any-return]


def attach_citations(*records: Iterable[Any]) -> None:
    """Gives the records, of whatever kinds, their citations with the sources: one query for all of a page."""
    citing = [record for some in records for record in some]
    kinds = {model: ContentType.objects.get_for_model(model).pk for model in {type(record) for record in citing}}
    wanted = [
        Q(content_type=kind, object_id__in=[record.pk for record in citing if type(record) is model])
        for model, kind in kinds.items()
    ]
    own = defaultdict(list)
    for citation in Citation.objects.filter(reduce(or_, wanted)).select_related("source").order_by("id"):
        own[citation.content_type_id, citation.object_id].append(citation)
    for record in citing:
        _keep(record, "citations", own[kinds[type(record)], record.pk])


def _keep(parent: Model, relation: str, children: list[Any]) -> None:
    """What Django's own prefetching leaves behind: `parent.relation.all()` then asks nothing."""
    rows = getattr(parent, relation).get_queryset()
    rows._result_cache, rows._prefetch_done = children, True
    parent.__dict__.setdefault("_prefetched_objects_cache", {})[relation] = rows
