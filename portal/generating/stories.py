"""What may become of one seat in one term: who is appointed, what of it is recorded, and how it ends."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from members.models import Appointment
from portal.generating.calendar import DAY, SOON, Session, Term, days_later, month_of, no_later_than
from portal.generating.law import exact
from portal.generating.people import Someone
from registry.period import Day

REFORMED, RESIGNED, DIED = (
    reason.value
    for reason in (Appointment.EndReason.REFORMED, Appointment.EndReason.RESIGNATION, Appointment.EndReason.DEATH)
)


@dataclass(slots=True)
class Service:
    """One appointment. `began` and `left` are the sessions that decided on it; `seen` is all that is known."""

    person: Someone
    start: Day | None
    end: Day | None = None
    reason: str = ""
    began: Session | None = None
    left: Session | None = None
    seen: Day | None = None
    doubted_by: Someone | None = None
    may_hold_office: bool = False


@dataclass(slots=True)
class Chance:
    """What a story may draw on: its term, the holder of the seat, people without one, and luck."""

    term: Term
    holder: Someone
    rng: Random
    call_up: Callable[[], Someone]

    @property
    def start(self) -> Day:
        return exact(self.term.start)

    @property
    def end_of_term(self) -> tuple[Day | None, str]:
        """The next commission is formed; of the last term no end is recorded."""
        return (None, "") if self.term.end is None else (exact(self.term.end), REFORMED)

    def a_session(self) -> Session:
        return self.rng.choice(self.term.sessions)


def ordinary(chance: Chance) -> list[Service]:
    return [Service(chance.holder, chance.start, *chance.end_of_term, may_hold_office=True)]


def resigned(chance: Chance) -> list[Service]:
    session = chance.a_session()
    return [Service(chance.holder, chance.start, exact(session.day), RESIGNED, left=session)]


def resigned_and_replaced(chance: Chance) -> list[Service]:
    (first,) = resigned(chance)
    return [first, Service(chance.call_up(), first.end, *chance.end_of_term, began=first.left)]


def left_in_some_month(chance: Chance) -> list[Service]:
    return [Service(chance.holder, chance.start, month_of(chance.a_session().day), RESIGNED)]


def left_this_month(chance: Chance) -> list[Service]:
    return [Service(chance.holder, chance.start, month_of(DAY), RESIGNED)]


def to_be_replaced(chance: Chance) -> list[Service]:
    session, changes = chance.a_session(), exact(SOON)
    return [
        Service(chance.holder, chance.start, changes, RESIGNED, left=session),
        Service(chance.call_up(), changes, began=session),
    ]


def died(chance: Chance) -> list[Service]:
    chance.holder.died = exact(days_later(chance.a_session().day, chance.rng.randrange(1, 25)))
    return [Service(chance.holder, chance.start, chance.holder.died, DIED)]


def never_filled(_chance: Chance) -> list[Service]:
    return []


def begun_in_some_month(chance: Chance) -> list[Service]:
    return [Service(chance.holder, month_of(chance.term.start), *chance.end_of_term)]


def begun_no_later_than(chance: Chance) -> list[Service]:
    return [Service(chance.holder, no_later_than(days_later(chance.term.start, 60)), *chance.end_of_term)]


def end_not_recorded(chance: Chance) -> list[Service]:
    return [Service(chance.holder, chance.start)]


def only_seen(chance: Chance) -> list[Service]:
    return [Service(chance.holder, None, *chance.end_of_term, seen=exact(chance.a_session().day))]


def first_seen_later(chance: Chance) -> list[Service]:
    return [Service(chance.holder, None, seen=exact(days_later(DAY, 20)))]


def doubted(chance: Chance) -> list[Service]:
    return [Service(chance.holder, chance.start, doubted_by=chance.call_up())]


Story = Callable[[Chance], list[Service]]

# Of a thousand seats; all others are ordinary.
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
    """A story for each seat; of many seats every story is told at least once."""
    shares = IN_THE_LAST_TERM if last_term else IN_EARLIER_TERMS
    told: list[Story] = []
    if seats >= FEWEST_SEATS_WITH_STORIES:
        told = [story for story, share in shares.items() for _each in range(max(1, seats * share // 1000))]
    dealt = told + [ordinary] * (seats - len(told))
    rng.shuffle(dealt)
    return dealt
