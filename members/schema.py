"""What the answers look like that are put together from plain values, for OpenAPI."""

from typing import Any

from rest_framework import serializers

from commission.models.terms import Office
from commission.serializers import ActRef, AuthorityRef, CommissionRef
from members.seating import STATES
from members.serializers import AppointmentSerializer, PersonRef
from registry.api.serializers import Choice, Days, Text, Words


class Shown(serializers.Serializer[Any]):
    """A trailing `_` of a name is dropped."""

    def get_fields(self) -> dict[str, Any]:
        return {name.rstrip("_"): field for name, field in super().get_fields().items()}


class BasisShown(Shown):
    act = ActRef()
    article = Text()


class SpanShown(Shown):
    from_ = Days()
    to = Days()


class RegimeInForce(Shown):
    code = serializers.CharField()
    in_force = SpanShown()
    bases = BasisShown(many=True)


class RegimeCandidate(Shown):
    code = serializers.CharField()


class SeatInComposition(Shown):
    number = serializers.IntegerField()
    code = serializers.CharField()
    label = Words()  # type: ignore[assignment]  # a field of this name
    authority = AuthorityRef(allow_null=True)
    office = Choice(choices=Office.choices, allow_null=True)
    state = serializers.ChoiceField(choices=STATES)
    vacant_since = Days()
    appointment = AppointmentSerializer(allow_null=True)


class OfficesShown(Shown):
    chair = AppointmentSerializer(allow_null=True)
    acting_chair = AppointmentSerializer(allow_null=True)
    deputy_chair = AppointmentSerializer(allow_null=True)
    secretary = AppointmentSerializer(allow_null=True)


class CountsShown(Shown):
    """Null where it is not known; `serving` is 0 only where nobody is known to serve."""

    seats = serializers.IntegerField(allow_null=True)
    held = serializers.IntegerField()
    vacant = serializers.IntegerField(allow_null=True)
    undocumented = serializers.IntegerField()
    uncertain = serializers.IntegerField()
    serving = serializers.IntegerField(allow_null=True)
    holding_over = serializers.IntegerField()
    unconfirmed = serializers.IntegerField()


class RecordConcerned(Shown):
    type = serializers.CharField()
    id = serializers.IntegerField()
    url = Text()


class FindingShown(Shown):
    """Something the composition breaks, lacks or leaves open."""

    code = serializers.CharField()
    severity = serializers.ChoiceField(choices=("violation", "warning", "gap", "note"))
    message = Words()
    since = Days()
    act = ActRef(allow_null=True)
    article = Text()
    about = RecordConcerned(many=True)
    data = serializers.DictField()  # type: ignore[assignment]  # a field of this name


class CompositionShown(Shown):
    """Who sat on a commission on a day."""

    commission = CommissionRef()
    as_of = serializers.DateField()
    known_at = serializers.DateTimeField(
        allow_null=True, help_text="The instant whose knowledge this is; null for the registry as it is."
    )
    known_until = serializers.DateField(allow_null=True, help_text="After it nobody is said to serve.")
    projected = serializers.BooleanField(help_text="Whether the day lies in the future.")
    generated = serializers.BooleanField()
    regime = RegimeInForce(allow_null=True)
    regime_candidates = RegimeCandidate(many=True)
    holdover = serializers.BooleanField()
    seats = SeatInComposition(many=True)
    unseated = AppointmentSerializer(many=True)
    holding_over = AppointmentSerializer(many=True)
    unconfirmed = AppointmentSerializer(many=True)
    uncertain = AppointmentSerializer(many=True)
    offices = OfficesShown()
    counts = CountsShown()
    findings = FindingShown(many=True)


class ChangeShown(Shown):
    """A day on which the composition is another than the day before; `findings` are codes."""

    day = serializers.DateField()
    regime = Text()
    joined = PersonRef(many=True)
    left = PersonRef(many=True)
    counts = CountsShown()
    findings = serializers.ListField(child=serializers.CharField())


class ChangesShown(Shown):
    commission = CommissionRef()
    from_ = serializers.DateField(allow_null=True)
    to = serializers.DateField(allow_null=True)
    generated = serializers.BooleanField()
    changes = ChangeShown(many=True)
