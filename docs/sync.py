#!/usr/bin/env python3
"""A copy of the registry in SQLite, brought up to date: run it every night. It needs Python alone.

python3 sync.py http://localhost:8000 registry.sqlite
"""

import gzip
import json
import sqlite3
import sys
import time
from contextlib import closing
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import Request, urlopen

TABLES = """
CREATE TABLE IF NOT EXISTS lists (name TEXT PRIMARY KEY, etag TEXT, revision INTEGER);
CREATE TABLE IF NOT EXISTS records (list TEXT, id INTEGER, json TEXT, PRIMARY KEY (list, id)) WITHOUT ROWID;
"""
PASSES = 3


class BrokenOff(Exception):
    """Fewer records came than the answer said; nothing of it is kept."""


def sync(site, file, attempts=5):
    """Takes every list that changed; the revision they are all of, or None while the registry changes too fast."""
    with closing(sqlite3.connect(file)) as copy:
        copy.executescript(TABLES)
        names = lists(site)
        for _pass in range(PASSES):
            for name in names:
                patiently(lambda name=name: take(copy, site, name), attempts)
            revisions = copy.execute("SELECT DISTINCT revision FROM lists").fetchall()
            if len(revisions) == 1:
                return revisions[0][0]


def lists(site):
    """Every list there is, from the schema: whatever can be had as NDJSON."""
    with urlopen(f"{site}/api/v1/schema/", timeout=60) as answer:
        paths = json.load(answer)["paths"]
    can_be_had = [path for path, of in paths.items() if "application/x-ndjson" in str(of["get"]["responses"]["200"])]
    return [path.split("/")[3] for path in can_be_had]


def take(copy, site, name):
    """One list, whole, in one transaction: a record that was deleted goes with the old list."""
    held = copy.execute("SELECT etag FROM lists WHERE name = ?", [name]).fetchone()
    headers = {"Accept-Encoding": "gzip", **({"If-None-Match": held[0]} if held else {})}
    try:
        answer = urlopen(Request(f"{site}/api/v1/{name}/?format=ndjson", headers=headers), timeout=60)
    except HTTPError as error:
        if error.code != 304:
            raise
        with copy:  # nothing to do: what we hold is what there is, at this revision too
            revision = int(error.headers["Registry-Revision"])
            copy.execute("UPDATE lists SET revision = ? WHERE name = ?", [revision, name])
        return
    with answer, copy:  # an exception undoes everything below
        lines = gzip.open(answer) if answer.headers["Content-Encoding"] == "gzip" else answer
        records = ((name, json.loads(line)["id"], line.decode()) for line in lines)
        copy.execute("DELETE FROM records WHERE list = ?", [name])
        came = copy.executemany("INSERT INTO records VALUES (?, ?, ?)", records).rowcount
        if max(came, 0) != int(answer.headers["Registry-Records"]):
            raise BrokenOff(f"{name}: {came} of {answer.headers['Registry-Records']} records came.")
        of = (name, answer.headers["ETag"], int(answer.headers["Registry-Revision"]))
        copy.execute("INSERT OR REPLACE INTO lists VALUES (?, ?, ?)", of)


def patiently(step, attempts):
    """Again where the answer broke off or the registry is busy, after as long as it asks for."""
    for attempt in range(1, attempts + 1):
        try:
            return step()
        except (BrokenOff, HTTPException, OSError, EOFError, ValueError) as error:  # HTTPError is an OSError
            if attempt == attempts or getattr(error, "code", 503) not in (429, 500, 503):
                raise
            headers = getattr(error, "headers", None) or {}
            time.sleep(int(headers.get("Retry-After") or 2**attempt))


if __name__ == "__main__":
    revision = sync(*sys.argv[1:3])
    print("The registry kept changing; the next run goes on." if revision is None else f"Revision {revision}.")
