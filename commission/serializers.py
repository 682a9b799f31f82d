"""What the API says of acts, authorities, rules and commissions."""

from typing import Any

from django.db.models import Case, CharField, QuerySet, Value, When
from rest_framework import serializers

from commission.models import (
    ActEffect,
    Authority,
    Commission,
    CommissionCount,
    LegalAct,
    Provision,
    Quota,
    Regime,
    RegimeBasis,
    Seat,
)
from commission.models.terms import Level, Office, Tristate
from registry.api.serializers import (
    Choice,
    Day,
    Days,
    Expressed,
    Generated,
    Group,
    Resource,
    Rows,
    SourceSerializer,
    Text,
    Words,
    sources,
)

HOLDS = ("yes", "perhaps", "no")


def holding(rows: QuerySet[Any], day: Day) -> QuerySet[Any]:
    """Adds `holds`: whether a lasting record certainly, possibly or certainly not holds on `day`."""
    held: QuerySet[Any] = rows.annotate(
        holds=Case(
            When(certain__contains=day, then=Value("yes")),
            When(possible__contains=day, then=Value("perhaps")),
            default=Value("no"),
            output_field=CharField(),
        )
    )
    return held


class Span(Group):
    """From when to when, as far as recorded; `open`: the law sets no end."""

    from_ = Days(source="start")
    to = Days(source="end")
    open = serializers.BooleanField(source="end_open")


def holds() -> serializers.ChoiceField:
    text = "Whether the record holds on the day the answer speaks of: certainly, perhaps, or not."
    return serializers.ChoiceField(choices=HOLDS, help_text=text)


class LastingResource(Resource):
    """A body or a rule over dates."""

    @classmethod
    def dressed(cls, rows: QuerySet[Any], day: Day) -> QuerySet[Any]:
        return holding(rows, day)


class AuthorityRef(Resource):
    code = serializers.CharField()
    name = Words()

    class Meta:
        model = Authority


class CommissionRef(Resource):
    slug = serializers.CharField()
    name = Words()

    class Meta:
        model = Commission


class ActRef(Resource):
    id = serializers.IntegerField()
    slug = serializers.CharField()
    kind = serializers.ChoiceField(choices=LegalAct.Kind.choices)
    number = Text()
    title = Words()
    date = Days(source="adopted")
    url = Text()

    class Meta:
        model = LegalAct


class AuthoritySerializer(LastingResource):
    id = serializers.IntegerField()
    code = serializers.CharField()
    kind = serializers.ChoiceField(choices=Authority.Kind.choices)
    country = Text()
    name = Words()
    in_force = Span()
    holds = holds()
    commission = CommissionRef(allow_null=True)
    note = Text()
    sources = sources()
    generated = Generated()

    class Meta:
        model = Authority


class EffectOnActSerializer(Resource):
    """What an act does to another."""

    effect = serializers.ChoiceField(choices=ActEffect.Effect.choices)
    act = ActRef(source="affected")

    class Meta:
        model = ActEffect


class EffectOfActSerializer(Resource):
    """What another act does to this one."""

    effect = serializers.ChoiceField(choices=ActEffect.Effect.choices)
    act = ActRef()

    class Meta:
        model = ActEffect


class ActSerializer(LastingResource):
    id = serializers.IntegerField()
    slug = serializers.CharField()
    kind = serializers.ChoiceField(choices=LegalAct.Kind.choices)
    number = Text()
    title = Words()
    date = Days(source="adopted")
    url = Text()
    issuer = AuthorityRef(allow_null=True)
    in_force = Span()
    holds = holds()
    publication = SourceSerializer(allow_null=True)
    effects = Rows(EffectOnActSerializer(), order=("effect", "affected_id", "id"))
    affected_by = Rows(EffectOfActSerializer(), order=("effect", "act_id", "id"))
    note = Text()
    sources = sources()
    generated = Generated()

    class Meta:
        model = LegalAct


class BasisSerializer(Resource):
    """An article of an act on which a regime rests."""

    act = ActRef()
    article = Text()

    class Meta:
        model = RegimeBasis


