"""What changed last in a commission and what falls due: a pure function of its history."""

import datetime
from dataclasses import dataclass
from typing import Any

from commission.history import History
from registry.period import Day

BEGAN, ENDED, RULE, TERM_ENDS, EXPECTED_END = "began", "ended", "rule", "term-ends", "expected-end"


@dataclass(frozen=True)
class Turn:
    """One change: `what` happened to the `subject` (an appointment or a regime) on `day`."""

    what: str
    day: Day
    subject: Any


def last_turns(history: History, day: datetime.date, most: int) -> list[Turn]:
    """The latest beginnings and ends of service, and rules that came into force, up to `day`."""
    found = [Turn(BEGAN, one.start, one) for one in history.appointments if one.start]
    found += [Turn(ENDED, one.end, one) for one in history.appointments if one.end]
    found += [Turn(RULE, regime.start, regime) for regime in history.regimes if regime.start]
    past = [turn for turn in found if turn.day.latest is not None and turn.day.latest <= day]
    return sorted(past, key=lambda turn: turn.day.latest or day, reverse=True)[:most]


def falling_due(history: History, day: datetime.date) -> list[Turn]:
    """The ends of terms after `day`, by law or as announced, of those who may still serve."""
    found = []
    for one in history.appointments:
        if one.status in ("serving", "holdover", "unconfirmed", "uncertain"):
            if one.statutory_latest:
                law = Day("", one.statutory_earliest, one.statutory_latest, "inferred")
                found.append(Turn(TERM_ENDS, law, one))
            if one.expected_end:
                found.append(Turn(EXPECTED_END, one.expected_end, one))
    ahead = [turn for turn in found if turn.day.latest is not None and turn.day.latest > day]
    return sorted(ahead, key=lambda turn: turn.day.latest or day)
