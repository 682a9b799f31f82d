"""The status of an appointment on a day: arithmetic over one row, the first rule that fits.

Never typed in, never stored. See `docs/decisions/` for the table this follows.
"""

import datetime
from typing import Any

from django.db import models
from django.db.models import BooleanField, Case, CharField, Expression, F, Func, Q, Value, When
from django.db.models.expressions import Combinable
from django.utils.translation import gettext_lazy as _

OnDay = datetime.date | Expression  # an expression is the day of another row, or of a statement run later


class Status(models.TextChoices):
    ENDED = "ended", _("ended")
    ENDED_DATE_UNKNOWN = "ended-date-unknown", _("ended, day not known")
    FUTURE = "future", _("in the future")
    UNATTESTED = "unattested", _("not yet attested")
    UNCERTAIN = "uncertain", _("day uncertain")
    SERVING = "serving", _("serving")
    HOLDOVER = "holdover", _("holding over")
    EXPIRED = "expired", _("term expired")
    UNCONFIRMED = "unconfirmed", _("unconfirmed")


COUNTED = (Status.SERVING, Status.HOLDOVER, Status.EXPIRED)
LISTED = (*COUNTED, Status.UNCONFIRMED, Status.UNCERTAIN)

START_KNOWN = Q(start_earliest__isnull=False, start_latest__isnull=False)
END_RECORDED = Q(end_earliest__isnull=False, end_latest__isnull=False)


def on(day: OnDay) -> Combinable:
    """An expression over Appointment that gives its `Status` on `day`, or '' where none fits."""
    return Case(
        When(gone(day), then=_gone_as()),
        When(Q(start_earliest__gt=day), then=Value(Status.FUTURE)),
        When(~START_KNOWN & ~Q(first_evidence__lte=day), then=Value(Status.UNATTESTED)),
        When(inside_a_partial_date(day), then=Value(Status.UNCERTAIN)),
        When(replaced_with_its_regime(day), then=Value(Status.ENDED)),
        When(documented(day), then=_documented_as(day)),
        default=_unconfirmed_within_limits(day),
        output_field=CharField(),
    )


def gone(day: OnDay) -> Q:
    """On or after a certain end, or on or after contrary evidence without a recorded end."""
    return Q(end_latest__lte=day) | (~END_RECORDED & Q(gone_on__lte=day))


def _gone_as() -> Combinable:
    return Case(When(END_RECORDED, then=Value(Status.ENDED)), default=Value(Status.ENDED_DATE_UNKNOWN))


def inside_a_partial_date(day: OnDay) -> Q:
    """Between the earliest and the latest day of its start, its end, or its certain successor's start."""
    return (
        Q(start_earliest__lte=day, start_latest__gt=day)
        | Q(end_earliest__lte=day, end_latest__gt=day)
        | Q(successor_earliest__lte=day, successor_latest__gt=day)
    )


def replaced_with_its_regime(day: OnDay) -> Q:
    """A commission was formed under the next regime, or the next regime ends the incumbents' powers."""
    return Q(superseded_on__lte=day) | Q(incumbents_hold_over="no", regime_end_latest__lte=day)


def documented(day: OnDay) -> Q:
    """Between evidence, inside a documented term, or within `evidence_months` of the last evidence."""
    return Q(end_open=True) | Q(documented_until__gt=day)


def _documented_as(day: OnDay) -> Combinable:
    return Case(
        When(Q(regime_end_earliest__lte=day), then=_after_its_regime(day)),
        When(Q(statutory_latest__lte=day), then=_past_its_term(day)),
        When(doubted(day), then=Value(Status.UNCONFIRMED)),
        default=_as_far_as_known(Status.SERVING, day),
    )


def _after_its_regime(day: OnDay) -> Combinable:
    return Case(
        When(incumbents_hold_over="yes", then=_as_far_as_known(Status.HOLDOVER, day)),
        default=_unconfirmed_within_limits(day),
    )


def _past_its_term(day: OnDay) -> Combinable:
    return Case(
        When(members_hold_over="yes", then=_as_far_as_known(Status.HOLDOVER, day)),
        When(members_hold_over="no", then=_as_far_as_known(Status.EXPIRED, day)),
        default=_unconfirmed_within_limits(day),
    )


def _as_far_as_known(status: Status, day: OnDay) -> Combinable:
    """The horizon: after the commission's `known_until` nobody is said to serve or hold over."""
    return Case(When(Q(known_until__lt=day), then=Value(Status.UNCONFIRMED)), default=Value(status))


def _unconfirmed_within_limits(day: OnDay) -> Combinable:
    return Case(When(Q(listed_until__gt=day), then=Value(Status.UNCONFIRMED)), default=Value(""))


def doubted(day: OnDay) -> Combinable:
    """Another person was nominated to the seat, with neither later evidence of the holder nor a rejection."""
    asked = day if isinstance(day, Expression) else Value(day)
    nominated = Func(F("doubted"), asked, template="(%(expressions)s)", arg_joiner=" @> ")
    holds: Any = Func(nominated, Value(False), function="COALESCE", output_field=BooleanField())
    return holds  # type: ignore[no-any-return]
