"""What the API says of elections, other events, their votes and participants, and agreements."""

from rest_framework import serializers

from commission.serializers import ActRef, AuthorityRef, CommissionRef, LastingResource, Span, holds
from elections.models import (
    Agreement,
    AgreementParty,
    AgreementSignature,
    Event,
    Participation,
    Vote,
    VoteOption,
)
from members.serializers import PersonRef
from registry.api.serializers import Days, Generated, Percent, Resource, Rows, Text, Words, sources


class EventRef(Resource):
    slug = serializers.CharField()
    title = Words()

    class Meta:
        model = Event


class EventSerializer(Resource):
    """An election, a referendum, a conference, a session or an observation."""

    id = serializers.IntegerField()
    slug = serializers.CharField()
    kind = serializers.ChoiceField(choices=Event.Kind.choices, help_text="What kind of event it is.")
    status = serializers.ChoiceField(choices=Event.Status.choices, help_text="Whether it was held.")
    early = serializers.BooleanField(help_text="Whether it was held before its regular time.")
    by_election = serializers.BooleanField(help_text="Whether it filled seats between regular elections.")
    title = Words()
    starts = Days(source="start", help_text="Its first day.")
    ends = Days(source="end", help_text="Its last day.")
    place = Words(help_text="Where it was held.")
    country = Text()
    organiser = CommissionRef(allow_null=True, help_text="The commission that held it.")
    called_by = ActRef(allow_null=True, help_text="The act that called it.")
    parent = EventRef(allow_null=True, help_text="The event it is a part of.")
    note = Text()
    sources = sources()
    generated = Generated()

    class Meta:
        model = Event


class OptionSerializer(Resource):
    """A candidate, party or answer; `share` is in percent of what `share_of` says."""

    position = serializers.IntegerField()
    label = Words()  # type: ignore[assignment]  # a field of this name
    person = PersonRef(allow_null=True)
    votes = serializers.IntegerField(allow_null=True)
    share = Percent()
    share_of = serializers.ChoiceField(choices=VoteOption.ShareOf.choices)
    seats = serializers.IntegerField(allow_null=True)
    note = Text()
    sources = sources()

    class Meta:
        model = VoteOption


class VoteSerializer(Resource):
    """Figures of one count; conflicting counts stand side by side. `preferred`: the one judged better."""

    id = serializers.IntegerField()
    of = Words()
    stage = serializers.ChoiceField(choices=Vote.Stage.choices)
    preferred = serializers.BooleanField()
    registered = serializers.IntegerField(allow_null=True)
    cast = serializers.IntegerField(allow_null=True)
    invalid = serializers.IntegerField(allow_null=True)
    turnout = Percent(help_text="In percent, as stated; not computed from the counts.")
    seats = serializers.IntegerField(allow_null=True)
    stations = serializers.IntegerField(allow_null=True)
    options = Rows(OptionSerializer(), order=("position",))
    note = Text()
    sources = sources()

    class Meta:
        model = Vote


class ParticipantSerializer(Resource):
    """Who took part as what, on whose behalf; those no source names are a number, at least, beside the stated total."""

    id = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=Participation.Kind.choices)
    commission = CommissionRef(allow_null=True)
    authority = AuthorityRef(allow_null=True)
    person = PersonRef(allow_null=True)
    on_behalf_of = PersonRef(allow_null=True)
    country = Text()
    role = Words()
    unnamed = serializers.IntegerField(allow_null=True)
    stated_total = serializers.IntegerField(allow_null=True)
    note = Text()
    sources = sources()

    class Meta:
        model = Participation


class AgreementRef(Resource):
    slug = serializers.CharField()
    title = Words()

    class Meta:
        model = Agreement


class EventRecordSerializer(EventSerializer):
    """With its votes, participants and parts, and the agreements signed there."""

    votes = Rows(VoteSerializer(), order=("-preferred", "id"))
    participants = Rows(ParticipantSerializer())
    parts = Rows(EventRef())
    agreements = Rows(AgreementRef())


class SignatureSerializer(Resource):
    """Who signed for a party; `attestation` is the sighting in office that it is."""

    person = PersonRef()
    attestation = serializers.IntegerField(source="attestation_id", allow_null=True)

    class Meta:
        model = AgreementSignature


class PartySerializer(Resource):
    role = serializers.ChoiceField(choices=AgreementParty.Role.choices)
    commission = CommissionRef(allow_null=True)
    authority = AuthorityRef(allow_null=True)
    country = Text()
    signatures = Rows(SignatureSerializer())

    class Meta:
        model = AgreementParty


class AgreementSerializer(LastingResource):
    """A memorandum, a membership, a chairmanship; `in_force` is when it holds."""

    id = serializers.IntegerField()
    slug = serializers.CharField()
    kind = serializers.ChoiceField(choices=Agreement.Kind.choices, help_text="What kind of agreement it is.")
    title = Words()
    signed = Days(help_text="When it was signed.")
    place = Words(help_text="Where it was signed.")
    event = EventRef(allow_null=True, help_text="The event it was signed at.")
    in_force = Span(help_text="When it is in force.")
    holds = holds()
    parties = Rows(PartySerializer(), help_text="Who is party to it, with who signed.")
    note = Text()
    sources = sources()
    generated = Generated()

    class Meta:
        model = Agreement
