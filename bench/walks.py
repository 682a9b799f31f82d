"""Which paths are asked for, round by round: none twice, so that nothing is answered from a cache by accident."""

import datetime
from collections.abc import Iterable
from pathlib import Path
from random import Random
from urllib.parse import urlencode

from bench.registry import Registry
from bench.statements import PAGE_SIZE
from registry.api.cursors import Cursor, what_was_asked
from registry.past.known import written

FIRST_DAY = datetime.date(2003, 3, 1)
DAYS = 8_600  # to 2026
NEAR_PAGES = range(2, 200)
DEEP_PAGES = range(2_001, 2_200)  # page 2,001 comes after 100,000 rows
PAGES_A_ROUND, RECORDS_A_ROUND, COMPOSITIONS_A_ROUND = 30_000, 100_000, 40_000

LIST = "/api/v1/appointments/"


class Walks:
    """Files of paths in `folder`. A round draws its own luck."""

    def __init__(self, registry: Registry, folder: Path, of_round: int) -> None:
        self.registry, self.folder, self.round = registry, folder, of_round

    def pages(self, among: range = NEAR_PAGES) -> dict[str, Path]:
        """Pages of 50 as of a day, as each contender names them."""
        drawn = self._drawn(among, PAGES_A_ROUND)
        name = f"pages-{among.start}"
        return {
            "registry": self._file(f"{name}-registry", (_page(day, (page - 1) * PAGE_SIZE) for day, page in drawn)),
            "ModelViewSet": self._file(
                f"{name}-model-viewset",
                (f"/appointments/?as_of={day}&page={page}&page_size={PAGE_SIZE}" for day, page in drawn),
            ),
            "FastAPI": self._file(
                f"{name}-fastapi",
                (f"/appointments/?as_of={day}&after={(page - 1) * PAGE_SIZE}" for day, page in drawn),
            ),
        }

    def records(self) -> dict[str, Path]:
        drawn = self._drawn(range(1, self.registry.appointments), RECORDS_A_ROUND)
        paths = [f"appointments/{number}/?as_of={day}" for day, number in drawn]
        peers = self._file("records-peers", (f"/{path}" for path in paths))
        return {
            "registry": self._file("records-registry", (f"/api/v1/{path}" for path in paths)),
            "ModelViewSet": peers,
            "FastAPI": peers,
        }

    def compositions(self) -> dict[str, Path]:
        slugs = self.registry.slugs
        drawn = self._drawn(range(len(slugs)), COMPOSITIONS_A_ROUND)
        paths = [f"commissions/{slugs[number]}/composition/?as_of={day}" for day, number in drawn]
        return {
            "registry": self._file("compositions-registry", (f"/api/v1/{path}" for path in paths)),
            "ModelViewSet": self._file("compositions-model-viewset", (f"/{path}" for path in paths)),
        }

    def pages_of_the_past(self) -> Path:
        """The same pages as known at the last change."""
        drawn = self._drawn(NEAR_PAGES, PAGES_A_ROUND)
        return self._file("past-pages", (_page(day, (page - 1) * PAGE_SIZE, self._known_at) for day, page in drawn))

    def compositions_of_the_past(self) -> Path:
        paths = self.compositions()["registry"].read_text().splitlines()
        return self._file("past-compositions", (f"{path}&{urlencode(self._known_at)}" for path in paths))

    @property
    def _known_at(self) -> dict[str, str]:
        return {"known_at": written(self.registry.last_change)}

    def again(self, path: str) -> Path:
        return self._file("again", [path, path])

    def _drawn(self, among: range, number: int) -> list[tuple[datetime.date, int]]:
        """Pairs of a day and one of `among`."""
        luck = Random(f"{self.round}/{among}")  # to be repeated, not to be secret
        pairs = luck.sample(range(DAYS * len(among)), number)
        return [(FIRST_DAY + datetime.timedelta(pair % DAYS), among[pair // DAYS]) for pair in pairs]

    def _file(self, name: str, paths: Iterable[str]) -> Path:
        file = self.folder / f"{name}-{self.registry.scale:g}-{self.round}"
        file.write_text("\n".join(paths) + "\n")
        return file


def _page(day: datetime.date, after: int, known_at: dict[str, str] | None = None) -> str:
    """As `next` of the page before would give it."""
    query = {"as_of": day.isoformat(), **(known_at or {})}
    cursor = Cursor(after).written(what_was_asked(LIST, query))
    return f"{LIST}?{urlencode(query)}&page_size={PAGE_SIZE}&cursor={cursor}"


def first_page(day: datetime.date) -> str:
    return f"{LIST}?as_of={day}&page_size={PAGE_SIZE}"
