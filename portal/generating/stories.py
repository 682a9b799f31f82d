"""What may become of one seat in one term: who is appointed, what of it is recorded, and how it ends."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from members.models import Appointment
from portal.generating.calendar import DAY, SOON, Session, Term, days_later, month_of, no_later_than
from portal.generating.law import exact
from portal.generating.people import Someone
from registry.period import Day

Reason = Appointment.EndReason


@dataclass(slots=True)
class Service:
    """One appointment. `began` and `left` name the session whose decision made or ended it."""

    person: Someone
    start: Day | None
    end: Day | None = None
    reason: str = ""
    began: Session | None = None
    left: Session | None = None
    seen: Day | None = None
    doubted_by: Someone | None = None
    in_full: bool = False


@dataclass(slots=True)
class Chance:
    """What a story may draw on: its term, the holder, chance, and people without a seat."""

    term: Term
    holder: Someone
    rng: Random
    spare: Callable[[], Someone]

    @property
    def session(self) -> Session:
        return self.rng.choice(self.term.sessions)

    @property
    def until(self) -> tuple[Day | None, str]:
        """The ordinary end: the next commission is formed."""
        return (None, "") if self.term.end is None else (exact(self.term.end), Reason.REFORMED.value)


def ordinary(chance: Chance) -> list[Service]:
    return [Service(chance.holder, exact(chance.term.start), *chance.until, in_full=True)]


def resigned_and_replaced(chance: Chance) -> list[Service]:
    session = chance.session
    left = exact(session.day)
    return [
        Service(chance.holder, exact(chance.term.start), left, Reason.RESIGNATION, left=session),
        Service(chance.spare(), left, *chance.until, began=session),
    ]


def resigned(chance: Chance) -> list[Service]:
    session = chance.session
    return [Service(chance.holder, exact(chance.term.start), exact(session.day), Reason.RESIGNATION, left=session)]


def left_in_some_month(chance: Chance) -> list[Service]:
    return [Service(chance.holder, exact(chance.term.start), month_of(chance.session.day), Reason.RESIGNATION)]


def left_this_month(chance: Chance) -> list[Service]:
    return [Service(chance.holder, exact(chance.term.start), month_of(DAY), Reason.RESIGNATION)]


def to_be_replaced(chance: Chance) -> list[Service]:
    left = exact(SOON)
    return [
        Service(chance.holder, exact(chance.term.start), left, Reason.RESIGNATION),
        Service(chance.spare(), left),
    ]


def died(chance: Chance) -> list[Service]:
    day = exact(days_later(chance.session.day, chance.rng.randrange(1, 25)))
    chance.holder.died = day
    return [Service(chance.holder, exact(chance.term.start), day, Reason.DEATH)]


def never_filled(_chance: Chance) -> list[Service]:
    return []


def begun_in_some_month(chance: Chance) -> list[Service]:
    return [Service(chance.holder, month_of(chance.term.start), *chance.until)]


def begun_no_later_than(chance: Chance) -> list[Service]:
    return [Service(chance.holder, no_later_than(days_later(chance.term.start, 60)), *chance.until)]


def end_not_recorded(chance: Chance) -> list[Service]:
    return [Service(chance.holder, exact(chance.term.start))]


def only_seen(chance: Chance) -> list[Service]:
    return [Service(chance.holder, None, *chance.until, seen=exact(chance.session.day))]


def first_seen_later(chance: Chance) -> list[Service]:
    return [Service(chance.holder, None, seen=exact(days_later(DAY, 20)))]


def doubted(chance: Chance) -> list[Service]:
    return [Service(chance.holder, exact(chance.term.start), doubted_by=chance.spare())]


Story = Callable[[Chance], list[Service]]

# How many of a thousand seats; the rest is ordinary.
IN_ANY_TERM: dict[Story, int] = {
    resigned_and_replaced: 18,
    resigned: 7,
    left_in_some_month: 5,
    died: 3,
    never_filled: 6,
    begun_in_some_month: 8,
    begun_no_later_than: 4,
    only_seen: 8,
}
IN_EARLIER_TERMS: dict[Story, int] = {**IN_ANY_TERM, end_not_recorded: 8}
IN_THE_LAST_TERM: dict[Story, int] = {
    **IN_ANY_TERM,
    left_this_month: 1,
    to_be_replaced: 2,
    first_seen_later: 1,
    doubted: 3,
}
FEWEST_SEATS_WITH_STORIES = 100


def deal(rng: Random, seats: int, *, last_term: bool) -> list[Story]:
    """A story a seat. Where there are enough seats every story is told at least once."""
    shares = IN_THE_LAST_TERM if last_term else IN_EARLIER_TERMS
    told: list[Story] = []
    if seats >= FEWEST_SEATS_WITH_STORIES:
        told = [story for story, share in shares.items() for _each in range(max(1, seats * share // 1000))]
    dealt = told + [ordinary] * (seats - len(told))
    rng.shuffle(dealt)
    return dealt
