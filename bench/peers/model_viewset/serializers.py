"""The API's appointment as nested serializers over model instances."""

from typing import Any

from rest_framework import serializers

from commission.models import Authority, Commission, LegalAct, Seat
from members.models import Appointment, Person
from registry.models import Citation, Head, Source
from registry.period import Day, notation


class WordsField(serializers.Field):
    def to_representation(self, words: Any) -> dict[str, str | None]:
        return words.as_json()


class DayField(serializers.Field):
    def to_representation(self, day: Day) -> dict[str, str | None]:
        return day.as_json()


class TextField(serializers.CharField):
    def to_representation(self, text: str) -> str | None:
        return text or None


class PersonSerializer(serializers.ModelSerializer):
    name = WordsField()

    class Meta:
        model = Person
        fields = ("slug", "name")


class CommissionSerializer(serializers.ModelSerializer):
    name = WordsField()

    class Meta:
        model = Commission
        fields = ("slug", "name")


class AuthoritySerializer(serializers.ModelSerializer):
    name = WordsField()

    class Meta:
        model = Authority
        fields = ("code", "name")


class SeatSerializer(serializers.ModelSerializer):
    code = serializers.CharField()
    label = WordsField(source="quota.label")

    class Meta:
        model = Seat
        fields = ("number", "code", "label")


class ActSerializer(serializers.ModelSerializer):
    number = TextField()
    title = WordsField()
    date = DayField(source="adopted")
    url = TextField()

    class Meta:
        model = LegalAct
        fields = ("id", "slug", "kind", "number", "title", "date", "url")


class SourceSerializer(serializers.ModelSerializer):
    url = TextField()
    archived_url = TextField()
    published = DayField()

    class Meta:
        model = Source
        fields = ("title", "url", "archived_url", "published")


class CitationSerializer(serializers.ModelSerializer):
    source = SourceSerializer()
    field = TextField()
    states = TextField()
    passage = TextField()

    class Meta:
        model = Citation
        fields = ("source", "field", "states", "confidence", "basis", "passage")


class EvidenceSerializer(serializers.ModelSerializer):
    kind = TextField(source="evidence_kind")
    first = serializers.DateField(source="first_evidence")
    last = serializers.DateField(source="last_evidence")

    class Meta:
        model = Appointment
        fields = ("kind", "first", "last")


class AppointmentSerializer(serializers.ModelSerializer):
    person = PersonSerializer()
    commission = CommissionSerializer()
    seat = SeatSerializer()
    regime = serializers.CharField(source="regime.code", default=None)
    authority = AuthoritySerializer()
    offices = serializers.ListField(source="offices_that_day")
    status = TextField()
    started = DayField(source="start")
    term_years = serializers.IntegerField(source="term")
    term_reason = TextField()
    statutory_end = serializers.SerializerMethodField()
    expected_end = DayField()
    ended = DayField(source="end")
    end_reason = TextField()
    evidence = EvidenceSerializer(source="*")
    appointed_by = serializers.SerializerMethodField()
    ended_by = serializers.SerializerMethodField()
    note = TextField()
    sources = CitationSerializer(source="citations", many=True)
    generated = serializers.SerializerMethodField()

    class Meta:
        model = Appointment
        fields = (
            "id", "person", "commission", "seat", "regime", "authority", "offices", "status", "started", "term_years",
            "term_reason", "statutory_end", "expected_end", "ended", "end_reason", "evidence", "appointed_by",
            "ended_by", "note", "sources", "generated",
        )  # fmt: skip

    def get_statutory_end(self, appointment: Any) -> dict[str, str | None] | None:
        bounds = appointment.statutory_earliest, appointment.statutory_latest
        return None if bounds == (None, None) else Day(notation(*bounds), *bounds, "inferred").as_json()

    def get_appointed_by(self, appointment: Any) -> list[Any]:
        return [ActSerializer(use.act).data for use in appointment.acts.all() if use.role == "appointed"]

    def get_ended_by(self, appointment: Any) -> list[Any]:
        return [ActSerializer(use.act).data for use in appointment.acts.all() if use.role == "ended"]

    def get_generated(self, _appointment: Any) -> bool:
        return self.context["generated"]


def context() -> dict[str, Any]:
    return {"generated": Head.objects.filter(generated=True).exists()}
