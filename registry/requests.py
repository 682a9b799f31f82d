"""What every page and resource reads from an address."""

import datetime

from django.core.exceptions import ValidationError
from django.http import HttpRequest

from registry.past.asked import PARAMETER
from registry.past.instants import parse_instant
from registry.period import parse_date, today
from registry.problems import invalid


def as_of(request: HttpRequest) -> datetime.date:
    """The day asked for, today in Astana where none is; a Problem names the form where it is not a day."""
    text = request.GET.get("as_of")
    if text is None:
        return today()
    try:
        return parse_date(text)
    except ValidationError as error:
        raise invalid("as_of", error) from error


def known_at(request: HttpRequest) -> datetime.datetime | None:
    """The instant whose knowledge is asked for; None where none is, or where a form was sent with the field empty."""
    text = request.GET.get(PARAMETER)
    if not text:
        return None
    try:
        return parse_instant(text)
    except ValidationError as error:
        raise invalid(PARAMETER, error) from error
