"""Which commissions an act concerns on which days, and what is said of them."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from commission.composition import Composition, composition
from commission.findings import Finding, findings
from commission.models import Commission, Seat
from members.acts.drafts import ActDraft, Appoint, CheckedTo, Effect, Elect, End, Form, LeaveOffice, Propose
from members.models import Appointment, OfficeHolding
from registry.period import Day

Place = tuple[int, datetime.date]  # a commission and a day


def places(draft: ActDraft, days: Iterable[datetime.date] = ()) -> list[Place]:
    """Every commission an effect concerns, on the day it certainly takes effect and on the `days` asked for."""
    found = {place for effect in draft.effects for place in _of(effect)}
    asked = {(commission, day) for commission, _day in found for day in days}
    return sorted(found | asked)


def _of(effect: Effect) -> Iterable[Place]:
    commission, day = _commission(effect), _day(effect)
    if commission is not None and day is not None:
        yield commission, day
    if isinstance(effect, Form):
        yield from (place for member in effect.members for place in _of(member))


def _commission(effect: Effect) -> int | None:
    match effect:
        case End():
            return _value(Appointment, effect.appointment)
        case LeaveOffice():
            return _value(OfficeHolding, effect.holding)
        case Appoint() | Propose():
            return _value(Seat, effect.seat) if effect.seat is not None else effect.commission
        case _:
            return effect.commission


def _value(model: Any, pk: int) -> int | None:
    commission: int | None = model.objects.filter(pk=pk).values_list("commission", flat=True).first()
    return commission


def _day(effect: Effect) -> datetime.date | None:
    if isinstance(effect, CheckedTo):
        return effect.day
    day: Day = effect.start if isinstance(effect, Appoint | Elect) else effect.day
    return day.latest or day.earliest


def compositions(concerned: Iterable[Place]) -> dict[Place, Composition]:
    commissions = Commission.objects.in_bulk({commission for commission, _day in concerned})
    return {(pk, day): composition(commissions[pk], day) for pk, day in concerned if pk in commissions}


def violations_if_checked(concerned: Iterable[Place]) -> dict[Place, dict[Any, Finding]]:
    """What would break a rule if the records had been checked to each day: after `known_until` nothing is said."""
    told = {}
    for commission, day in concerned:
        with transaction.atomic():
            Commission.objects.filter(pk=commission, known_until__lt=day).update(known_until=day)
            (answer,) = compositions([(commission, day)]).values() or (None,)
            told[commission, day] = {} if answer is None else by_key(violations(answer))
            transaction.set_rollback(True)
    return told


def violations(answer: Composition) -> list[Finding]:
    return [finding for finding in findings(answer) if finding.severity == "violation"]


def by_key(found: Iterable[Finding]) -> dict[Any, Finding]:
    """A finding is the same if it has the same code and is about the same records."""
    return {(one.code, tuple((type(record).__name__, record.id) for record in one.about)): one for one in found}
