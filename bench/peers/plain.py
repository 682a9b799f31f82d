"""The bytes of an answer, and the headers of a 304, from nothing but granian: what any answer could reach at most."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

BODY = Path(os.environ["BENCH_BODY"]).read_bytes()
PAGE = [("Content-Type", "application/json"), ("Content-Length", str(len(BODY)))]
UNCHANGED = [("ETag", '"1"'), ("Cache-Control", "public, max-age=0, must-revalidate")]


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    if "HTTP_IF_NONE_MATCH" in environ:
        start_response("304 Not Modified", UNCHANGED)
        return ()
    start_response("200 OK", PAGE)
    return (BODY,)
