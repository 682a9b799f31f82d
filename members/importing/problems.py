"""What is wrong with one cell of the table, or with a whole row of it."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Problem:
    """`column` is empty where the whole row is meant; the sentence is told in the reader's language when shown."""

    column: str
    sentence: Any
    values: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return str(self.sentence) % self.values if self.values else str(self.sentence)
