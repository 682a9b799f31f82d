"""Figures that do not meet: a pure function of an event's votes and their options, no query."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext_noop as _

from elections.models import Vote, VoteOption
from registry.wording import say, say_number
from registry.words import LANGUAGES, Words

DISPUTED = {
    "turnout": _("Sources disagree on the turnout: %(figures)s."),
    "cast": _("Sources disagree on the votes cast: %(figures)s."),
    "registered": _("Sources disagree on the registered voters: %(figures)s."),
}


@dataclass(frozen=True)
class FiguresDisagree:
    """`code` and `severity` as in a composition's findings; `about` are the votes concerned."""

    sentence: str
    values: dict[str, object]
    about: tuple[Vote, ...]
    code: str = "figures-disagree"
    severity: str = "gap"

    @property
    def message(self) -> Words:
        return say(self.sentence, self.values)


def findings(votes: Iterable[tuple[Vote, list[VoteOption]]]) -> list[FiguresDisagree]:
    """Counts that differ between sources, shares that differ from counts, sums that exceed the votes cast."""
    counted = list(votes)
    return [*_between_sources([vote for vote, _options in counted]), *(f for pair in counted for f in _within(*pair))]


def _between_sources(votes: list[Vote]) -> Iterator[FiguresDisagree]:
    for figure, sentence in DISPUTED.items():
        stated = sorted({getattr(vote, figure) for vote in votes if getattr(vote, figure) is not None})
        if len(stated) > 1:
            yield FiguresDisagree(sentence, {"figures": _listed(stated)}, tuple(votes))


def _listed(figures: Sequence[int | Decimal]) -> Words:
    return Words(*("; ".join(say_number(figure, language) for figure in figures) for language in LANGUAGES))


def _within(vote: Vote, options: list[VoteOption]) -> Iterator[FiguresDisagree]:
    if vote.turnout is not None and vote.cast is not None and vote.registered:
        computed = (Decimal(100 * vote.cast) / vote.registered).quantize(Decimal("0.01"), ROUND_HALF_UP)
        if abs(computed - vote.turnout) > Decimal("0.05"):
            sentence = _("The stated turnout is %(stated)s per cent; the counts give %(computed)s.")
            yield FiguresDisagree(sentence, {"stated": vote.turnout, "computed": computed}, (vote,))
    total = sum(option.votes or 0 for option in options) + (vote.invalid or 0)
    if vote.cast is not None and total > vote.cast:
        sentence = _("The options add up to %(total)s votes; %(cast)s were cast.")
        yield FiguresDisagree(sentence, {"total": Decimal(total), "cast": Decimal(vote.cast)}, (vote,))
    elif vote.cast is not None and vote.invalid is not None and _all_counted(options) and total < vote.cast:
        sentence = _("The options and the invalid votes add up to %(total)s; %(cast)s were cast.")
        yield FiguresDisagree(sentence, {"total": Decimal(total), "cast": Decimal(vote.cast)}, (vote,))


def _all_counted(options: list[VoteOption]) -> bool:
    """Whether the options look like the whole ballot: with one alone a smaller sum says nothing."""
    return len(options) > 1 and all(option.votes is not None for option in options)
