"""Before anything is measured: the peers give the same JSON, or the comparison would be of different things."""

import json
from pathlib import Path
from typing import Any

from bench.servers import Server
from bench.walks import Walks

SAMPLES = 25
NOT_OF_THE_PEER = {"known_at", "findings"}  # a composition by the ModelViewSet goes without


def require_same_json(walks: Walks, servers: dict[str, Server]) -> None:
    for paths in (walks.pages(), walks.records()):
        _compare(paths, servers, lambda answer: answer.get("results", answer))
    _compare(
        walks.compositions(),
        servers,
        lambda answer: {name: value for name, value in answer.items() if name not in NOT_OF_THE_PEER},
    )


def _compare(paths: dict[str, Path], servers: dict[str, Server], essence: Any) -> None:
    samples = {name: file.read_text().splitlines()[:SAMPLES] for name, file in paths.items()}
    for number in range(SAMPLES):
        found = {name: essence(_answer(servers[name], lines[number])) for name, lines in samples.items()}
        for name, answer in found.items():
            if answer != found["registry"]:
                raise RuntimeError(f"{name} answers {samples[name][number]} otherwise: {_difference(answer, found)}")


def _answer(server: Server, path: str) -> Any:
    answer = server.get(path)
    text = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{server.name} answers {path} with {answer.status}: {text[:300]!r}")
    return json.loads(text)


def _difference(answer: Any, found: dict[str, Any]) -> str:
    """Where the first difference is."""
    path, ours = "", found["registry"]
    while type(answer) is type(ours) and isinstance(answer, dict | list) and len(answer) == len(ours):
        keys = answer if isinstance(answer, dict) else range(len(answer))
        key = next((key for key in keys if key not in keys or answer[key] != ours[key]), None)
        if key is None:
            break
        path, answer, ours = f"{path}/{key}", answer[key], ours[key]
    return f"at {path or '/'} it has {json.dumps(answer)[:200]} for {json.dumps(ours)[:200]}"
