"""Outlines of the bars of a timeline, as path data."""

from django import template

from commission.drawing.scale import Scale
from commission.drawing.timeline import BAR, Bar

register = template.Library()


@register.filter
def soft_start(bar: Bar) -> str:
    """From a point at the earliest day to full height at the first certain one."""
    top, bottom, middle = _edges(bar)
    return (
        f"M{bar.start:g} {middle:g}L{bar.certain[0]:g} {top:g}V{bottom:g}z"
        if bar.tenure.begins and bar.start < bar.certain[0]
        else ""
    )


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


@register.filter
def unconfirmed(bar: Bar) -> str:
    return f"M{bar.documented:g} {bar.y + BAR / 2:g}H{bar.listed:g}" if bar.listed > bar.documented else ""


@register.filter
def open_start(bar: Bar) -> str:
    return f"M{bar.start:g} {bar.y + BAR / 2:g}H{bar.certain[0]:g}" if bar.tenure.begins is None else ""


@register.filter
def sightings(bar: Bar) -> str:
    """Lines of no length, which round ends make dots."""
    return "".join(f"M{x:g} {bar.y + BAR / 2:g}h0" for x in bar.dots)


@register.filter
def lawful_end(bar: Bar) -> str:
    return f"M{bar.statutory:g} {bar.y - 3:g}v{BAR + 6}" if bar.statutory else ""


@register.filter
def ticks(scale: Scale, line: str) -> str:
    """One upright at the beginning of each year; `line` is where it goes, such as `16V200`."""
    return "".join(f"M{x:g} {line}" for x, _year in scale.ticks)


def _edges(bar: Bar) -> tuple[float, float, float]:
    return bar.y, bar.y + BAR, bar.y + BAR / 2
