"""A made-up registry of the benchmark's own, kept between runs for as long as what it is made of is the same."""

import datetime
import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import psycopg2

from config.place import DATABASE, PORT, PROJECT, USER, Place
from config.postgres import own_server

MADE_OF = ("portal/generating/**/*", "*/migrations/*.py")


@dataclass(frozen=True)
class Registry:
    scale: float
    place: Place
    appointments: int
    slugs: tuple[str, ...]  # of its commissions
    last_change: datetime.datetime

    @property
    def environment(self) -> dict[str, str]:
        """For a program that reads it."""
        return {**os.environ, "REGISTRY_DATA_DIR": str(self.place.folder), "PGHOST": str(self.place.socket)}


def made_up(scale: float, folder: Path) -> Registry:
    """Its server runs until this process ends."""
    place = Place(folder / f"scale-{scale:g}")
    made = place.folder / "made-of"
    if not made.exists() or made.read_text() != _made_of():
        shutil.rmtree(place.folder, ignore_errors=True)
    os.environ["REGISTRY_DATA_DIR"] = str(place.folder)
    own_server()
    _manage("compile_catalogues")
    _manage("collectstatic", "--no-input", "--verbosity", "0")
    if not made.exists():
        _manage("migrate", "--verbosity", "0")
        _manage("generate_registry", "--scale", f"{scale:g}")
        _execute(place, "VACUUM (ANALYZE)")
        made.write_text(_made_of())
    ((appointments,),) = _execute(place, "SELECT max(id) FROM members_appointment")
    slugs = _execute(place, "SELECT slug FROM commission_commission ORDER BY id")
    ((last_change,),) = _execute(place, "SELECT max(at) FROM registry_revision")
    return Registry(scale, place, appointments, tuple(slug for (slug,) in slugs), last_change)


def _made_of() -> str:
    digest = hashlib.sha256()
    for pattern in MADE_OF:
        for file in sorted(PROJECT.glob(pattern)):
            if file.suffix in (".py", ".sql", ".csv"):
                digest.update(file.read_bytes())
    return digest.hexdigest()


def _manage(*arguments: str) -> None:
    subprocess.run([sys.executable, PROJECT / "manage.py", *arguments], check=True)


def _execute(place: Place, statement: str) -> list[tuple]:
    connection = psycopg2.connect(host=str(place.socket), port=PORT, user=USER, dbname=DATABASE)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(statement)
        rows = cursor.fetchall() if cursor.description else []
    connection.close()
    return rows
