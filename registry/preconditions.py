"""What a client already holds (RFC 9110, section 13), read leniently: a header that means nothing asks nothing.

A representation in a content coding has a tag of its own: that of the plain one with the coding behind it.
"""

import re

from django.utils.http import parse_etags, parse_http_date_safe

CODED = {"gzip": "gz", "br": "br"}
_TAG = re.compile(rf'(?:W/)?"(.*?)(?:-(?:{"|".join(CODED.values())}))?"', re.DOTALL)


def coded(tag: str, coding: str) -> str:
    """The tag of the same representation in a content coding: `"7"` is `"7-gz"` in gzip."""
    return f'{tag[:-1]}-{CODED[coding]}"'


def held(if_none_match: str, tag: str) -> str | None:
    """The tag among those the client holds that stands for `tag` in whatever coding, as a strong one."""
    for candidate in parse_etags(if_none_match):
        if candidate == "*":
            return tag
        if (match := _TAG.fullmatch(candidate)) and f'"{match[1]}"' == tag:
            return candidate.removeprefix("W/")
    return None


def unmodified_since(if_modified_since: str, modified: int) -> bool:
    """Whether a client that last looked then has seen the change made at `modified`, in seconds since 1970."""
    since = parse_http_date_safe(if_modified_since)
    return since is not None and since >= modified
