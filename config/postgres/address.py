"""The server DATABASE_URL names: is it there, may we, is it one of ours?"""

from typing import Any

import psycopg2
from django.conf import settings

from .errors import DatabaseUnavailable

OLDEST, NEWEST = 15, 18
SECONDS_TO_ANSWER = 5


def check_address() -> None:
    """Says in a sentence what is wrong with the address, before Django says it in a hundred lines."""
    database = settings.DATABASES["default"]
    try:
        connection = psycopg2.connect(**_parameters(database))
    except (psycopg2.Error, UnicodeError) as problem:
        raise DatabaseUnavailable(unreachable(database, str(problem))) from problem
    try:
        refuse_version(connection.info.server_version)
    finally:
        connection.close()


def refuse_version(number: int) -> None:
    """`number` as PostgreSQL gives it: 140011 is 14.11."""
    major = number // 10_000
    if not OLDEST <= major <= NEWEST:
        raise DatabaseUnavailable(
            f"DATABASE_URL names a PostgreSQL {major}; the registry needs {OLDEST} to {NEWEST}. "
            "Set DATABASE_URL to such a server, or unset it to use the embedded one."
        )


def unreachable(database: dict[str, Any], reason: str) -> str:
    where = f"{database['HOST'] or 'the local socket'}:{database['PORT'] or 5432}/{database['NAME']}"
    last = reason.strip().splitlines()[0].rpartition(": ")[2] if reason.strip() else "no reason given"
    return (
        f"DATABASE_URL names {where}, and it cannot be used: {last.rstrip('.')}. Start that server, "
        "correct the address (postgres://user:password@host:5432/name), or unset DATABASE_URL to use the embedded one."
    )


def _parameters(database: dict[str, Any]) -> dict[str, Any]:
    named = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD", "dbname": "NAME"}
    known = {key: database[name] for key, name in named.items() if database.get(name)}
    parameters: dict[str, Any] = known | {"connect_timeout": SECONDS_TO_ANSWER} | database.get("OPTIONS", {})
    return parameters
