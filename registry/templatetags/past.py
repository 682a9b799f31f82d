"""What a page of the past says of itself."""

import datetime
from typing import Any

from django import template
from django.template.context import RequestContext

from registry.past.asked import original, then_asked
from registry.period import ASTANA, today

register = template.Library()


@register.inclusion_tag("_parts/past.html", takes_context=True)
def past(context: RequestContext) -> dict[str, Any]:
    """Nothing on a page of the registry as it is. `day` is the day shown where the address names none."""
    request = context["request"]
    then = then_asked(request)
    if then is None:
        return {}
    day: datetime.date | None = context.get("day") or getattr(context.get("answer"), "day", None)
    return {
        "then": then,
        "said": moment(then.instant),
        "recorded": then.at and moment(then.at),
        "day": day if day == today() and "as_of" not in request.GET else None,
        "original": original(request),
    }


def moment(instant: datetime.datetime) -> tuple[datetime.date, str]:
    """The day in Astana and the time; the end of a day is no time."""
    there = instant.astimezone(ASTANA)
    return there.date(), "" if there.time() == datetime.time.max else f"{there:%H:%M:%S}"
