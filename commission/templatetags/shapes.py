"""Outlines of the bars of a timeline, as path data."""

from django import template

from commission.drawing.timeline import BAR, Bar

register = template.Library()


@register.filter
def soft_start(bar: Bar) -> str:
    """From a point at the earliest day to full height at the first certain one."""
    top, bottom, middle = _edges(bar)
    return f"M{bar.start:g} {middle:g}L{bar.certain[0]:g} {top:g}V{bottom:g}z" if bar.tenure.begins else ""


@register.filter
def soft_end(bar: Bar) -> str:
    top, bottom, middle = _edges(bar)
    return f"M{bar.soft[0]:g} {top:g}L{bar.soft[1]:g} {middle:g}L{bar.soft[0]:g} {bottom:g}z" if bar.soft else ""


@register.filter
def over(bar: Bar) -> str:
    """The arrow of someone who serves past the rule or the term."""
    top, bottom, middle = _edges(bar)
    if bar.holdover is None:
        return ""
    first, last = bar.holdover
    return f"M{first:g} {top:g}H{last:g}L{last + 6:g} {middle:g}L{last:g} {bottom:g}H{first:g}z"


def _edges(bar: Bar) -> tuple[float, float, float]:
    return bar.y, bar.y + BAR, bar.y + BAR / 2
