"""Which release this is: its version, and a fingerprint of everything that shapes an answer besides the records.

The version alone would let a browser keep yesterday's page after a change nobody numbered.
"""

import tomllib
from collections.abc import Iterator
from hashlib import blake2s
from pathlib import Path

SHAPES_ANSWERS = {".py", ".html", ".txt", ".po", ".css", ".js", ".svg"}
ROOMS = ("config", "portal", "elections", "members", "commission", "registry", "templates", "static", "locale")


def release(project: Path) -> tuple[str, int]:
    """The version with its fingerprint (`0.1.0+5c1f09ab`), and when its newest file was written (Unix time)."""
    version = tomllib.loads((project / "pyproject.toml").read_text())["project"]["version"]
    fingerprint, newest = blake2s(digest_size=4), 0.0
    for file in _files(project):
        fingerprint.update(str(file.relative_to(project)).encode() + b"\0" + file.read_bytes() + b"\0")
        newest = max(newest, file.stat().st_mtime)
    return f"{version}+{fingerprint.hexdigest()}", int(newest)


def _files(project: Path) -> Iterator[Path]:
    for room in ROOMS:
        yield from sorted(file for file in (project / room).rglob("*") if file.suffix in SHAPES_ANSWERS)
