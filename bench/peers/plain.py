"""The registry's own answers, header fields included, from nothing but granian: what any answer can reach."""

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

_of = json.loads(Path(os.environ["BENCH_ANSWERS"]).read_text())
BODY = _of["body"].encode()
PAGE, UNCHANGED = ([tuple(field) for field in _of[name]] for name in ("page", "unchanged"))


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    if "HTTP_IF_NONE_MATCH" in environ:
        start_response("304 Not Modified", UNCHANGED)
        return ()
    start_response("200 OK", PAGE)
    return (BODY,)
