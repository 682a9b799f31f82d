"""The commissions of one territory through all their terms: who forms them, and who sits on them."""

import datetime
from random import Random

from commission.models import LegalAct
from portal.generating.bodies import Body, Kind
from portal.generating.calendar import (
    FIRST_YEAR,
    FIRST_YEAR_OF_OVERDUE,
    TERMS,
    Session,
    Term,
    days_later,
    formation_days,
    session_days,
)
from portal.generating.formation import Formed
from portal.generating.law import exact
from portal.generating.people import People
from portal.generating.stories import Chance, deal
from portal.generating.tables import Rows, bounds, spellings
from registry.models import Source
from registry.words import Words


class Territory:
    """A place with a code, whose commissions are formed by one authority (`issuer`)."""

    def __init__(self, code: str, place: Words, issuer: int, rng: Random, rows: Rows) -> None:
        self.code, self.place, self.issuer, self.rng, self.rows = code, place, issuer, rng, rows
        self.press = rows.add(Source, f"{place.kk} газеті ({code})", "", *bounds())
        self.decisions: dict[datetime.date, int] = {}

    def serve(self, bodies: list[Body]) -> None:
        """Every term of `bodies`, which share their people."""
        people = People(self.rng, self.rows, sum(len(body.places) for body in bodies))
        may_move = [body.kind is not Kind.OVERDUE for body in bodies for _place in body.places]
        terms = {Kind.OVERDUE: self._terms(FIRST_YEAR_OF_OVERDUE)} if not all(may_move) else {}
        regular = self._terms(FIRST_YEAR)
        for turn in range(TERMS):
            if turn:
                people.begin_term(may_move)
            dealt = iter(deal(self.rng, len(people.holders), last_term=turn == TERMS - 1))
            holders = iter(people.holders)
            for body in bodies:
                term = terms.get(body.kind, regular)[turn]
                stories = body.stories([next(dealt) for _place in body.places], turn)
                chances = [Chance(term, next(holders), self.rng, people.call_up) for _story in stories]
                served = [story(chance) for story, chance in zip(stories, chances, strict=True)]
                Formed(body.as_recorded(turn), term, self.rng, self.rows).write(served)
        people.write()

    def _terms(self, first_year: int) -> list[Term]:
        days = formation_days(self.rng, first_year)
        return [self._term(start, end) for start, end in zip(days, [*days[1:], None], strict=True)]

    def _term(self, start: datetime.date, end: datetime.date | None) -> Term:
        address = f"https://decisions.example/{self.code}/{start:%Y-%m-%d}"
        title = f"{self.place.ru}: состав избирательных комиссий, {start:%Y}"
        source = self.rows.add(Source, title, address, *bounds(exact(days_later(start, 3))))
        sessions = [Session(day, self.decision_of(day, source)) for day in session_days(self.rng, start, end)]
        return Term(start, end, self.decision_of(start, source), source, tuple(sessions))

    def decision_of(self, day: datetime.date, source: int) -> int:
        """The act of that day; commissions whose terms run apart may meet on one."""
        if day not in self.decisions:
            self.decisions[day] = self._decide(day, source)
        return self.decisions[day]

    def _decide(self, day: datetime.date, source: int) -> int:
        title = Words(
            f"Сайлау комиссияларының құрамы туралы шешім ({self.place.kk})",
            f"Решение о составе избирательных комиссий ({self.place.ru})",
            f"Decision on the composition of election commissions ({self.place.en})",
        )
        act = self.rows.add(
            LegalAct, f"decision-{self.code}-{day:%Y-%m-%d}", "resolution", f"{day:%j}-{day:%y}", *spellings(title),
            self.issuer, *bounds(exact(day)), *bounds(exact(day)),
        )  # fmt: skip
        self.rows.cite(source, LegalAct, act)
        return act
