from typing import Any

from django import template
from django.conf import settings

from registry.admin.sending import MAY_HURRY
from registry.door import FOUR

register = template.Library()


@register.inclusion_tag("admin/proposals/_four_eyes.html", takes_context=True)
def four_eyes(context: Any) -> dict[str, bool]:
    """Beside a button that changes the registry: that a colleague will look first, and the way past it if need be."""
    four = settings.EYES == FOUR
    return {"four_eyes": four, "may_hurry": four and context["request"].user.has_perm(MAY_HURRY)}
