"""A run: the registries, the contenders, the rounds, the verdict."""

import datetime
import http.client
import json
import tempfile
from contextlib import ExitStack
from pathlib import Path

from bench import FOLDER
from bench.load import require_wrk
from bench.machine import machine
from bench.registry import made_up
from bench.results import Run, median_of, rates, record, verdicts
from bench.same import require_same_json
from bench.scenarios import FASTAPI, OURS, PLAIN, VIEWSET, Arena, Rates, latencies
from bench.servers import Server, fastapi, model_viewset, ours, plain_bytes
from bench.statements import DAY, write_statements
from bench.targets import TARGETS, TARGETS_OF_SCALE, Target
from bench.walks import Walks, first_page

PORT = 8100
WARM_UP = -1


def compare_contenders(*, rounds: int, seconds: float, dry: bool) -> None:
    require_wrk()
    where = machine()
    registry = made_up(1, FOLDER)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        write_statements(folder)
        servers = {OURS: stack.enter_context(ours(registry, PORT))}
        servers[VIEWSET] = stack.enter_context(model_viewset(registry, PORT + 1))
        servers[FASTAPI] = stack.enter_context(fastapi(registry, PORT + 2, folder))
        servers[PLAIN] = stack.enter_context(plain_bytes(registry, PORT + 3, _answers(servers[OURS], folder)))
        warm_up = Walks(registry, folder, WARM_UP)
        require_same_json(warm_up, servers)
        Arena(registry, servers, folder, seconds=1).answers(warm_up)
        arena = Arena(registry, servers, folder, seconds)
        found = [_told(number, arena.round(Walks(registry, folder, number))) for number in range(rounds)]
    _conclude("nation", TARGETS, Run(_now(), where, median_of(found)), dry)


def _answers(server: Server, folder: Path) -> Path:
    """The page that is asked for again, and the 304, as the registry sends them."""
    page = server.get(first_page(DAY))
    unchanged = server.get(first_page(DAY), {"If-None-Match": page.headers["ETag"]})
    of = {"page": _fields(page), "body": page.read().decode(), "unchanged": _fields(unchanged)}
    file = folder / "answers.json"
    file.write_text(json.dumps(of))
    return file


def _fields(answer: http.client.HTTPResponse) -> list[tuple[str, str]]:
    """But for those the server adds by itself."""
    return [(name, value) for name, value in answer.getheaders() if name.lower() not in ("server", "date")]


def compare_scales(scale: float, *, rounds: int, seconds: float, dry: bool) -> None:
    require_wrk()
    where = machine()
    registries = {"nation": made_up(1, FOLDER), "large": made_up(scale, FOLDER)}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        servers = {
            name: stack.enter_context(ours(registry, PORT + number, name))
            for number, (name, registry) in enumerate(registries.items())
        }
        found: list[Rates] = []
        for number in (WARM_UP, *range(rounds)):
            by_name = {
                name: latencies(servers[name], Walks(registry, folder, number), seconds)
                for name, registry in registries.items()
            }
            measured = {key: {name: by_name[name][key] for name in by_name} for key in by_name["nation"]}
            found += [_told(number, measured)] if number != WARM_UP else []
    _conclude("scale", TARGETS_OF_SCALE, Run(_now(), where, median_of(found)), dry)


def _told(number: int, found: Rates) -> Rates:
    print(
        f"round {number + 1}:", {key: {name: round(rate, 1) for name, rate in of.items()} for key, of in found.items()}
    )
    return found


def _conclude(kind: str, targets: tuple[Target, ...], run: Run, dry: bool) -> None:
    print(verdicts(targets, [run]), rates(run), sep="\n")
    if not dry:
        record(kind, run)


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M")
