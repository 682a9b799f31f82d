"""The people of a territory, who sit on its commissions in turn."""

from collections import deque
from dataclasses import dataclass
from random import Random

from members.models import Person, PersonName
from portal.generating.law import COUNTRY
from portal.generating.names import name_someone
from portal.generating.tables import Rows, bounds, spellings
from registry.period import Day

SHARE_WHO_STAY = 0.8
SHARE_WITHOUT_SEAT = 0.02


@dataclass(slots=True)
class Someone:
    number: int
    died: Day | None = None


class People:
    """As many people as a territory has seats, and a few more. Whoever gives up a seat may get one in the next term."""

    def __init__(self, rng: Random, rows: Rows, seats: int) -> None:
        self.rng = rng
        self.rows = rows
        self.everyone: list[Someone] = []
        self.holders = [self._someone_new() for _seat in range(seats)]
        self.without_seat = deque(self._someone_new() for _each in range(round(seats * SHARE_WITHOUT_SEAT)))
        self.called_up: list[Someone] = []

    def spare(self) -> Someone:
        """Someone without a seat, who is out of reach of the other seats until the next term."""
        someone = self.without_seat.popleft() if self.without_seat else self._someone_new()
        self.called_up.append(someone)
        return someone

    def begin_term(self, may_move: list[bool]) -> None:
        """Most keep their seats; the others, and those without one, draw for the seats that are free."""
        free = [
            place
            for place, holder in enumerate(self.holders)
            if holder.died or (may_move[place] and self.rng.random() > SHARE_WHO_STAY)
        ]
        waiting = [*(self.holders[place] for place in free), *self.called_up, *self.without_seat]
        waiting = [someone for someone in waiting if not someone.died]
        while len(waiting) < len(free):
            waiting.append(self._someone_new())
        self.rng.shuffle(waiting)
        for place in free:
            self.holders[place] = waiting.pop()
        self.without_seat, self.called_up = deque(waiting), []

    def write(self) -> None:
        """Their rows, once it is known who died."""
        for someone in self.everyone:
            name = name_someone(self.rng)
            slug = f"{name.family.en}-{name.given.en}-{someone.number}".lower()
            birth_year = self.rng.randrange(1945, 1983) if self.rng.random() < 0.9 else None
            names = (*spellings(name.given), *spellings(name.patronymic), *spellings(name.family))
            self.rows.put(Person, someone.number, slug, *names, COUNTRY, birth_year, *bounds(someone.died))
            if self.rng.random() < 0.03:
                spelling = f"{name.given.en} {name.family.en}".replace("zh", "j").replace("kh", "h").replace("y", "i")
                if spelling != f"{name.given.en} {name.family.en}":
                    self.rows.add(PersonName, someone.number, spelling, "en")

    def _someone_new(self) -> Someone:
        someone = Someone(self.rows.next_id(Person))
        self.everyone.append(someone)
        return someone
