"""The WSGI application in front of Django: anonymous GETs are answered from memory while nothing has changed.

The edition is read before Django is asked, never after: an answer kept under it is of that edition or a later one,
and it is given only as long as the registry is known to be at that edition.
"""

import datetime
import time
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings

from registry.answers.answer import Answer
from registry.answers.day import Today
from registry.answers.kept import Address, Kept
from registry.answers.sending import Application, Environ, Said, StartResponse, send, send_stream
from registry.conditional import normalised
from registry.edition import ENVIRON, Edition
from registry.live import Live, live
from registry.revision import LastRevision

LARGEST = 2 * 1024 * 1024  # bytes of an answer that is kept
NO_BODY = (None, "", "0")


class Answers:
    def __init__(self, django: Application, live: Live = live, clock: Callable[[], float] = time.time) -> None:
        self._django, self._live, self._today = django, live, Today(clock)
        self._kept = Kept(settings.ANSWERS_KEPT_BYTES)
        self._edition: tuple[LastRevision | None, datetime.date | None, Edition | None] = None, None, None
        self._never_kept = (settings.STATIC_URL, settings.HEALTH_PATH, *settings.NEVER_KEPT)
        self._session = f"{settings.SESSION_COOKIE_NAME}="
        forwarded = [settings.SECURE_PROXY_SSL_HEADER[0]] if settings.SECURE_PROXY_SSL_HEADER else []
        forwarded += ["HTTP_X_FORWARDED_HOST"] if settings.USE_X_FORWARDED_HOST else []
        self._address = ("wsgi.url_scheme", "HTTP_HOST", "PATH_INFO", "QUERY_STRING", *forwarded)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        edition = self._edition_now() if self._may_be_kept(environ) else None
        if edition is None:
            return self._ask_django(environ, start_response)
        address = (*map(environ.get, self._address), normalised(environ.get("HTTP_ACCEPT")))
        answer = self._kept.get(edition, address)
        if answer is None:
            return self._ask_django(environ | {ENVIRON: edition}, start_response, edition, address)
        return self._send(answer, environ, start_response, edition, address)

    def _may_be_kept(self, environ: Environ) -> bool:
        """Whether the answer depends on the address alone: the request shows no session and carries nothing."""
        return (
            environ["REQUEST_METHOD"] in ("GET", "HEAD")
            and self._session not in environ.get("HTTP_COOKIE", "")
            and "HTTP_AUTHORIZATION" not in environ
            and environ.get("CONTENT_LENGTH") in NO_BODY
            and not environ["PATH_INFO"].startswith(self._never_kept)
        )

    def _edition_now(self) -> Edition | None:
        """None while the database does not answer: then nothing is known to hold."""
        last, day = self._live.revision(), self._today()
        if last is None:
            return None
        of_last, of_day, edition = self._edition
        if of_last is not last or of_day is not day:
            edition = Edition(*last, day)
            self._edition = last, day, edition  # at once, for the other threads
        return edition

    def _ask_django(
        self, environ: Environ, start_response: StartResponse, edition: Edition | None = None, address: Address = ()
    ) -> Iterable[bytes]:
        said = Said()
        response: Any = self._django(environ, said)
        if getattr(response, "streaming", True):
            return send_stream(response, said, environ, start_response)
        body = response.content
        response.close()
        if edition is None:
            return send(Answer(said.status, said.headers, body), environ, start_response)
        answer = Answer(said.status, said.headers, body, edition.modified)
        if answer.is_public and len(body) <= LARGEST and environ["REQUEST_METHOD"] == "GET":
            self._kept.put(edition, address, answer)
        return self._send(answer, environ, start_response, edition, address)

    def _send(
        self, answer: Answer, environ: Environ, start_response: StartResponse, edition: Edition, address: Address
    ) -> Iterable[bytes]:
        forms = answer.forms
        body = send(answer, environ, start_response)
        if answer.forms != forms:
            self._kept.weigh(edition, address)
        return body
