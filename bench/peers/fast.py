"""FastAPI, asyncpg and orjson over the very statements of the API: what a framework without models would reach."""

import datetime
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import asyncpg
import orjson
from fastapi import FastAPI, Response

STATEMENTS = Path(os.environ["BENCH_STATEMENTS"])
PAGE, RECORD = (STATEMENTS.joinpath(f"{name}.sql").read_text() for name in ("page", "record"))
CONNECTIONS = 4


@asynccontextmanager
async def connected(app: FastAPI) -> AsyncIterator[None]:
    async with asyncpg.create_pool(
        host=os.environ["PGHOST"], user="registry", database="registry", min_size=CONNECTIONS, max_size=CONNECTIONS
    ) as app.state.pool:
        yield


app = FastAPI(lifespan=connected)


@app.get("/appointments/")
async def appointments(as_of: datetime.date, after: int = 0, page_size: int = 50) -> Response:
    rows = await app.state.pool.fetch(PAGE, as_of, after)
    shown, more = rows[:page_size], len(rows) > page_size
    return _json(
        {
            "as_of": as_of,
            "next": f"/appointments/?as_of={as_of}&after={shown[-1]['id']}&page_size={page_size}" if more else None,
            "previous": None,
            "generated": rows[0]["generated"],
            "missing": [],
            "results": [orjson.Fragment(row["json"]) for row in shown],
        }
    )


@app.get("/appointments/{number}/")
async def appointment(number: int, as_of: datetime.date) -> Response:
    row = await app.state.pool.fetchrow(RECORD, as_of, number)
    return _json(orjson.Fragment(row["json"]))


def _json(answer: Any) -> Response:
    return Response(orjson.dumps(answer), media_type="application/json")
