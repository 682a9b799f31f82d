"""Where a page stands: its address in each language, whole addresses for machines."""

from django import template
from django.conf import settings
from django.template.context import RequestContext

register = template.Library()


@register.simple_tag(takes_context=True)
def page_in(context: RequestContext, language: str) -> str:
    """The address of this page in `language`, with the same question."""
    request = context.get("request")
    prefix, _slash, rest = request.get_full_path().lstrip("/").partition("/") if request else ("", "", "")
    known = {code for code, _name in settings.LANGUAGES}
    return f"/{language}/{rest if prefix in known else ''}"


@register.filter
def absolute(address: str) -> str:
    """A whole address, for those who take it out of the page."""
    return f"{settings.SITE_URL}{address}" if address.startswith("/") else address