class QuotaSerializer(Resource):
    """Who fills how many places, how, with whose proposal and consent, and for how long."""

    code = serializers.CharField()
    label = Words()  # type: ignore[assignment]  # a field of this name
    authority = AuthorityRef(allow_null=True)
    fills = serializers.ChoiceField(choices=Quota.Fills.choices)
    office = Choice(choices=Office.choices, allow_null=True)
    size = serializers.ChoiceField(choices=Quota.Size.choices)
    number = serializers.IntegerField(allow_null=True)
    method = serializers.ChoiceField(choices=Quota.Method.choices)
    proposer = AuthorityRef(allow_null=True)
    consent = serializers.ChoiceField(choices=Tristate.choices)
    consent_of = AuthorityRef(allow_null=True)
    term_years = serializers.IntegerField(allow_null=True)
    term_runs = serializers.ChoiceField(choices=Quota.TermRuns.choices)
    note = Text()
    sources = sources()

    class Meta:
        model = Quota


class ProvisionSerializer(LastingResource):
    """A dated rule that fills no seat."""

    code = serializers.CharField()
    kind = serializers.ChoiceField(choices=Provision.Kind.choices)
    text = Words()
    act = ActRef(allow_null=True)
    article = Text()
    in_force = Span()
    holds = holds()
    note = Text()
    sources = sources()

    class Meta:
        model = Provision


class Deadline(Group):
    """By when a new commission is due: a period, and the day it counts from, which may be unknown."""

    period = Text(source="deadline_period", help_text="ISO 8601, `P2M`")
    from_ = Days(source="deadline_from")
    event = Words(source="deadline_event")


class Window(Group):
    """How long before the term ends the forming of the next commission begins and ends."""

    begins_before = Text(source="window_begins_before", help_text="ISO 8601, `P2M`")
    ends_before = Text(source="window_ends_before", help_text="ISO 8601, `P3D`")


class RegimeSerializer(LastingResource):
    id = serializers.IntegerField()
    code = serializers.CharField()
    name = Words()
    commission = CommissionRef(allow_null=True)
    country = Text()
    level = Choice(choices=Level.choices, allow_null=True)
    in_force = Span()
    holds = holds()
    members_hold_over = serializers.ChoiceField(choices=Tristate.choices)
    incumbents_hold_over = serializers.ChoiceField(choices=Tristate.choices)
    deadline = Deadline()
    window = Window()
    bases = Rows(BasisSerializer(), order=("position",))
    quotas = Rows(QuotaSerializer(), order=("position", "code"))
    provisions = Rows(ProvisionSerializer(), order=("code",))
    note = Text()
    sources = sources()
    generated = Generated()

    class Meta:
        model = Regime


class CommissionSerializer(LastingResource):
    id = serializers.IntegerField()
    slug = serializers.CharField()
    level = serializers.ChoiceField(choices=Level.choices)
    country = Text()
    name = Words()
    short_name = Words()
    native_name = Text()
    parent = CommissionRef(allow_null=True)
    predecessor = CommissionRef(allow_null=True)
    in_force = Span()
    holds = holds()
    founding_act = ActRef(allow_null=True)
    founded_by = AuthorityRef(allow_null=True)
    address = Words()
    website = Text()
    known_until = serializers.DateField(allow_null=True, help_text="The day to which its records were checked.")
    evidence_months = serializers.IntegerField(help_text="For how many months a sighting counts.")
    note = Text()
    sources = sources()
    generated = Generated()

    class Meta:
        model = Commission


class CountSerializer(Resource):
    """How many commissions, stations or constituencies a source counted on a day; counts may conflict."""

    id = serializers.IntegerField()
    country = Text()
    level = serializers.ChoiceField(choices=Level.choices)
    of = serializers.ChoiceField(choices=CommissionCount.Of.choices)
    part = Words()
    number = serializers.IntegerField()
    day = Days()
    note = Text()
    sources = sources()
    generated = Generated()

    class Meta:
        model = CommissionCount


class SeatCode(Expressed, serializers.CharField):
    """The seat's code, unique in its commission and regime: that of its quota, with a number where it has several."""

    sql = (
        "CASE WHEN {quota__fills} = 'seats' AND {quota__number} = 1 THEN {quota__code} "
        "ELSE {quota__code} || '-' || {number} END"
    )


class SeatRef(Resource):
    number = serializers.IntegerField()
    code = SeatCode()
    label = Words(source="quota.label")  # type: ignore[assignment]  # a field of this name

    class Meta:
        model = Seat
