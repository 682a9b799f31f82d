"""What no action writes: sentences that name the field, the value, the rule and the remedy."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from commission.models import Commission, Regime, Seat
from members.models import Appointment, Person
from registry.period import Day
from registry.wording import spoken


def refuse(field: str, message: Any, code: str, **params: object) -> ValidationError:
    """The error to raise, on the field of the form."""
    return ValidationError({field: ValidationError(message, code=code, params=params)})


def on_day(day: Day | None) -> str:
    return spoken(day) if day is not None else str(_("a day not recorded"))


def refuse_merged(person: Person, field: str = "person") -> None:
    """Read again: whoever chose the person may have done so before a colleague merged them."""
    kept = Person.objects.filter(merged__pk=person.pk).first()
    if kept is not None:
        message = _("%(person)s is the same person as %(kept)s and was merged into them. Choose %(kept)s.")
        raise refuse(field, message, "merged-person", person=person, kept=kept)


def refuse_before_founding(commission: Commission, day: Day | None, field: str = "start") -> None:
    founded = commission.start_earliest
    if founded is not None and day is not None and day.latest is not None and day.latest < founded:
        message = _(
            "%(value)s is before %(commission)s existed: it was founded on %(founded)s. Correct one of the two."
        )
        values = {"value": on_day(day), "commission": commission, "founded": on_day(commission.start)}
        raise refuse(field, message, "commission-not-founded", **values)


def refuse_rule_not_in_force(seat: Seat, start: Day | None) -> None:
    """A seat belongs to one rule; an appointment to it cannot start while another is in force."""
    if seat.regime_id is None or start is None:
        return
    rule = Regime.objects.get(pk=seat.regime_id)
    too_early = rule.start_earliest and start.latest and start.latest < rule.start_earliest
    ends = rule.end_latest or rule.next_start_latest
    too_late = ends and start.earliest and start.earliest >= ends
    if too_early or too_late:
        message = _(
            "Seat %(seat)s is under %(rule)s, which is not in force on %(value)s. Choose a seat of the rule that is."
        )
        raise refuse("seat", message, "rule-not-in-force", seat=seat.code, rule=rule, value=on_day(start))


def refuse_held(seat: Seat, start: Day | None, own: int | None = None) -> None:
    """Asked with the revision open, so that nobody can fill the seat in between."""
    if start is None or start.latest is None:
        return
    holders = Appointment.objects.select_related("person").filter(seat=seat, certain__contains=start.latest)
    if (holder := holders.exclude(pk=own).first()) is not None:
        message = _(
            "Seat %(seat)s is held by %(person)s since %(since)s. Record when and why they left, or choose them as "
            "the predecessor, and save again."
        )
        raise refuse("seat", message, "seat-held", seat=seat.code, person=holder.person, since=on_day(holder.start))


def refuse_twice(person: Person, commission: Commission, start: Day | None) -> None:
    if start is None or start.latest is None:
        return
    own = Appointment.objects.filter(person=person, commission=commission, certain__contains=start.latest).first()
    if own is not None:
        message = _("%(person)s is on this commission already, since %(since)s. Record the end of that first.")
        raise refuse("person", message, "already-a-member", person=person, since=on_day(own.start))
