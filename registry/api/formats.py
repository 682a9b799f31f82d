"""The representation a request asks for: `format=` wins over `Accept`."""

from http import HTTPStatus

from django.http import HttpRequest
from django.utils.translation import gettext as _

from registry.api.parameters import Parameter, one_of
from registry.problems import Problem

MEDIA_TYPES = {
    "json": "application/json",
    "csv": "text/csv",
    "ndjson": "application/x-ndjson",
}
ANYTHING = {"", "*/*", "application/json"}


def format_parameter(formats: tuple[str, ...]) -> Parameter:
    return Parameter(
        "format",
        _("The representation; wins over the `Accept` header."),
        one_of(formats),
        {"type": "string", "enum": list(formats), "default": "json"},
    )


def format_asked(request: HttpRequest, given: str | None, formats: tuple[str, ...]) -> str:
    """One of `formats`; a 406 that names them where none is acceptable."""
    if given:
        return given
    if request.META.get("HTTP_ACCEPT", "") in ANYTHING:
        return "json"
    offered = {MEDIA_TYPES[name]: name for name in formats}
    in_utf8 = {f"{media_type}; charset=utf-8": name for media_type, name in offered.items()}
    preferred = request.get_preferred_type([*offered, *in_utf8])
    if preferred is None:
        detail = _("None of the types in `Accept` is offered here. Offered: %(types)s.") % {"types": ", ".join(offered)}
        raise Problem(HTTPStatus.NOT_ACCEPTABLE, detail)
    return (offered | in_utf8)[preferred]
