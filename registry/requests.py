"""What every page and resource reads from an address."""

import datetime

from django.core.exceptions import ValidationError
from django.http import HttpRequest

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
