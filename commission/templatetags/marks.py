"""How a seat or a member stands: one shape and one word each, the same everywhere."""

from typing import Any

from django import template
from django.utils.translation import pgettext_lazy

from commission.models import Office
from commission.wording import seat_name, why_shown

register = template.Library()

WORDS = {
    "held": pgettext_lazy("state", "held"),
    "vacant": pgettext_lazy("state", "vacant"),
    "undocumented": pgettext_lazy("state", "not documented"),
    "uncertain": pgettext_lazy("state", "uncertain on this day"),
    "serving": pgettext_lazy("state", "serving"),
    "unseated": pgettext_lazy("state", "serving, seat not documented"),
    "holdover": pgettext_lazy("state", "holding over"),
    "expired": pgettext_lazy("state", "term expired"),
    "unconfirmed": pgettext_lazy("state", "unconfirmed"),
    "ended": pgettext_lazy("state", "ended"),
    "future": pgettext_lazy("state", "in the future"),
}
SHAPES = {"serving": "held"}


@register.inclusion_tag("_parts/mark.html")
def mark(state: str, tone: int | str = "", *, word: bool = True) -> dict[str, Any]:
    """The mark of `state`, coloured by an authority's `tone` if given, with its word unless that stands beside it."""
    return {"shape": SHAPES.get(state, state), "tone": tone, "word": WORDS[state] if word else ""}


@register.inclusion_tag("_parts/legend.html")
def legend(*states: str) -> dict[str, Any]:
    return {"states": states}


@register.filter
def why(appointment: Any) -> str:
    return why_shown(appointment)


@register.filter
def office(code: str) -> str:
    return str(Office(code).label)


@register.filter
def that(uses: Any, role: str) -> list[Any]:
    """The acts that `appointed` someone, or `ended` their service."""
    return [use.act for use in uses if use.role == role]


@register.filter
def seat(place: Any) -> str:
    return seat_name(place)
