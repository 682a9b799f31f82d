"""What a client already holds (RFC 9110, section 13), read leniently: a header that means nothing asks nothing.

A representation in a content coding has a tag of its own: that of the plain one with the coding behind it.
"""

import re

from django.utils.http import parse_etags, parse_http_date_safe

SUFFIXES = {"gzip": "gz", "br": "br"}
_TAG = re.compile(rf'(?:W/)?"(.*?)(?:-(?:{"|".join(SUFFIXES.values())}))?"', re.DOTALL)


def coded(tag: str, coding: str) -> str:
    """The tag of the same representation in a content coding: `"7"` is `"7-gz"` in gzip."""
    return f'{tag[:-1]}-{SUFFIXES[coding]}"'


def every_form(tag: str) -> frozenset[str]:
    """In each coding, strong and weak."""
    strong = (tag, *(coded(tag, coding) for coding in SUFFIXES))
    return frozenset(form for strong_form in strong for form in (strong_form, f"W/{strong_form}"))


def held(none_match: str, tag: str) -> str | None:
    """The one among the client's tags that stands for `tag`, in whatever coding, as a strong one."""
    for candidate in parse_etags(none_match):
        if (match := _TAG.fullmatch(candidate)) and f'"{match[1]}"' == tag:
            return candidate.removeprefix("W/")
    return None


def unchanged(none_match: str | None, modified_since: str | None, tag: str, modified: int) -> str | None:
    """The tag to answer 304 with, where the client holds the answer that is tagged so and last changed then.

    `modified` is in seconds since 1970. If-Modified-Since is not looked at beside If-None-Match.
    """
    if none_match is not None:
        return tag if none_match.strip() == "*" else held(none_match, tag)
    since = None if modified_since is None else parse_http_date_safe(modified_since)
    return tag if since is not None and since >= modified else None
