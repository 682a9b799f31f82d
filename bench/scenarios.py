"""One round of every scenario with every contender, one after the other, so that what the machine does meanwhile
falls on all of them."""

from dataclasses import dataclass
from pathlib import Path

from bench.downloads import by_psql, over_http
from bench.load import pgbench, wrk
from bench.registry import Registry
from bench.servers import Server
from bench.statements import DAY, PAGE_SIZE
from bench.walks import DEEP_PAGES, NEAR_PAGES, Walks, first_page

OURS, VIEWSET, FASTAPI, PGBENCH, PLAIN, PSQL = "registry", "ModelViewSet", "FastAPI", "pgbench", "plain bytes", "psql"

TITLES = {
    "a": "a page of 50 appointments as of a day, uncached",
    "b": "one appointment, uncached",
    "c": "a page 100,000 rows deep, uncached",
    "d": "the composition of a commission, uncached",
    "h": "the page of (a) with `known_at`",
    "i": "the composition of (d) with `known_at`",
    "e": "the same page again",
    "f": "304: the client has the page",
    "g": "all appointments as CSV (rows/s)",
    "memory": "peak memory of the worker above idle during (g), MiB",
}

Rates = dict[str, dict[str, float]]  # scenario, contender


@dataclass(frozen=True)
class Arena:
    """The contenders, up and idle."""

    registry: Registry
    servers: dict[str, Server]
    folder: Path
    seconds: float

    def round(self, walks: Walks) -> Rates:
        return {**self.answers(walks), **self.downloads()}

    def answers(self, walks: Walks) -> Rates:
        return {
            "a": {**self._walked(walks.pages()), PGBENCH: self._pgbench("page", *_ids(NEAR_PAGES))},
            "b": {**self._walked(walks.records()), PGBENCH: self._pgbench("record", 1, self.registry.appointments)},
            "c": {
                **self._walked(_without_offsets(walks.pages(DEEP_PAGES))),
                PGBENCH: self._pgbench("page", *_ids(DEEP_PAGES)),
            },
            "d": self._walked(walks.compositions()),
            "h": self._walked({OURS: walks.pages_of_the_past()}),
            "i": self._walked({OURS: walks.compositions_of_the_past()}),
            "e": self._again(walks),
            "f": self._again(walks, unchanged=True),
        }

    def downloads(self) -> Rates:
        ours = over_http(self.servers[OURS], self.registry.appointments)
        return {"g": {OURS: ours.rate, PSQL: by_psql(self.registry)}, "memory": {OURS: ours.memory}}

    def _walked(self, paths: dict[str, Path]) -> dict[str, float]:
        return {name: wrk(self.servers[name].base, file, seconds=self.seconds).rate for name, file in paths.items()}

    def _pgbench(self, statement: str, first: int, last: int) -> float:
        script = self.folder / f"{statement}.pgbench"
        return pgbench(self.registry, script, first=first, last=last, seconds=self.seconds).rate

    def _again(self, walks: Walks, *, unchanged: bool = False) -> dict[str, float]:
        rates = {}
        for name, path in ((OURS, first_page(DAY)), (PLAIN, "/")):
            server, headers = self.servers[name], {}
            if unchanged:
                headers["If-None-Match"] = server.get(path).headers.get("ETag", '"1"')
            if server.get(path, headers).status != (304 if unchanged else 200):
                raise RuntimeError(f"{name} does not answer as it should where the client has the page")
            rates[name] = wrk(server.base, walks.again(path), seconds=self.seconds, headers=headers).rate
        return rates


def _without_offsets(paths: dict[str, Path]) -> dict[str, Path]:
    """A page number 2,000 pages deep takes a plain ModelViewSet seconds, which would fall on whoever comes next."""
    return {name: file for name, file in paths.items() if name != VIEWSET}


def _ids(pages: range) -> tuple[int, int]:
    return pages.start * PAGE_SIZE, pages.stop * PAGE_SIZE


def latencies(server: Server, walks: Walks, seconds: float) -> dict[str, float]:
    """Median milliseconds of an answer, one at a time."""
    paths = {"a": walks.pages(), "b": walks.records(), "d": walks.compositions()}
    return {
        scenario: wrk(server.base, files[OURS], seconds=seconds, alone=True).median / 1000
        for scenario, files in paths.items()
    }
