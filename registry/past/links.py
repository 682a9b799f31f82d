"""Links of a page of the past lead on into the same past: written into the page at its end, so that none is forgotten.

Forms that only ask take it along. Left alone are pages about the present: reports, sign-in, the API's own description.
"""

import re
from functools import cache
from html import escape
from urllib.parse import urlencode

from django.conf import settings

from registry.past.asked import PARAMETER

OF_THE_PRESENT = ("report/", "accounts/")
API_OF_THE_PRESENT = ("changes/", "status/", "schema/", "dictionary/", "examples/")


def keep_to_the_past(html: str, known_at: str) -> str:
    kept = escape(urlencode({PARAMETER: known_at}))
    html = _links().sub(lambda link: f"{link['before']}{_kept(link['address'], kept)}", html)
    return FORM.sub(lambda form: _taken_along(form, known_at), html)


FORM = re.compile(r"(?P<tag><form\b[^>]*>)(?P<body>.*?)(?=</form>)", re.DOTALL)


@cache
def _links() -> re.Pattern[str]:
    """Addresses of pages and of the API, and questions put to the page itself; not links marked as to the original."""
    languages = "|".join(code for code, _name in settings.LANGUAGES)
    pages = rf"/(?:{languages})/(?!{'|'.join(OF_THE_PRESENT)})[^\"]*"
    api = rf"/api/v1/(?!{'|'.join(API_OF_THE_PRESENT)})[^\"]*"
    return re.compile(
        rf'(?P<before><(?:a|link)\b(?![^>]*rel="original")[^>]*?\bhref=")(?P<address>{pages}|{api}|\?[^"]*)'
    )


def _kept(address: str, kept: str) -> str:
    path, hash, fragment = address.partition("#")
    if f"{PARAMETER}=" in path:
        return address
    joint = "&amp;" if "?" in path and not path.endswith("?") else "" if path.endswith("?") else "?"
    return f"{path}{joint}{kept}{hash}{fragment}"


def _taken_along(form: re.Match[str], known_at: str) -> str:
    if 'method="post"' in form["tag"] or f'name="{PARAMETER}"' in form["body"]:
        return form[0]
    return f'{form["tag"]}<input type="hidden" name="{PARAMETER}" value="{escape(known_at)}">{form["body"]}'
