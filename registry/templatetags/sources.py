"""Sources as part of the text: a small numbered mark after a fact, the list at the end."""

from typing import Any

from django import template

from registry.sources import Footnotes

register = template.Library()


@register.inclusion_tag("_parts/notes.html")
def notes(footnotes: Footnotes, citations: Any) -> dict[str, Any]:
    """The numbers of a record's citations; a missing source is a visible gap."""
    rows = citations.all() if hasattr(citations, "all") else citations
    return {"numbers": footnotes.numbers(rows)}


@register.inclusion_tag("_parts/sources.html")
def source_list(footnotes: Footnotes) -> dict[str, Any]:
    return {"footnotes": list(footnotes)}


@register.filter
def disagreeing(citations: Any) -> list[Any]:
    """Those that state another value than the record holds."""
    rows = citations.all() if hasattr(citations, "all") else citations
    return [citation for citation in rows if citation.disagrees]
