"""The registry as Popolo (popoloproject.com), for tools that read that: a serializer a class.

Popolo knows one language, exact or partial dates and no doubt. What it has no room for stands beside it under the
registry's own names: `names`, `started`, `ended`, `status`, `appointed_by`, `ended_by`.
"""

from typing import Any

from rest_framework import serializers

from commission.models import Authority, Commission, Seat
from commission.serializers import ActRef
from elections.models import Event
from members.models import Appointment, OfficeHolding, Person, PersonIdentifier, PersonName
from members.status import Status
from registry.api.serializers import Choice, Days, Expressed, Resource, Rows, Text, Words
from registry.models import Citation


class Computed(Expressed, serializers.CharField):
    """A text given by SQL over columns."""

    def __init__(self, sql: str, **options: Any) -> None:
        self.sql = sql  # type: ignore[misc]  # of this field alone
        super().__init__(**{"allow_null": True, "source": "*", **options})


def spoken(words: str, by: str = "") -> Computed:
    """One language of three: the first of English, Russian and Kazakh in which `by`, or else itself, is known."""
    cases = [f"WHEN {{{by or words}_{code}}} <> '' THEN nullif({{{words}_{code}}}, '')" for code in ("en", "ru", "kk")]
    return Computed(f"CASE {' '.join(cases)} END")


def date(prefix: str) -> Computed:
    """A day, or the month or year it lies in; null where it may lie in two years, or a bound is unknown."""
    earliest, latest = f"{{{prefix}_earliest}}", f"{{{prefix}_latest}}"
    forms = ("YYYY-MM-DD", "YYYY-MM", "YYYY")
    cases = [f"WHEN to_char({earliest}, '{form}') = to_char({latest}, '{form}')" for form in forms]
    known = [f"{case} THEN to_char({earliest}, '{form}')" for case, form in zip(cases, forms, strict=True)]
    return Computed(f"CASE {' '.join(known)} END", help_text="A day, a month or a year; null where not known so far.")


def reference(place: str, key: str, **options: Any) -> Computed:
    """The address of a record below `/api/v1/`, which is its id here."""
    return Computed(f"'{place}/' || {{{key}}}", **options)


class PopoloLink(Resource):
    """A source with an address; the others are on the record itself."""

    url = serializers.CharField(source="source.url")
    note = Text(source="source.title")
    field = Text(help_text="The field of the record it speaks of.")

    class Meta:
        model = Citation


def links() -> Rows:
    return Rows(PopoloLink(), source="citations", where={"source__url__gt": ""})


class PopoloOtherName(Resource):
    name = serializers.CharField(source="spelling")
    note = Text(source="language")

    class Meta:
        model = PersonName


class PopoloIdentifier(Resource):
    identifier = serializers.CharField(source="value")
    scheme = serializers.CharField()

    class Meta:
        model = PersonIdentifier


class PopoloPerson(Resource):
    id = reference("people", "slug", allow_null=False)
    name = spoken("name")
    names = Words(source="name")
    family_name = spoken("family", by="name")
    given_name = spoken("given", by="name")
    patronymic_name = spoken("patronymic", by="name")
    other_names = Rows(PopoloOtherName())
    summary = spoken("description")
    birth_date = Computed("{birth_year}::text")
    death_date = date("died")
    identifiers = Rows(PopoloIdentifier())
    sources = links()

    class Meta:
        model = Person


class PopoloCommission(Resource):
    id = reference("commissions", "slug", allow_null=False)
    name = spoken("name")
    names = Words(source="name")
    classification = Computed("'election commission'")
    level = serializers.CharField()
    country = Text()
    parent_id = reference("commissions", "parent__slug")
    founding_date = date("start")
    dissolution_date = date("end")
    sources = links()

    class Meta:
        model = Commission


class PopoloAuthority(Resource):
    id = reference("authorities", "code", allow_null=False)
    name = spoken("name")
    names = Words(source="name")
    classification = serializers.CharField(source="kind")
    country = Text()
    founding_date = date("start")
    dissolution_date = date("end")
    sources = links()

    class Meta:
        model = Authority


class PopoloPost(Resource):
    """A seat, for as long as its regime."""

    id = reference("seats", "id", allow_null=False)
    label = spoken("quota__label")  # type: ignore[assignment]  # a field of this name
    role = Computed("coalesce(nullif({office}, ''), 'member')")
    organization_id = reference("commissions", "commission__slug")
    start_date = date("regime__start")
    end_date = date("regime__end")
    regime = Text(source="regime.code")

    class Meta:
        model = Seat


class PopoloMembership(Resource):
    """An appointment. A missing `end_date` is not a present member: `status` says what is known of the day."""

    id = reference("appointments", "id", allow_null=False)
    role = Computed("'member'")
    person_id = reference("people", "person__slug")
    organization_id = reference("commissions", "commission__slug")
    post_id = reference("seats", "seat_id")
    start_date = date("start")
    end_date = date("end")
    status = Choice(choices=Status.choices, allow_null=True, help_text="On the day the answer speaks of.")
    started = Days(source="start")
    ended = Days(source="end")
    appointed_by = Rows(ActRef(), source="acts", through="act", where={"role": "appointed"}, order=("act_id", "id"))
    ended_by = Rows(ActRef(), source="acts", through="act", where={"role": "ended"}, order=("act_id", "id"))
    sources = links()

    class Meta:
        model = Appointment

    @classmethod
    def dressed(cls, rows: Any, day: Any) -> Any:
        return rows.with_status(day)


class PopoloOffice(Resource):
    """A membership in an office; `appointment_id` is the one it belongs to."""

    id = reference("offices", "id", allow_null=False)
    role = serializers.CharField(source="office")
    person_id = reference("people", "appointment__person__slug")
    organization_id = reference("commissions", "commission__slug")
    post_id = reference("seats", "appointment__seat_id")
    appointment_id = reference("appointments", "appointment_id")
    start_date = date("start")
    end_date = date("end")
    started = Days(source="start")
    ended = Days(source="end")
    act = ActRef(allow_null=True)
    sources = links()

    class Meta:
        model = OfficeHolding


class PopoloEvent(Resource):
    id = reference("events", "slug", allow_null=False)
    name = spoken("title")
    names = Words(source="title")
    classification = serializers.CharField(source="kind")
    status = serializers.CharField()
    location = spoken("place")
    start_date = date("start")
    end_date = date("end")
    organization_id = reference("commissions", "organiser__slug")
    parent_id = reference("events", "parent__slug")
    sources = links()

    class Meta:
        model = Event
