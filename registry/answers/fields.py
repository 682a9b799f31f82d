"""Header fields of a response, as WSGI lists them."""

from collections.abc import Iterable

Headers = list[tuple[str, str]]

TOLD_APART = ("Accept", "Accept-Encoding")  # the fields of a request by which answers are kept


def fields(headers: Headers) -> dict[str, str]:
    """By name in lower case; of one given twice, the last."""
    return {name.lower(): value for name, value in headers}


def only(headers: Headers, names: Iterable[str]) -> Headers:
    return [(name, value) for name, value in headers if name.lower() in names]


def without(headers: Headers, *names: str) -> Headers:
    return [(name, value) for name, value in headers if name.lower() not in names]


def varying(headers: Headers) -> Headers:
    """With a Vary that names what answers are told apart by."""
    vary = [value for name, value in headers if name.lower() == "vary"]
    named = _names(vary)
    missing = [name for name in TOLD_APART if name.lower() not in named and "*" not in named]
    return [*without(headers, "vary"), ("Vary", ", ".join([*vary, *missing]))]


def varies_otherwise(headers: Headers) -> bool:
    """Whether the answer depends on a field of the request by which answers are not told apart."""
    return not _names(value for name, value in headers if name.lower() == "vary") <= _names(TOLD_APART)


def _names(values: Iterable[str]) -> set[str]:
    return {name.strip().lower() for value in values for name in value.split(",") if name.strip()}
