"""A whole list as CSV or NDJSON: one COPY in a read-only transaction of its own, streamed in constant memory."""

import datetime
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, StreamingHttpResponse
from django.utils.translation import gettext as _
from psycopg2 import InterfaceError

from registry.api.compiling import json_of, table_of
from registry.api.formats import MEDIA_TYPES
from registry.api.serializers import Resource
from registry.api.statement import ON_DAY, Filled, own_read_transaction
from registry.conditional import revisioned
from registry.period import today
from registry.problems import Problem

SECONDS = 600
CHUNK = 64 * 1024
AT_ONCE = threading.BoundedSemaphore(settings.THREADS // 2)  # each holds a connection and, to its end, a thread
BYTE_ORDER_MARK = "﻿".encode()

# JSON holds no control characters, so with these as quote and delimiter COPY writes each line as it is.
LINES = r"(FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02')"


Pieces = Callable[[Any], Iterator[bytes]]  # what a connection gives, piece by piece


def stream_list(
    request: HttpRequest,
    format: str,
    resource: Resource,
    rows: QuerySet[Any],
    values: dict[str, Any],
    name: str,
    of: datetime.date | None,
) -> StreamingHttpResponse:
    """Every record, their number ahead of them in `Registry-Records`: what breaks off is never taken for the whole."""
    inline = Filled(values)
    copy = _copy(format, resource, rows, inline)

    def pieces(connection: Any) -> Iterator[bytes]:
        if format == "csv":
            yield BYTE_ORDER_MARK
        yield from copied(connection, copy)

    return stream(request, format, pieces, of, name, counting=f"SELECT count(*) FROM ({inline(rows)}) r")


def stream(
    request: HttpRequest,
    format: str,
    pieces: Pieces,
    day: datetime.date | None,
    name: str,
    counting: str = "SELECT NULL",
) -> StreamingHttpResponse:
    """The response; its revision is that of the transaction which the stream then reads in."""
    if not AT_ONCE.acquire(blocking=False):
        raise Problem(HTTPStatus.SERVICE_UNAVAILABLE, _("Several whole lists are being sent already; try again soon."))
    stack = ExitStack()
    stack.callback(AT_ONCE.release)
    try:
        connection = stack.enter_context(own_read_transaction(SECONDS))
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT coalesce(max(number), 0), ({counting}) FROM registry_head")
            revision, count = cursor.fetchone()
        response = StreamingHttpResponse(
            _closing(stack, pieces(connection)), content_type=f"{MEDIA_TYPES[format]}; charset=utf-8"
        )
        response["Content-Disposition"] = f'attachment; filename="{name}-{day or today()}.{format}"'
        if count is not None:
            response["Registry-Records"] = str(count)
        revisioned(request, response, revision=revision, day=day)
    except BaseException:
        stack.close()
        raise
    response._resource_closers.append(stack.close)  # type: ignore[attr-defined]  # a reader may leave before the first piece
    return response


def copied(connection: Any, copy: str) -> Iterator[bytes]:
    """COPY writes into a pipe from a thread of its own; a reader who goes away ends it."""
    source, sink = os.pipe()
    failures: list[BaseException] = []
    writer = threading.Thread(target=_write, args=(connection, copy, sink, failures), daemon=True)
    try:
        with open(source, "rb", buffering=0) as pipe:
            writer.start()
            while piece := pipe.read(CHUNK):
                yield piece
    finally:
        if writer.ident is None:
            os.close(sink)
        else:
            with suppress(InterfaceError):  # the server may have ended it meanwhile
                connection.cancel()
            writer.join()
    if failures:
        raise failures[0]  # the answer breaks off: a reader must not take it for the whole list


def lines_of(resource: Resource, rows: QuerySet[Any], inline: Filled) -> str:
    """The COPY that gives every record as a line of JSON."""
    return f"COPY (SELECT json FROM ({json_of(resource, rows, inline, ON_DAY)}) lines) TO STDOUT {LINES}"


def _copy(format: str, resource: Resource, rows: QuerySet[Any], inline: Filled) -> str:
    if format == "csv":
        return f"COPY ({table_of(resource, rows, inline, ON_DAY)}) TO STDOUT (FORMAT csv, HEADER)"
    return lines_of(resource, rows, inline)


def _closing(stack: ExitStack, pieces: Iterator[bytes]) -> Iterator[bytes]:
    with stack:
        yield from pieces


def _write(connection: Any, copy: str, sink: int, failures: list[BaseException]) -> None:
    try:
        with open(sink, "wb", buffering=CHUNK) as pipe, connection.cursor() as cursor:
            cursor.copy_expert(copy, pipe, size=CHUNK)
    except BaseException as failure:  # told to the reader, whatever it was
        failures.append(failure)
