from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from registry.steps import DELETED


@dataclass(frozen=True)
class Rewrite:
    """One row: as it is (`now`) and as it shall be (`then`); None where it is not there, or shall not be."""

    model: type[Model]
    pk: int
    now: Any
    then: Any

    @property
    def key(self) -> tuple[type[Model], int]:
        return self.model, self.pk

    @property
    def kind(self) -> str:
        if self.now is None:
            return "insert"
        return "update" if self.then is not None else DELETED
