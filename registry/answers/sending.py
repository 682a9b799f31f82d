"""How an answer goes out: as a 304, in the coding the client prefers, or piece by piece."""

from collections.abc import Callable, Iterable
from typing import Any

from registry.answers.answer import Answer, coded_headers
from registry.answers.codings import Gzipped, is_text, preferred
from registry.answers.fields import Headers, fields, varying

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]


class Said:
    """What an application says to its `start_response`."""

    status: str
    headers: Headers

    def __call__(self, status: str, headers: Headers, exc_info: Any = None) -> None:
        self.status, self.headers = status, headers


def send(answer: Answer, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    method = environ["REQUEST_METHOD"]
    if answer.tag and method in ("GET", "HEAD"):
        short = answer.not_modified(environ.get("HTTP_IF_NONE_MATCH"), environ.get("HTTP_IF_MODIFIED_SINCE"))
        if short is not None:
            start_response("304 Not Modified", short)
            return []
    headers, body = answer.represented(preferred(environ.get("HTTP_ACCEPT_ENCODING", "")))
    start_response(answer.status, headers)
    return [] if method == "HEAD" else body


def send_stream(stream: Any, said: Said, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    """As it comes; text of unknown length in gzip, for who takes it. A HEAD ends it before its first piece."""
    said_of = fields(said.headers)
    if is_text(said_of.get("content-type", "")) and not said_of.keys() & {"content-length", "content-encoding"}:
        said.headers = varying(said.headers)
        if preferred(environ.get("HTTP_ACCEPT_ENCODING", ""), ("gzip",)) == "gzip":
            said.headers = coded_headers(said.headers, "gzip")
            stream = Gzipped(stream)
    start_response(said.status, said.headers)
    if environ["REQUEST_METHOD"] == "HEAD":
        stream.close()
        return []
    sent: Iterable[bytes] = stream
    return sent
