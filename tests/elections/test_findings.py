"""Sums that do not meet are said so."""

from decimal import Decimal
from typing import Any

from elections.findings import findings
from elections.models import Vote, VoteOption


def said(*counts: tuple[dict[str, Any], list[int]]) -> list[str]:
    votes = [(Vote(**figures), [VoteOption(votes=number) for number in options]) for figures, options in counts]
    return [finding.message.en for finding in findings(votes)]


def test_figures_that_meet_say_nothing() -> None:
    assert said(({"registered": 12484, "cast": 9127, "turnout": Decimal("73.11"), "invalid": 127}, [8000, 1000])) == []


def test_two_sources_with_two_turnouts_are_both_named() -> None:
    assert said(({"turnout": Decimal("91.21")}, []), ({"turnout": Decimal("91.26")}, [])) == [
        "Sources disagree on the turnout: 91.21; 91.26."
    ]


def test_a_turnout_the_counts_do_not_give() -> None:
    assert said(({"registered": 200, "cast": 100, "turnout": Decimal("60.00")}, [])) == [
        "The stated turnout is 60 per cent; the counts give 50."
    ]


def test_options_that_add_up_to_more_than_was_cast() -> None:
    assert said(({"cast": 100, "invalid": 1}, [60, 40])) == ["The options add up to 101 votes; 100 were cast."]
