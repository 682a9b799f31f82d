"""One answer, ready to be sent: whole or as a 304, plain or in a coding made when it is first asked for."""

from typing import NamedTuple

from registry.answers.codings import PLAIN, WORTH_IT, compressed, is_text
from registry.answers.fields import Headers, fields, only, varies_otherwise, varying, without
from registry.preconditions import coded, every_form, unchanged

BODILESS = ("204", "304")
MOST_WORK = 2 * 1024 * 1024  # bytes a request may take to compress
OF_A_304 = {
    *("cache-control", "content-location", "expires", "registry-revision", "vary", "deprecation", "sunset"),
    "access-control-allow-origin",
}


class Representation(NamedTuple):
    headers: Headers
    body: list[bytes]


class Answer:
    """`modified` is since when the answer is what it is, in seconds since 1970; None where that is not known."""

    def __init__(self, status: str, headers: Headers, body: bytes, modified: int | None = None) -> None:
        of = fields(headers)
        self.status = status
        self.tag = of.get("etag", "") if status.startswith("200") else ""
        self.is_public = bool(self.tag) and _is_public(of) and not varies_otherwise(headers)
        self._modified = modified
        headers = varying(headers)
        if "content-length" not in of:
            headers.append(("Content-Length", str(len(body))))
        if status.startswith(BODILESS):
            headers, body = without(headers, "content-length", "content-type"), b""
        self._of_a_304 = only(headers, OF_A_304)
        self._tags = every_form(self.tag) if self.tag else frozenset()
        self._shrinks = (
            WORTH_IT <= len(body) <= MOST_WORK and is_text(of.get("content-type", "")) and "content-encoding" not in of
        )
        self._plain = Representation(headers, [body])
        self._forms = {PLAIN: self._plain}
        self.forms = 1  # it has by now

    @property
    def size(self) -> int:
        """The bytes of its bodies and header fields in every form it has by now."""
        forms = {id(form): form for form in self._forms.copy().values()}.values()
        texts = [text for form in forms for field in form.headers for text in field]
        return sum(map(len, texts)) + sum(len(form.body[0]) for form in forms)

    def not_modified(self, none_match: str | None, modified_since: str | None) -> Headers | None:
        """The header fields of a 304, where the client holds this answer."""
        if none_match in self._tags:  # as nearly all clients say it: one tag, as it was given
            return [("ETag", none_match.removeprefix("W/")), *self._of_a_304]
        if none_match is None and (modified_since is None or self._modified is None):
            return None
        tag = unchanged(none_match, modified_since, self.tag, self._modified or 0)
        return [("ETag", tag), *self._of_a_304] if tag else None

    def represented(self, coding: str) -> Representation:
        """In that coding; plain, where it would not be shorter."""
        form = self._forms.get(coding)
        if form is None:
            form = self._forms[coding] = self._coded(coding) if self._shrinks else self._plain
            self.forms = len(self._forms)
        return form

    def _coded(self, coding: str) -> Representation:
        body = compressed(self._plain.body[0], coding)
        if len(body) >= len(self._plain.body[0]):
            return self._plain
        headers = [*coded_headers(self._plain.headers, coding), ("Content-Length", str(len(body)))]
        return Representation(headers, [body])


def coded_headers(headers: Headers, coding: str) -> Headers:
    """Those of the same representation in a coding, but for its length."""
    tagged = [(name, coded(value, coding) if name.lower() == "etag" else value) for name, value in headers]
    return [*without(tagged, "content-length"), ("Content-Encoding", coding)]


def _is_public(of: dict[str, str]) -> bool:
    return of.get("cache-control", "").lower().startswith("public") and "set-cookie" not in of
