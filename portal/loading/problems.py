"""What is wrong with the data, as sentences that say where and what to do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True, slots=True)
class Problem:
    """`message` says what is wrong and the remedy; `line` is 0 where the whole file is meant."""

    file: str
    message: str
    line: int = 0
    column: str = ""

    def __str__(self) -> str:
        place = f"{self.file}.csv"
        if self.line:
            place = _("%(place)s, line %(line)d") % {"place": place, "line": self.line}
        if self.column:
            place = _("%(place)s, %(column)s") % {"place": place, "column": self.column}
        return f"{place}: {self.message}"


class CannotLoad(Exception):
    """Nothing was loaded; the message is a sentence for whoever asked."""


class Refused(CannotLoad):
    """The data has problems: all that were found; `untried` rows rest on rows that have one."""

    def __init__(self, problems: Sequence[Problem], untried: int = 0) -> None:
        super().__init__(problems)
        self.problems = problems
        self.untried = untried

    def __str__(self) -> str:
        return "\n".join([self._head(), *(f"  {problem}" for problem in self.problems), *self._tail()])

    def _head(self) -> str:
        count = len(self.problems)
        message = ngettext(
            "Nothing was loaded, because of %(count)d problem:",
            "Nothing was loaded, because of %(count)d problems:",
            count,
        )
        return message % {"count": count}

    def _tail(self) -> Iterator[str]:
        message = ngettext(
            "%(count)d more row rests on these and was not tried.",
            "%(count)d more rows rest on these and were not tried.",
            self.untried,
        )
        if self.untried:
            yield message % {"count": self.untried}
