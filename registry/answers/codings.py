"""Content codings: which one a client prefers (RFC 9110, section 12.5.3), and the making of it."""

import re
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import brotli

PLAIN = "identity"
MADE_HERE = ("br", "gzip")  # the earlier one wins where a client likes both alike
WORTH_IT = 500  # bytes; below, the headers weigh more than what is saved
SMALL_TEXT = {"application/json", "application/javascript", "application/xml", "application/x-ndjson"}

_MEMBER = re.compile(r"\s*([\w!#$%&'*+.^`|~-]+)\s*(?:;\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*)?", re.ASCII)


@lru_cache(maxsize=1024)
def preferred(accept_encoding: str, made: tuple[str, ...] = MADE_HERE) -> str:
    """One of those made, or `identity`; a member that means nothing is passed over."""
    wishes: dict[str, float] = {}
    for member in accept_encoding.lower().split(","):
        if match := _MEMBER.fullmatch(member):
            wishes[match[1].removeprefix("x-")] = float(match[2] or 1)
    liked = {coding: wishes.get(coding, wishes.get("*", 0.0)) for coding in made}
    best = max(liked, key=lambda coding: liked[coding])
    return best if liked[best] > 0 and liked[best] >= wishes.get(PLAIN, 0.0) else PLAIN


def is_text(content_type: str) -> bool:
    media_type = content_type.partition(";")[0].strip().lower()
    return media_type.startswith("text/") or media_type in SMALL_TEXT or media_type.endswith(("+json", "+xml"))


def compressed(body: bytes, coding: str) -> bytes:
    return brotli.compress(body, quality=5) if coding == "br" else _gzip(body)


def _gzip(body: bytes) -> bytes:
    coder = zlib.compressobj(6, wbits=31)
    return coder.compress(body) + coder.flush()


class Gzipped:
    """A stream in gzip, piece by piece in constant memory."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = pieces

    def __iter__(self) -> Iterator[bytes]:
        coder = zlib.compressobj(1, wbits=31)
        for piece in self._pieces:
            if ready := coder.compress(piece):
                yield ready
        yield coder.flush()

    def close(self) -> None:
        pieces: Any = self._pieces
        if hasattr(pieces, "close"):
            pieces.close()
