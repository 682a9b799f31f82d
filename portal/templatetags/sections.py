"""The sections of the site, a line each."""

from typing import NamedTuple

from django import template
from django.template.context import RequestContext
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

register = template.Library()

SECTIONS = (
    ("commissions", gettext_noop("Commissions")),
    ("people", gettext_noop("People")),
    ("vacancies", gettext_noop("Vacancies")),
    ("rules", gettext_noop("Rules")),
    ("acts", gettext_noop("Acts")),
    ("events", gettext_noop("Events")),
    ("agreements", gettext_noop("Agreements")),
    ("data", gettext_noop("Data")),
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
