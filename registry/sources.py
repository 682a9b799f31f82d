"""The sources of one page, numbered in the order in which it first names them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

CONFIDENCE = {
    "high": _("we are confident"),
    "medium": _("we are fairly confident"),
    "low": _("we are not confident"),
}


@dataclass
class Footnote:
    number: int
    source: Any
    citations: list[Any] = field(default_factory=list)

    @property
    def confidence(self) -> list[str]:
        """How sure we are of what is taken from it, in words, each once."""
        return list(dict.fromkeys(str(CONFIDENCE[citation.confidence]) for citation in self.citations))

    @property
    def passages(self) -> list[str]:
        return list(dict.fromkeys(citation.passage for citation in self.citations if citation.passage))

    @property
    def inferred(self) -> bool:
        return any(citation.basis == "inferred" for citation in self.citations)


class Footnotes:
    """A template asks for the numbers of a record's citations as it writes, and lists all notes at the end."""

    def __init__(self) -> None:
        self._notes: dict[tuple[str, str], Footnote] = {}

    def __iter__(self) -> Any:
        return iter(self._notes.values())

    def numbers(self, citations: Iterable[Any]) -> list[int]:
        return sorted({self._note(citation).number for citation in citations})

    def _note(self, citation: Any) -> Footnote:
        source = citation.source
        note = self._notes.setdefault((source.title, source.url), Footnote(len(self._notes) + 1, source))
        if citation not in note.citations:
            note.citations.append(citation)
        return note
