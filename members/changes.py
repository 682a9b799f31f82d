"""The days on which the composition of a commission changes, and who joins and leaves: four queries for any period."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import msgspec
from django.contrib.postgres.fields.ranges import RangeField
from django.db import models
from django.db.models import DateField, Expression

from commission.composition import Composition, compose
from commission.facts import LawFacts, PeopleFacts, law_facts
from commission.findings import computed_days, findings
from commission.models import Commission, Regime
from commission.serializers import holding
from members.facts import people_facts
from members.models import Appointment
from registry.api.statement import Filled, read_connection
from registry.history import RevisedEvent

ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Change:
    """`before` is the composition of the day before, `after` that of `day`."""

    day: datetime.date
    before: Composition
    after: Composition

    @property
    def joined(self) -> list[Any]:
        return _only_in(self.after, self.before)

    @property
    def left(self) -> list[Any]:
        return _only_in(self.before, self.after)


def changes(slug: str, start: datetime.date | None, end: datetime.date | None) -> tuple[LawFacts, list[Change]] | None:
    """All changes from `start` up to, not including, `end`; None where no commission has that slug."""
    law = law_facts(slug, start or datetime.date.max)
    if law is None:
        return None
    people = people_facts(law.commission.id, start or datetime.date.max, in_full=True)
    candidates = sorted({*_recorded_days(law.commission.id), *computed_days(law.regimes, people.appointments)})
    days = [day for day in candidates if (not start or day >= start) and (not end or day < end)]
    return law, [*_changes_among(days, law, people)]


def _changes_among(days: list[datetime.date], law: LawFacts, people: PeopleFacts) -> Iterator[Change]:
    wanted = sorted({*days, *(day - ONE_DAY for day in days)})
    answers = dict(zip(wanted, _compositions(wanted, law, people), strict=True))
    for day in days:
        before, after = answers[day - ONE_DAY], answers[day]
        if _signature(before) != _signature(after):
            yield Change(day, before, after)


def _signature(answer: Composition) -> Any:
    """All of an answer that a reader would call a change; the day itself is none."""
    return (
        answer.regime and answer.regime.code,
        [regime.code for regime in answer.regime_candidates],
        [(place.seat.id, place.state, place.vacant_since, _id(place.appointment)) for place in answer.seats],
        [[_id(one) for one in people] for people in (answer.unseated, answer.holding_over)],
        [[_id(one) for one in people] for people in (answer.unconfirmed, answer.uncertain)],
        [(one.id, one.status) for one in answer.listed],
        {office: _id(holder) for office, holder in answer.offices.items()},
        answer.counts,
        [(finding.code, finding.severity, [record.id for record in finding.about]) for finding in findings(answer)],
    )


def _id(appointment: Any) -> Any:
    return appointment and appointment.id


def _only_in(answer: Composition, other: Composition) -> list[Any]:
    elsewhere = {appointment.person.slug for appointment in other.serving}
    return [appointment for appointment in answer.serving if appointment.person.slug not in elsewhere]


def _recorded_days(commission: int) -> list[datetime.date]:
    """Every day the registry holds of the commission, and the day after each."""
    own, its_regimes = Commission.objects.filter(pk=commission), _regimes(commission)
    related = [relation.field for relation in Commission._meta.related_objects]
    of_others = [
        field.model._default_manager.filter(**{field.name: commission})
        for field in related
        if not field.many_to_many and not issubclass(field.model, RevisedEvent)  # not whose it is to keep
    ]
    selects = [sql for rows in (own, its_regimes, *of_others) if (sql := _days_of(rows))]
    statement = (
        f"SELECT DISTINCT d.day + later.days FROM ({' UNION '.join(selects)}) d(day), generate_series(0, 1) later(days)"
    )
    with read_connection().cursor() as cursor:
        cursor.execute(f"{statement} WHERE day > '0001-01-01' AND day < '9999-12-31'")
        return [day for (day,) in cursor.fetchall()]


def _days_of(rows: models.QuerySet[Any]) -> str:
    columns = []
    for field in rows.model._meta.concrete_fields:
        kind = field.output_field if isinstance(field, models.GeneratedField) else field
        if isinstance(kind, DateField):
            columns.append(f't."{field.column}"')
        elif isinstance(kind, RangeField):
            columns += [f'lower(t."{field.column}")', f'upper(t."{field.column}")']
    source = Filled({})(rows.order_by())
    return f"SELECT unnest(ARRAY[{', '.join(columns)}]) FROM ({source}) t" if columns else ""


def _regimes(commission: int) -> models.QuerySet[Any]:
    return Regime.objects.of_commission(Commission.objects.filter(pk=commission).values("slug")[:1])


class _DayOfRow(Expression):
    """The day of each row of a list of days."""

    output_field = DateField()

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[()]]:
        return "d.day", ()


def _compositions(days: list[datetime.date], law: LawFacts, people: PeopleFacts) -> Iterator[Composition]:
    for day, (holds, statuses) in zip(days, _standing(days, law.commission.id), strict=True):
        regimes = [msgspec.structs.replace(regime, holds=holds[regime.id]) for regime in law.regimes]
        appointments = [_on_day(appointment, *statuses[appointment.id]) for appointment in people.appointments]
        yield compose(replace(law, regimes=regimes), replace(people, appointments=appointments), day)


def _on_day(appointment: Any, status: str, offices: list[str]) -> Any:
    return msgspec.structs.replace(appointment, status=status or None, offices_that_day=offices)


def _standing(days: list[datetime.date], commission: int) -> Iterator[tuple[dict[int, str], dict[int, Any]]]:
    """For each day: what `holds` of each regime, and the status and offices of each appointment."""
    inline = Filled({})
    of_day = _DayOfRow()
    regimes = inline(holding(_regimes(commission).order_by(), of_day))
    appointments = Appointment.objects.filter(commission=commission).order_by()
    people = inline(appointments.with_status(of_day).with_offices(of_day))
    holds = f"SELECT array_agg(ARRAY[r.id::text, r.holds]) FROM ({regimes}) r"
    offices = "array_to_string(a.offices_that_day, ',')"
    statuses = f"SELECT array_agg(ARRAY[a.id::text, a.status, {offices}]) FROM ({people}) a"
    asked = f"unnest('{{{_listed(days)}}}'::date[]) WITH ORDINALITY d(day, place)"
    with read_connection().cursor() as cursor:
        cursor.execute(f"SELECT ({holds}), ({statuses}) FROM {asked} ORDER BY place")
        for standing, held in cursor.fetchall():
            yield (
                {int(id): state for id, state in standing or ()},
                {int(id): (status, names.split(",") if names else []) for id, status, names in held or ()},
            )


def _listed(days: Iterable[datetime.date]) -> str:
    return ",".join(day.isoformat() for day in days)
