"""What the API says of people, their appointments and offices, and the evidence for them."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from commission.models import Seat
from commission.models.terms import Office
from commission.serializers import ActRef, AuthorityRef, CommissionRef, SeatCode, SeatRef
from members.models import (
    Appointment,
    Attestation,
    Formation,
    Nomination,
    OfficeHolding,
    Person,
    PersonIdentifier,
    PersonName,
    Roster,
)
from members.seating import STATES, seated
from members.status import COUNTED, Status
from registry.api.serializers import Choice, Day, Days, Generated, Group, Resource, Rows, Text, Words, sources


class PersonRef(Resource):
    slug = serializers.CharField()
    name = Words()

    class Meta:
        model = Person


class Evidence(Group):
    """Why the name is shown: the kind of the latest evidence, and the days of the first and the last."""

    kind = Text(source="evidence_kind")
    first = serializers.DateField(source="first_evidence", allow_null=True)
    last = serializers.DateField(source="last_evidence", allow_null=True)


class AppointmentSerializer(Resource):
    """A person on a commission; `status` and `offices` are those of the day the answer speaks of."""

    id = serializers.IntegerField()
    person = PersonRef()
    commission = CommissionRef()
    seat = SeatRef(allow_null=True)
    regime = Text(source="regime.code", help_text="The code of the regime it is under.")
    authority = AuthorityRef(allow_null=True)
    offices = serializers.ListField(
        child=serializers.ChoiceField(choices=Office.choices), source="offices_that_day", help_text="The highest first."
    )
    status = Choice(
        choices=Status.choices, allow_null=True, help_text="Null for someone last seen too long ago to be listed."
    )
    started = Days(source="start")
    term_years = serializers.IntegerField(source="term", allow_null=True)
    term_reason = Text(help_text="Why the term is another than the rule's.")
    statutory_end = Days(columns=("statutory_earliest", "statutory_latest"))
    expected_end = Days()
    ended = Days(source="end")
    end_reason = Choice(choices=Appointment.EndReason.choices, allow_null=True)
    evidence = Evidence()
    appointed_by = Rows(ActRef(), source="acts", through="act", where={"role": "appointed"}, order=("act_id", "id"))
    ended_by = Rows(ActRef(), source="acts", through="act", where={"role": "ended"}, order=("act_id", "id"))
    note = Text()
    sources = sources()
    generated = Generated()

    class Meta:
        model = Appointment

    @classmethod
    def dressed(cls, rows: QuerySet[Any], day: Day) -> QuerySet[Any]:
        return rows.with_status(day).with_offices(day)  # type: ignore[attr-defined,no-any-return]


class OfficeSerializer(Resource):
    """An appointee in an office. `carried`: the seat brings the office with it."""

    id = serializers.IntegerField()
    commission = CommissionRef()
    office = serializers.ChoiceField(choices=Office.choices)
    carried = serializers.BooleanField()
    started = Days(source="start")
    ended = Days(source="end")
    act = ActRef(allow_null=True)
    appointment = serializers.IntegerField(source="appointment_id")
    note = Text()
    sources = sources()

    class Meta:
        model = OfficeHolding


class RosterRef(Resource):
    """A list of who sat on a day; who is missing from a complete one did not serve."""

    id = serializers.IntegerField()
    day = Days()
    complete = serializers.BooleanField()

    class Meta:
        model = Roster


class AttestationSerializer(Resource):
    """A source saw this appointee in office, as what in its own words, on one day or throughout a period."""

    id = serializers.IntegerField()
    person = PersonRef(source="appointment.person")
    commission = CommissionRef()
    appointment = serializers.IntegerField(source="appointment_id")
    kind = serializers.ChoiceField(choices=Attestation.Kind.choices)
    seen = Days()
    throughout = serializers.BooleanField()
    office = Choice(choices=Office.choices, allow_null=True)
    seen_as = Words()
    act = ActRef(allow_null=True)
    roster = RosterRef(allow_null=True)
    note = Text()
    sources = sources()
    generated = Generated()

    class Meta:
        model = Attestation


class NominationSerializer(Resource):
    """Who proposed, backed or consented to whom, for what, with what outcome; never an appointment."""

    id = serializers.IntegerField()
    person = PersonRef()
    commission = CommissionRef()
    seat = SeatRef(allow_null=True)
    office = Choice(choices=Office.choices, allow_null=True)
    kind = serializers.ChoiceField(choices=Nomination.Kind.choices)
    by = AuthorityRef(allow_null=True)
    by_text = Words()
    to = AuthorityRef(allow_null=True)
    day = Days()
    outcome = serializers.ChoiceField(choices=Nomination.Outcome.choices)
    outcome_day = Days()
    appointment = serializers.IntegerField(source="appointment_id", allow_null=True)
    note = Text()
    sources = sources()
    generated = Generated()

    class Meta:
        model = Nomination


class FormationSerializer(Resource):
    """The whole commission formed or dismissed by one act. `complete`: every name of it is recorded."""

    id = serializers.IntegerField()
    commission = CommissionRef()
    kind = serializers.ChoiceField(choices=Formation.Kind.choices)
    regime = Text(source="regime.code")
    authority = AuthorityRef(allow_null=True)
    act = ActRef(allow_null=True)
    day = Days()
    complete = serializers.BooleanField()
    note = Text()
    sources = sources()
    generated = Generated()

    class Meta:
        model = Formation


class SpellingSerializer(Resource):
    """Another spelling or an earlier name."""

    spelling = serializers.CharField()
    language = Text()

    class Meta:
        model = PersonName


class IdentifierSerializer(Resource):
    """What another register calls this person."""

    scheme = serializers.CharField()
    value = serializers.CharField()

    class Meta:
        model = PersonIdentifier


class PersonSerializer(Resource):
    id = serializers.IntegerField()
    slug = serializers.CharField()
    name = Words()
    family = Words()
    given = Words()
    patronymic = Words()
    other_names = Rows(SpellingSerializer())
    description = Words()
    country = Text()
    birth_year = serializers.IntegerField(allow_null=True)
    died = Days()
    identifiers = Rows(IdentifierSerializer())
    note = Text()
    sources = sources()
    generated = Generated()

    class Meta:
        model = Person


class PersonRecordSerializer(PersonSerializer):
    """With every appointment, office and attestation of the person."""

    appointments = Rows(AppointmentSerializer())
    offices = Rows(OfficeSerializer(), by="appointment__person")
    attestations = Rows(AttestationSerializer(), by="appointment__person", order=("seen_latest", "id"))
    nominations = Rows(NominationSerializer(), order=("day_latest", "id"))


class HolderSerializer(Resource):
    """Who sits in a seat on the day."""

    appointment = serializers.IntegerField(source="id")
    person = PersonRef()
    status = Choice(choices=Status.choices)

    class Meta:
        model = Appointment

    @classmethod
    def dressed(cls, rows: QuerySet[Any], day: Day) -> QuerySet[Any]:
        return rows.with_status(day)  # type: ignore[attr-defined,no-any-return]


class SeatSerializer(Resource):
    """One place under one quota; `state` on the day is null where its rule is not in force."""

    id = serializers.IntegerField()
    commission = CommissionRef()
    regime = Text(source="regime.code")
    code = SeatCode()
    number = serializers.IntegerField()
    label = Words(source="quota.label")  # type: ignore[assignment]  # a field of this name
    authority = AuthorityRef(source="quota.authority", allow_null=True)
    office = Choice(choices=Office.choices, allow_null=True)
    state = Choice(choices=STATES, allow_null=True)
    vacant_since = Days(column="emptied_since", only_if="{state} = 'vacant'")
    holders = Rows(HolderSerializer(), by="seat", where={"status__in": COUNTED})
    generated = Generated()

    class Meta:
        model = Seat

    @classmethod
    def dressed(cls, rows: QuerySet[Any], day: Day) -> QuerySet[Any]:
        return seated(rows, day)
