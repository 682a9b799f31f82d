"""All that a composition needs to know of people: read in one statement, as plain values."""

import datetime
from functools import cache
from typing import Any

import msgspec
from rest_framework import serializers

from commission.facts import HEAD, AuthorityFact, PeopleFacts, SeatFact
from commission.models.terms import Office, Tristate
from commission.serializers import ActRef
from members import status
from members.models import Appointment, AppointmentAct, Formation, OfficeHolding, Person
from members.serializers import AppointmentSerializer
from registry.api.compiling import json_of
from registry.api.serializers import Choice, CitationSerializer, Days, Resource, Rows, Text, Words
from registry.api.statement import NUMBER, ON_DAY, Numbered, Slot, Statement
from registry.api.values import value_type

LISTED = f"{{status}} IN ({', '.join(repr(str(status)) for status in status.LISTED)})"


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
    """An appointment with its status on the day; `json` is what the API says of it, where a composition names it."""

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
    json = AppointmentSerializer(source="*", only_if=LISTED)

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


def people_facts(commission: int, day: datetime.date) -> PeopleFacts:
    statement, read_appointments, read_formations = _prepared()
    ((revision, appointments, formations),) = statement.run({"commission": commission, "as_of": day})
    found = sorted(read_formations(formations or "[]"), key=lambda formation: (formation.day.latest, formation.id))
    return PeopleFacts(revision, read_appointments(appointments or "[]"), found)


@cache
def _prepared() -> tuple[Statement, Any, Any]:
    appointments: Any = value_type(AppointmentFact())
    formations: Any = value_type(FormationFact())
    return (
        Statement(_sql),
        msgspec.json.Decoder(list[appointments]).decode,
        msgspec.json.Decoder(list[formations]).decode,
    )


def _sql(inline: Numbered) -> str:
    commission = Slot("commission", NUMBER)
    rows = AppointmentSerializer.dressed(Appointment.objects.filter(commission=commission).order_by(), ON_DAY)
    appointments = json_of(AppointmentFact(), rows, inline, ON_DAY)
    formations = json_of(FormationFact(), Formation.objects.filter(commission=commission).order_by(), inline, ON_DAY)
    return (
        f"SELECT h.number, (SELECT '[' || string_agg(a.json, ',') || ']' FROM ({appointments}) a), "
        f"(SELECT '[' || string_agg(f.json, ',') || ']' FROM ({formations}) f) FROM ({HEAD}) h"
    )
