"""Asks a WSGI application as a server would, and holds both to the protocol."""

from dataclasses import dataclass
from typing import Any
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator


@dataclass(frozen=True)
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes

    def __getitem__(self, name: str) -> str | None:
        return self.headers.get(name.lower())


def ask(
    application: Any, address: str, method: str = "GET", environ: dict[str, Any] | None = None, **fields: str
) -> Reply:
    """`fields` are header fields: `accept_encoding="gzip"`."""
    path, _mark, query = address.partition("?")
    asked: dict[str, Any] = {"HTTP_HOST": "testserver", "REMOTE_ADDR": "192.0.2.1", **(environ or {})}
    asked |= {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "SCRIPT_NAME": ""}
    asked |= {f"HTTP_{name.upper()}": value for name, value in fields.items()}
    setup_testing_defaults(asked)
    said: list[Any] = []
    pieces = validator(application)(asked, lambda *words: said.extend(words) or bytes)
    try:
        body = b"".join(pieces)
    finally:
        pieces.close()
    status, headers = said[:2]
    return Reply(int(status.split()[0]), {name.lower(): value for name, value in headers}, body)
