"""The sections of the site, a line each."""

from typing import NamedTuple

from django import template
from django.template.context import RequestContext
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

register = template.Library()

SECTIONS = (
    ("commissions", gettext_noop("Commissions")),
    ("rules", gettext_noop("Rules")),
)


class Section(NamedTuple):
    address: str
    title: str
    current: bool


@register.simple_tag(takes_context=True)
def sections(context: RequestContext) -> list[Section]:
    path = context["request"].path if "request" in context else ""
    addresses = [(reverse(name), title) for name, title in SECTIONS]
    return [Section(address, gettext(title), path.startswith(address)) for address, title in addresses]
