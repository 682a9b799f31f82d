"""Public pages are keepable as API answers are, without a word in their views."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from registry.conditional import not_modified, revisioned
from registry.edition import edition_of

READS = ("GET", "HEAD")


class RevisionedPages:
    """Middleware: a page shown to someone without a session stands on the registry and the day alone.

    The edition is read before the view runs. A page that stands on more says so in a Cache-Control of its own
    (`never_cache`), by a cookie, or by `Vary: Cookie`, and is let alone. Belongs outside the session's middleware.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not _is_anonymous_reading(request) or request.path_info.startswith(settings.API_ROOT):
            return self._get_response(request)
        edition = edition_of(request)
        if unchanged := not_modified(request, day=edition.day):
            return unchanged
        response = self._get_response(request)
        return revisioned(request, response, day=edition.day) if _stands_on_the_registry(response) else response


def _is_anonymous_reading(request: HttpRequest) -> bool:
    has_session = settings.SESSION_COOKIE_NAME in request.COOKIES or "Authorization" in request.headers
    return request.method in READS and not has_session


def _stands_on_the_registry(response: HttpResponseBase) -> bool:
    decided = any(name in response for name in ("ETag", "Cache-Control", "Set-Cookie")) or bool(response.cookies)
    return response.status_code == 200 and not decided and "cookie" not in response.get("Vary", "").lower()
