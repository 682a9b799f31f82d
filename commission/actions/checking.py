"""To which day the records of a commission were checked."""

import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from commission.models import Commission
from registry.actions import change
from registry.period import today
from registry.wording import spoken


def check_to(*, commission: Commission, day: datetime.date) -> Commission:
    """Moves `known_until` on; it says what was checked, so it never lies after today, and never moves back."""
    now = today()
    if day > now:
        message = _("“%(value)s” is after today. Records can be checked to %(today)s at most.")
        params = {"value": spoken(day), "today": spoken(now)}
        raise ValidationError({"known_until": ValidationError(message, code="future", params=params)})
    commission.refresh_from_db()
    if commission.known_until is not None and day < commission.known_until:
        message = _(
            "“%(value)s” is before %(known)s, the day already checked to. To move it back, correct the commission."
        )
        params = {"value": spoken(day), "known": spoken(commission.known_until)}
        raise ValidationError({"known_until": ValidationError(message, code="moved-back", params=params)})
    return change(commission, known_until=day)
