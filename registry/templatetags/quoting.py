"""What is needed to quote a page: its title, the day it shows, the day it was read, a lasting address."""

import datetime
from typing import Any
from urllib.parse import urlencode

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context, RequestContext
from django.utils.safestring import SafeString, mark_safe

from registry.linked_data import absolute
from registry.past.asked import PARAMETER, instant_shown
from registry.period import today

register = template.Library()


class Titled(template.Node):
    """Writes the title of the page and keeps it as `page_title` for the parts after it."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        title = mark_safe(" ".join(self.nodelist.render(context).split()))  # noqa: S308  # rendered, so escaped
        context.dicts[0]["page_title"] = title
        return title


@register.tag
def titled(parser: Parser, token: Token) -> Titled:
    nodelist = parser.parse(("endtitled",))
    parser.delete_first_token()
    return Titled(nodelist)


@register.inclusion_tag("_parts/quotation.html", takes_context=True)
def quotation(context: RequestContext) -> dict[str, Any]:
    """`day` or the day of `answer` in the context is the day asked for; other pages show what is recorded.

    The address names both times: that day, and the instant whose knowledge is shown.
    """
    request = context["request"]
    day: datetime.date | None = context.get("day") or getattr(context.get("answer"), "day", None)
    query = request.GET.copy()
    if day is not None:
        query["as_of"] = day.isoformat()
    if known := instant_shown(request):
        query[PARAMETER] = known
    address = f"{request.path}?{query.urlencode()}" if query else request.path
    return {
        "title": context.get("page_title", ""),
        "day": day,
        "read": today(),
        "address": absolute(address),
        "report": urlencode({"page": request.get_full_path(), **({"as_of": day.isoformat()} if day else {})}),
    }
