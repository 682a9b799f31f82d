"""The people of a territory, who sit on its commissions in turn."""

from dataclasses import dataclass
from random import Random

from members.models import Person, PersonName
from portal.generating.law import COUNTRY
from portal.generating.names import name_someone
from portal.generating.tables import Rows, bounds, spellings
from registry.period import Day

SHARE_WHO_STAY = 0.8
SHARE_WITHOUT_SEAT = 0.01
SHARE_OF_KNOWN_BIRTHS = 0.9
SHARE_SPELT_OTHERWISE = 0.03
BORN = range(1945, 1983)


@dataclass(slots=True)
class Someone:
    number: int
    died: Day | None = None


class People:
    """As many as a territory has seats, and a few more. Whoever gives up a seat may get another in the next term."""

    def __init__(self, rng: Random, rows: Rows, seats: int) -> None:
        self.rng = rng
        self.rows = rows
        self.everyone: list[Someone] = []
        self.holders = [self._someone_new() for _seat in range(seats)]
        self.without_seat = [self._someone_new() for _each in range(round(seats * SHARE_WITHOUT_SEAT))]
        self.called_up: list[Someone] = []

    def call_up(self) -> Someone:
        """Someone without a seat, who is left alone for the rest of the term."""
        someone = self.without_seat.pop() if self.without_seat else self._someone_new()
        self.called_up.append(someone)
        return someone

    def begin_term(self, may_move: list[bool]) -> None:
        """Most keep their seats; the others, and those without one, draw for the seats that are free."""
        free = [place for place, holder in enumerate(self.holders) if holder.died or self._gives_up(may_move[place])]
        waiting = [*(self.holders[place] for place in free), *self.called_up, *self.without_seat]
        waiting = [someone for someone in waiting if not someone.died]
        waiting += [self._someone_new() for _missing in range(len(free) - len(waiting))]
        self.rng.shuffle(waiting)
        for place in free:
            self.holders[place] = waiting.pop()
        self.without_seat, self.called_up = waiting, []

    def write(self) -> None:
        """Their rows, once it is known who died."""
        for someone in self.everyone:
            name = name_someone(self.rng)
            names = (*spellings(name.given), *spellings(name.patronymic), *spellings(name.family))
            birth_year = self.rng.choice(BORN) if self.rng.random() < SHARE_OF_KNOWN_BIRTHS else None
            slug = f"{name.slug}-{someone.number}"
            other = name.english_otherwise if self.rng.random() < SHARE_SPELT_OTHERWISE else name.english
            others = [] if other == name.english else [other]
            died = bounds(someone.died)
            self.rows.put(Person, someone.number, slug, *names, COUNTRY, birth_year, *died, "\n".join(others))
            for spelling in others:
                self.rows.add(PersonName, someone.number, spelling, "en")

    def _gives_up(self, may_move: bool) -> bool:
        return may_move and self.rng.random() > SHARE_WHO_STAY

    def _someone_new(self) -> Someone:
        someone = Someone(self.rows.next_id(Person))
        self.everyone.append(someone)
        return someone
