"""All that a composition needs to know of people: read in one statement, as plain values."""

import datetime
from functools import cache, partial
from typing import Any

import msgspec
from rest_framework import serializers

from commission.facts import AuthorityFact, PeopleFacts, SeatFact
from commission.models.terms import Office, Tristate
from commission.serializers import ActRef
from members import status
from members.models import Appointment, AppointmentAct, Formation, OfficeHolding, Person
from members.serializers import AppointmentSerializer
from registry.api.compiling import json_of
from registry.api.serializers import Choice, CitationSerializer, Days, Resource, Rows, Text, Words
from registry.api.statement import NUMBER, ON_DAY, Numbered, Slot, Statement
from registry.api.values import value_type
from registry.revision import HEAD


class PersonFact(Resource):
    id = serializers.IntegerField()
    slug = serializers.CharField()
    name = Words()

    class Meta:
        model = Person


class ActUseFact(Resource):
    role = serializers.ChoiceField(choices=AppointmentAct.Role.choices)
    act = ActRef()

    class Meta:
        model = AppointmentAct


class OfficeFact(Resource):
    id = serializers.IntegerField()
    office = serializers.ChoiceField(choices=Office.choices)
    carried = serializers.BooleanField()
    start = Days()
    end = Days()
    first_evidence = serializers.DateField(allow_null=True)
    last_evidence = serializers.DateField(allow_null=True)

    class Meta:
        model = OfficeHolding


class CitationFact(CitationSerializer):
    disagrees = serializers.BooleanField()


class AppointmentFact(Resource):
    """An appointment with its status on the day; `json` is what the API says of it."""

    id = serializers.IntegerField()
    person = PersonFact()
    status = Text()
    offices_that_day = serializers.ListField()
    seat = SeatFact(allow_null=True)
    seat_id = serializers.IntegerField(allow_null=True)
    regime_id = serializers.IntegerField(allow_null=True)
    authority = AuthorityFact(allow_null=True)
    authority_id = serializers.IntegerField(allow_null=True)
    term = serializers.IntegerField(allow_null=True)
    term_years = serializers.IntegerField(allow_null=True)
    term_reason = Text()
    start = Days()
    end = Days()
    expected_end = Days()
    end_reason = Choice(choices=Appointment.EndReason.choices, allow_null=True)
    statutory_end = Days(columns=("statutory_earliest", "statutory_latest"))
    members_hold_over = serializers.ChoiceField(choices=Tristate.choices)
    evidence_kind = Text()
    first_evidence = serializers.DateField(allow_null=True)
    last_evidence = serializers.DateField(allow_null=True)
    acts = Rows(ActUseFact(), order=("act_id", "id"))
    offices = Rows(OfficeFact())
    citations = Rows(CitationFact())
    note = Text()
    json = AppointmentSerializer(source="*")

    class Meta:
        model = Appointment


class ServiceFact(Resource):
    """As much of an appointment as a composition needs that does not name it."""

    id = serializers.IntegerField()
    status = Text()
    seat_id = serializers.IntegerField(allow_null=True)
    start = Days()
    end = Days()
    last_evidence = serializers.DateField(allow_null=True)
    offices = Rows(OfficeFact())

    class Meta:
        model = Appointment


class FormationFact(Resource):
    id = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=Formation.Kind.choices)
    regime_id = serializers.IntegerField(allow_null=True)
    complete = serializers.BooleanField()
    day = Days()
    act = ActRef(allow_null=True)
    authority = AuthorityFact(allow_null=True)

    class Meta:
        model = Formation


def people_facts(commission: int, day: datetime.date, *, in_full: bool = False) -> PeopleFacts:
    """Those whom a composition of the day names in full, the others in short; or everyone in full."""
    values = {"commission": commission, "as_of": day}
    ((revision, *found),) = _statement(in_full).run(values)
    named, others, formations = (read(text or "[]") for read, text in zip(_readers(), found, strict=True))
    formations.sort(key=lambda formation: (formation.day.latest, formation.id))
    return PeopleFacts(revision, named, others, formations)


@cache
def _readers() -> tuple[Any, ...]:
    types = [value_type(resource()) for resource in (AppointmentFact, ServiceFact, FormationFact)]
    return tuple(msgspec.json.Decoder(list[kind]).decode for kind in types)  # type: ignore[valid-type]


@cache
def _statement(in_full: bool) -> Statement:
    return Statement(partial(_sql, in_full))


def _sql(in_full: bool, inline: Numbered) -> str:
    commission = Slot("commission", NUMBER)
    appointments = AppointmentSerializer.dressed(Appointment.objects.filter(commission=commission).order_by(), ON_DAY)
    named = appointments if in_full else appointments.filter(status__in=status.LISTED)
    others = appointments.filter(pk__lt=0) if in_full else appointments.exclude(status__in=status.LISTED)
    formations = Formation.objects.filter(commission=commission).order_by()
    lists = ((AppointmentFact(), named), (ServiceFact(), others), (FormationFact(), formations))
    found = [
        f"(SELECT '[' || string_agg(f.json, ',') || ']' FROM ({json_of(resource, rows, inline, ON_DAY)}) f)"
        for resource, rows in lists
    ]
    return f"SELECT h.number, {', '.join(found)} FROM ({HEAD}) h"
