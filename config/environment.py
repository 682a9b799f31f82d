"""Readers of environment variables; each error says which one to mend, and how."""

import os
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from .place import DATABASE, PORT, USER, Place

YES, NO = {"1", "true", "yes", "on"}, {"", "0", "false", "no", "off"}
SHORTEST_KEY = 50
ONLY_FOR_DEBUG = "debug-only-" * 5

_env = environ.Env()


def flag(name: str) -> bool:
    value = _env.str(name, default="").strip().lower()
    if value not in YES | NO:
        raise ImproperlyConfigured(f"{name} is {value!r}. Set it to 1 or 0.")
    return value in YES


def port(name: str, default: int) -> int:
    value = _env.str(name, default="") or str(default)
    if not value.isdecimal() or not 0 < int(value) < 65_536:
        raise ImproperlyConfigured(f"{name} is {value!r}. Set it to a number from 1 to 65535, such as {default}.")
    return int(value)


def number(name: str, *, default: int, least: int, most: int) -> int:
    value = _env.str(name, default="").strip() or str(default)
    if not value.isascii() or not value.isdecimal() or not least <= int(value) <= most:
        raise ImproperlyConfigured(
            f"{name} is {value!r}. Set it to a whole number from {least} to {most}, such as {default}."
        )
    return int(value)


def one_of(name: str, default: str, *others: str) -> str:
    value = _env.str(name, default="") or default
    if value not in (default, *others):
        raise ImproperlyConfigured(f"{name} is {value!r}. Set it to one of: {', '.join((default, *others))}.")
    return value


def eyes(name: str) -> int:
    """How many eyes publish a change: 4, one proposes and another approves; 2, at once."""
    value = _env.str(name, default="").strip() or "4"
    if value not in ("2", "4"):
        raise ImproperlyConfigured(
            f"{name} is {value!r}. Set it to 4, so that another approves each change, or to 2 in a small office."
        )
    return int(value)


def address(name: str, default: str) -> str:
    value = (_env.str(name, default="") or default).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path:
        raise ImproperlyConfigured(f"{name} is {value!r}. Set it to where people reach the site: https://example.kz")
    return value


def hosts(name: str, *always: str | None) -> list[str]:
    return [*(host for host in always if host), *(host for host in _env.list(name, default=[]) if host)]


def secret_key(name: str, *, debug: bool) -> str:
    value = str(_env.str(name, default=""))
    if debug:
        return value or ONLY_FOR_DEBUG
    remedy = (
        f"Set {name} to {SHORTEST_KEY} or more random characters, as made by "
        "`python3 -c 'import secrets; print(secrets.token_urlsafe(64))'`; `make run` makes its own when none is set."
    )
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. {remedy}")
    if len(value) < SHORTEST_KEY or len(set(value)) < 5 or value.startswith(("django-insecure-", "debug-only-")):
        raise ImproperlyConfigured(f"{name} is too weak. {remedy}")
    return value


def database(name: str, embedded: Place) -> dict[str, object]:
    """The server the variable names, or the embedded one's socket, whether or not it is up yet."""
    value = _env.str(name, default="")
    if not value:
        return _postgresql(HOST=str(embedded.socket), PORT=PORT, USER=USER, NAME=DATABASE)
    if urlsplit(value).scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured(_bad_database(name))
    try:
        named = environ.Env.db_url_config(value)
    except ValueError as problem:
        raise ImproperlyConfigured(_bad_database(name)) from problem
    if not named["NAME"]:
        raise ImproperlyConfigured(_bad_database(name))
    return _postgresql(**named)


def on_ones_own_machine(*, debug: bool) -> bool:
    """The embedded database, in its own folder or under DEBUG: a registry to try things on."""
    return not os.environ.get("DATABASE_URL") and (debug or not os.environ.get("REGISTRY_DATA_DIR"))


def only_reading(database: dict[str, object]) -> dict[str, object]:
    """The same database for the API's reads: nothing is written, no query is slow, no round trip asks for health."""
    options: dict[str, object] = dict(database["OPTIONS"])  # type: ignore[call-overload]  # our own readers above filled it
    session = "-c default_transaction_read_only=on -c statement_timeout=5s"
    options["options"] = f"{options.get('options', '')} {session}".strip()
    return {**database, "OPTIONS": options, "CONN_HEALTH_CHECKS": False, "TEST": {"MIRROR": "default"}}


def email(name: str) -> dict[str, object]:
    try:
        return dict(_env.email_url(name, default="consolemail://"))
    except (ImproperlyConfigured, KeyError, ValueError) as problem:
        raise ImproperlyConfigured(
            f"{name} is not the address of a mail server. Set it to smtp+tls://user:password@host:587, "
            "or leave it unset to print letters to the console."
        ) from problem


def _bad_database(name: str) -> str:
    return (
        f"{name} is not the address of a PostgreSQL database. Set it to postgres://user:password@host:5432/name, "
        "or unset it to use the embedded PostgreSQL."
    )


def _postgresql(**named: object) -> dict[str, object]:
    short = "-c jit=off"  # every statement here is short: to compile one takes longer than to run it
    options = {"connect_timeout": 5, "options": short, **(named.pop("OPTIONS", None) or {})}  # type: ignore[dict-item]  # django-environ says object
    kept_open = {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
    return {**kept_open, **named, "ENGINE": "django.db.backends.postgresql", "OPTIONS": options}
