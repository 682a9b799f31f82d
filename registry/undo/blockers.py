"""What stands in the way of an undo: later revisions that changed the same rows, or built on them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from registry.field_values import names_of
from registry.history import same_record, tracked_models
from registry.models import Citation, Revision
from registry.rewriting.inverse import Inverse, last_states
from registry.rewriting.order import keys_of
from registry.steps import steps_of
from registry.wording import say_instant


@dataclass(frozen=True)
class Blocker:
    """A record that later revisions touched, the first of them first."""

    model: type[Model]
    pk: int
    name: str
    revisions: tuple[Revision, ...]


class UndoRefused(ValidationError):
    """Later revisions stand in the way; `blockers` name the records and those revisions. Nothing was changed."""

    def __init__(self, blockers: Iterable[Blocker]) -> None:
        self.blockers = tuple(blockers)
        super().__init__([_sentence(blocker) for blocker in self.blockers], code="undo-refused")


def _sentence(blocker: Blocker) -> ValidationError:
    later = "; ".join(f"{one.number} ({say_instant(one.at)}, {one.author}: {one.reason})" for one in blocker.revisions)
    message = _("“%(record)s” was changed later, in revision %(revisions)s. Undo that first, or correct the record.")
    params = {"record": blocker.name, "revisions": later}
    return ValidationError(message, code="undo-refused", params=params)


def blockers(number: int, inverses: list[Inverse]) -> list[Blocker]:
    touched = {**_changed_since(number, inverses), **_built_on(inverses)}
    ordered = sorted(touched, key=lambda key: (key[0]._meta.label, key[1]))
    return [
        blocker
        for model, keys in groupby(ordered, key=lambda key: key[0])
        for blocker in _named(number, model, [pk for _model, pk in keys])
    ]


Keys = dict[tuple[type[Model], int], None]


def _named(number: int, model: type[Model], pks: list[int]) -> Iterator[Blocker]:
    names = names_of(model, set(pks))
    for pk, steps in steps_of(model, pks).items():
        later = {step.event.pgh_revision_id: step.event.pgh_revision for step in steps}
        revisions = tuple(revision for at, revision in later.items() if at > number)
        yield Blocker(model, pk, names.get(pk, f"№ {pk}"), revisions)


def _changed_since(number: int, inverses: list[Inverse]) -> Keys:
    """Rows that are not as the revision left them; one changed and changed back is."""
    found: Keys = {}
    for model, own in _by_model(inverses):
        states = last_states(model, [inverse.pk for inverse in own], since=number)
        found |= {i.key: None for i in own if i.pk in states and not same_record(model, states[i.pk], i.now)}
    return found


def _built_on(inverses: list[Inverse]) -> Keys:
    """Rows that point to one which would be deleted, and would stay."""
    found: Keys = {}
    ours = {inverse.key for inverse in inverses}
    gone = {model: [inverse.pk for inverse in own if inverse.then is None] for model, own in _by_model(inverses)}
    for model in tracked_models():
        for key in keys_of(model):
            rows = _pointing(model, {f"{key.name}__in": gone.get(key.related_model, ())})
            found |= {(model, pk): None for pk in rows if (model, pk) not in ours}
    for model, pks in gone.items():
        cited = {"content_type": ContentType.objects.get_for_model(model), "object_id__in": pks}
        found |= {(Citation, pk): None for pk in _pointing(Citation, cited) if (Citation, pk) not in ours}
    return found


def _pointing(model: type[Model], condition: dict[str, Any]) -> Iterable[int]:
    return model._base_manager.filter(**condition).values_list("pk", flat=True)


def _by_model(inverses: list[Inverse]) -> Iterator[tuple[type[Model], list[Inverse]]]:
    ordered = sorted(inverses, key=lambda inverse: inverse.model._meta.label)
    for model, own in groupby(ordered, key=lambda inverse: inverse.model):
        yield model, list(own)
