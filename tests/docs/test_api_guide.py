"""The guide tells the truth: every command in it answers, and answers what the guide shows."""

import json
import re
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

from tests.real_records import load_real_records

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = (DOCS / "api.md").read_text(encoding="utf-8")
WRITTEN_FOR = "http://localhost:8000"
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```\n", re.DOTALL | re.MULTILINE)
ANYTHING = "…"


@dataclass(frozen=True)
class Command:
    """A curl of the guide, and the block that shows what it gives: its language and text."""

    url: str
    method: str
    fails: bool
    shown: tuple[str, str] | None


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Any
    body: str


def commands() -> list[Command]:
    found: list[Command] = []
    for language, text in BLOCK.findall(GUIDE):
        if language == "sh":
            found += [read(line) for line in text.splitlines()]
        elif language:
            found[-1] = Command(found[-1].url, found[-1].method, found[-1].fails, (language, text))
    return found


def read(line: str) -> Command:
    """`curl [--head] [--fail-with-body] [--get --data-urlencode name=value ...] ADDRESS`; anything else is refused."""
    program, *words = shlex.split(line)
    assert program == "curl"
    data = [words[place + 1] for place, word in enumerate(words) if word == "--data-urlencode"]
    options = {word for word in words if word.startswith("--")}
    (url,) = [word for word in words if not word.startswith("--") and word not in data]
    assert options <= {"--head", "--get", "--data-urlencode", "--fail-with-body"}
    query = urlencode(dict(pair.split("=", 1) for pair in data))
    return Command(
        f"{url}?{query}" if query else url,
        "HEAD" if "--head" in options else "GET",
        "--fail-with-body" in options,
        None,
    )


def ask(site: str, command: Command) -> Answer:
    request = Request(command.url.replace(WRITTEN_FOR, site), method=command.method)
    try:
        with urlopen(request) as answer:
            return Answer(answer.status, answer.headers, answer.read().decode("utf-8-sig"))
    except HTTPError as error:
        return Answer(error.code, error.headers, error.read().decode())


def is_shown(shown: Any, real: Any) -> bool:
    """Whether the real value holds all that is shown: keys of an object, each element somewhere in a list."""
    if isinstance(shown, dict):
        return isinstance(real, dict) and all(name in real and is_shown(shown[name], real[name]) for name in shown)
    if isinstance(shown, list) and shown:
        return isinstance(real, list) and all(any(is_shown(one, other) for other in real) for one in shown)
    return bool(real) if shown == ANYTHING else bool(shown == real and type(shown) is type(real))


def matches(line: str, real: str) -> bool:
    return re.fullmatch(".*".join(re.escape(part) for part in line.split(ANYTHING)), real) is not None


def untrue(command: Command, answer: Answer) -> list[str]:
    """What the guide says of this answer and is not so."""
    wrong = [] if answer.status == (400 if command.fails else 200) else [f"{answer.status}: {answer.body[:300]}"]
    language, text = command.shown or ("", "")
    if language == "json" and not is_shown(json.loads(text), json.loads(answer.body)):
        wrong.append(f"not in {answer.body[:3000]}: {text}")
    if language == "text":
        wrong += [line for line in text.splitlines() if line not in answer.body.splitlines()]
    if language == "http":
        fields = [line.split(": ", 1) for line in text.splitlines()]
        wrong += [
            f"{name}: {answer.headers[name]}" for name, value in fields if not matches(value, answer.headers[name])
        ]
    return [f"{command.url}: {what}" for what in wrong]


@pytest.mark.django_db(transaction=True, reset_sequences=True)
def test_every_command_answers_as_shown(site: str) -> None:
    load_real_records()
    every = commands()
    assert len(every) >= 20
    assert [what for command in every for what in untrue(command, ask(site, command))] == []
    assert_the_other_addresses_answer(site)


def assert_the_other_addresses_answer(site: str) -> None:
    """Those named in a sentence: `/api/docs/`, `/healthz`."""
    named = set(re.findall(r"`(/(?:api|healthz)[^` ]*)`", GUIDE))
    assert {"/api/docs/", "/api/v1/schema/", "/healthz", "/api/v1/status/"} <= named
    for address in named - {"/api/", "/api/v1/"}:  # where resources begin, not resources themselves
        with urlopen(site + address) as answer:
            assert answer.status == 200, address


def test_what_the_guide_links_to_is_there() -> None:
    targets = [target.partition("#")[0] for target in re.findall(r"\]\(([^)]+)\)", GUIDE)]
    assert [target for target in targets if "://" not in target and target and not (DOCS / target).exists()] == []


@pytest.mark.parametrize(
    ("shown", "real", "holds"),
    [
        ({"a": 1}, {"a": 1, "b": 2}, True),
        ({"a": None}, {}, False),
        ([{"a": 1}], [{"a": 2}, {"a": 1}], True),
        ([], [1], False),
        (ANYTHING, None, False),
        (0, False, False),
    ],
)
def test_what_is_shown_is_looked_for_strictly(shown: Any, real: Any, holds: bool) -> None:
    assert is_shown(shown, real) is holds
