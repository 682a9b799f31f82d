"""An act and its effects as plain values: records by primary key, days as `Day`, as a form has them before saving."""

import datetime
from dataclasses import dataclass, field

from registry.period import Day
from registry.words import Words


@dataclass(frozen=True, kw_only=True)
class NewAct:
    """An act not yet on the record; see `commission.actions.record_legal_act`."""

    kind: str
    title: Words
    number: str = ""
    issuer: int | None = None
    adopted: Day | None = None
    effect: Day | None = None
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class NewPerson:
    """Someone new to the registry; equal values in one draft are one person."""

    family: Words
    given: Words = field(default_factory=Words)
    patronymic: Words = field(default_factory=Words)
    birth_year: int | None = None


Someone = int | NewPerson


@dataclass(frozen=True, kw_only=True)
class Appoint:
    """`seat`, or `commission` where the seat is not known; authority and term are the quota's unless given."""

    person: Someone
    start: Day
    seat: int | None = None
    commission: int | None = None
    authority: int | None = None
    term_years: int | None = None
    term_reason: str = ""
    predecessor: int | None = None
    predecessor_end: Day | None = None
    predecessor_reason: str = "replaced"
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class End:
    appointment: int
    day: Day
    reason: str


@dataclass(frozen=True, kw_only=True)
class Elect:
    """A member takes an office: whoever of that person's appointments counts on the day, one of this draft included."""

    person: Someone
    commission: int
    office: str
    start: Day
    predecessor: int | None = None  # the earlier holding of the office, whose end is then bounded


@dataclass(frozen=True, kw_only=True)
class LeaveOffice:
    holding: int
    day: Day


@dataclass(frozen=True, kw_only=True)
class Propose:
    person: Someone
    day: Day
    seat: int | None = None
    commission: int | None = None
    office: str = ""
    by: int | None = None
    to: int | None = None
    by_text: Words = field(default_factory=Words)


@dataclass(frozen=True, kw_only=True)
class Consent(Propose):
    """The step of whoever must consent."""


@dataclass(frozen=True, kw_only=True)
class Sit:
    """A list of who sits; of a complete one, who is missing does not serve."""

    commission: int
    day: Day
    people: tuple[Someone, ...]
    complete: bool = True


@dataclass(frozen=True, kw_only=True)
class Form:
    """The whole commission formed, with the appointments of its members."""

    commission: int
    day: Day
    members: tuple[Appoint, ...] = ()
    authority: int | None = None
    regime: int | None = None
    complete: bool = True


@dataclass(frozen=True, kw_only=True)
class Dismiss:
    commission: int
    day: Day
    authority: int | None = None


@dataclass(frozen=True, kw_only=True)
class CheckedTo:
    """The records of the commission were checked to this day."""

    commission: int
    day: datetime.date


Effect = Appoint | End | Elect | LeaveOffice | Propose | Consent | Sit | Form | Dismiss | CheckedTo


@dataclass(frozen=True, kw_only=True)
class ActDraft:
    """`act` is the primary key of one on the record, or a new one; effects take place in their order."""

    act: int | NewAct
    effects: tuple[Effect, ...]
    reason_for_breach: str = ""
