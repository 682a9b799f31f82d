"""What someone may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches

from django.utils.translation import gettext as _


def did_you_mean(written: str, known: Iterable[str]) -> str:
    """A sentence to append, or nothing where nothing known comes close."""
    close = get_close_matches(written, list(known), n=1)
    return " " + _("Did you mean “%(guess)s”?") % {"guess": close[0]} if close else ""
