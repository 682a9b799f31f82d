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

    kind = Text(source="evidence_kind", help_text="The kind of the latest evidence.")
    first = serializers.DateField(source="first_evidence", allow_null=True, help_text="The day of the first evidence.")
    last = serializers.DateField(source="last_evidence", allow_null=True, help_text="The day of the last evidence.")


class AppointmentSerializer(Resource):
    """A person on a commission; `status` and `offices` are those of the day the answer speaks of."""

    id = serializers.IntegerField()
    person = PersonRef()
    commission = CommissionRef(help_text="The commission appointed to.")
    seat = SeatRef(allow_null=True, help_text="The seat filled; null where it is not known.")
    regime = Text(source="regime.code", help_text="The code of the regime it is under.")
    authority = AuthorityRef(allow_null=True, help_text="Who appointed or elected; null where it is not known.")
    offices = serializers.ListField(
        child=serializers.ChoiceField(choices=Office.choices), source="offices_that_day", help_text="The highest first."
    )
    status = Choice(
        choices=Status.choices, allow_null=True, help_text="Null for someone last seen too long ago to be listed."
    )
    started = Days(source="start", help_text="When the service began.")
    term_years = serializers.IntegerField(
        source="term", allow_null=True, help_text="For how many years; null where unknown."
    )
    term_reason = Text(help_text="Why the term is another than the rule's.")
    statutory_end = Days(columns=("statutory_earliest", "statutory_latest"), help_text="When the term ends by law.")
    expected_end = Days(help_text="When the end was announced for.")
    ended = Days(source="end", help_text="When the service ended; null where no end is recorded.")
    end_reason = Choice(choices=Appointment.EndReason.choices, allow_null=True, help_text="Why it ended.")
    evidence = Evidence(help_text="Why the name is shown.")
    appointed_by = Rows(
        ActRef(),
        source="acts",
        through="act",
        where={"role": "appointed"},
        order=("act_id", "id"),
        help_text="The acts that appointed.",
    )
    ended_by = Rows(
        ActRef(),
        source="acts",
        through="act",
        where={"role": "ended"},
        order=("act_id", "id"),
        help_text="The acts that ended it.",
    )
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
    carried = serializers.BooleanField(help_text="Whether the seat brings the office with it.")
    started = Days(source="start", help_text="When it was taken.")
    ended = Days(source="end", help_text="When it was left; null where no end is recorded.")
    act = ActRef(allow_null=True)
    appointment = serializers.IntegerField(
        source="appointment_id", help_text="The id of the appointment it belongs to."
    )
    note = Text()
    sources = sources()

    class Meta:
        model = OfficeHolding


class RosterRef(Resource):
    """A list of who sat on a day; who is missing from a complete one did not serve."""

    id = serializers.IntegerField()
    day = Days(help_text="On which day.")
    complete = serializers.BooleanField(help_text="Whether who is missing from it did not serve.")

    class Meta:
        model = Roster


class AttestationSerializer(Resource):
    """A source saw this appointee in office, as what in its own words, on one day or throughout a period."""

    id = serializers.IntegerField()
    person = PersonRef(source="appointment.person", help_text="Who was seen.")
    commission = CommissionRef()
    appointment = serializers.IntegerField(
        source="appointment_id", help_text="The id of the appointment it is evidence for."
    )
    kind = serializers.ChoiceField(choices=Attestation.Kind.choices, help_text="How they were seen.")
    seen = Days(help_text="When; a period where `throughout` says so.")
    throughout = serializers.BooleanField(
        help_text="Whether they were seen over the whole period, or on one day within it."
    )
    office = Choice(choices=Office.choices, allow_null=True)
    seen_as = Words(help_text="As what, in the source's own words.")
    act = ActRef(allow_null=True, help_text="The act they were seen in.")
    roster = RosterRef(allow_null=True, help_text="The list they were on.")
    note = Text()
    sources = sources()
    generated = Generated()

    class Meta:
        model = Attestation


class NominationSerializer(Resource):
    """Who proposed, backed or consented to whom, for what, with what outcome; never an appointment."""

    id = serializers.IntegerField()
    person = PersonRef(help_text="Who was proposed.")
    commission = CommissionRef()
    seat = SeatRef(allow_null=True, help_text="For which seat.")
    office = Choice(choices=Office.choices, allow_null=True, help_text="For which office.")
    kind = serializers.ChoiceField(choices=Nomination.Kind.choices, help_text="What was done.")
    by = AuthorityRef(allow_null=True, help_text="Who did it.")
    by_text = Words(help_text="Who did it, in words.")
    to = AuthorityRef(allow_null=True, help_text="To whom it was put.")
    day = Days(help_text="When.")
    outcome = serializers.ChoiceField(choices=Nomination.Outcome.choices, help_text="What came of it.")
    outcome_day = Days(help_text="When that was.")
    appointment = serializers.IntegerField(
        source="appointment_id", allow_null=True, help_text="The id of the appointment that came of it."
    )
    note = Text()
    sources = sources()
    generated = Generated()

    class Meta:
        model = Nomination


class FormationSerializer(Resource):
    """The whole commission formed or dismissed by one act. `complete`: every name of it is recorded."""

    id = serializers.IntegerField()
    commission = CommissionRef()
    kind = serializers.ChoiceField(choices=Formation.Kind.choices, help_text="Whether it was formed or dismissed.")
    regime = Text(source="regime.code")
    authority = AuthorityRef(allow_null=True, help_text="Who did it.")
    act = ActRef(allow_null=True, help_text="By which act.")
    day = Days(help_text="When.")
    complete = serializers.BooleanField(help_text="Whether every name of it is recorded.")
    note = Text()
    sources = sources()
    generated = Generated()

    class Meta:
        model = Formation


class SpellingSerializer(Resource):
    """Another spelling or an earlier name."""

    spelling = serializers.CharField()
    language = Text(help_text="The language of the spelling, by two letters.")

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
    name = Words(help_text="The full name.")
    family = Words(help_text="The family name.")
    given = Words(help_text="The given name.")
    patronymic = Words(help_text="The patronymic.")
    other_names = Rows(SpellingSerializer(), help_text="Other spellings and earlier names.")
    description = Words(help_text="Who they are, in a few words.")
    country = Text()
    birth_year = serializers.IntegerField(allow_null=True, help_text="The year of birth; the day is not kept.")
    died = Days(help_text="When they died.")
    identifiers = Rows(IdentifierSerializer(), help_text="What other registers call them.")
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
    number = serializers.IntegerField(help_text="Its number within its quota, the registry's own.")
    label = Words(source="quota.label", help_text="What the seat is.")  # type: ignore[assignment]  # a field of this name
    authority = AuthorityRef(source="quota.authority", allow_null=True, help_text="Who fills it.")
    office = Choice(choices=Office.choices, allow_null=True, help_text="The office it carries.")
    state = Choice(choices=STATES, allow_null=True, help_text="Its state on the day.")
    vacant_since = Days(
        column="emptied_since", only_if="{state} = 'vacant'", help_text="Since when it is known to be empty."
    )
    holders = Rows(
        HolderSerializer(),
        by="seat",
        where={"status__in": COUNTED},
        help_text="Who sits in it on the day; two where one is uncertain.",
    )
    generated = Generated()

    class Meta:
        model = Seat

    @classmethod
    def dressed(cls, rows: QuerySet[Any], day: Day) -> QuerySet[Any]:
        return seated(rows, day)
