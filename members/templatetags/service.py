"""How an appointment stands, by its mark and in days."""

from typing import Any

from django import template

from members.wording import mark_of, statutory_end
from registry.period import Day

register = template.Library()


@register.filter
def standing_mark(appointment: Any) -> str:
    return mark_of(appointment.status)


@register.filter
def term_end(appointment: Any) -> Day | None:
    return statutory_end(appointment)
