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

    from_ = Days(source="start", help_text="When it begins.")
    to = Days(source="end", help_text="When it ended or will end; null where no end is recorded.")
    open = serializers.BooleanField(source="end_open", help_text="Whether the law sets no end.")


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
    number = Text(help_text="Its number, as on the act.")
    title = Words()
    date = Days(source="adopted", help_text="When it was adopted.")
    url = Text(help_text="Where its text is.")

    class Meta:
        model = LegalAct


class AuthoritySerializer(LastingResource):
    id = serializers.IntegerField()
    code = serializers.CharField()
    kind = serializers.ChoiceField(choices=Authority.Kind.choices, help_text="What it is.")
    country = Text()
    name = Words()
    in_force = Span()
    holds = holds()
    commission = CommissionRef(
        allow_null=True, help_text="The commission it is, where a commission appoints or proposes."
    )
    note = Text()
    sources = sources()
    generated = Generated()

    class Meta:
        model = Authority


class EffectOnActSerializer(Resource):
    """What an act does to another."""

    effect = serializers.ChoiceField(choices=ActEffect.Effect.choices, help_text="What the act does to the other.")
    act = ActRef(source="affected", help_text="The other act.")

    class Meta:
        model = ActEffect


class EffectOfActSerializer(Resource):
    """What another act does to this one."""

    effect = serializers.ChoiceField(choices=ActEffect.Effect.choices, help_text="What the other act does to this one.")
    act = ActRef(help_text="The other act.")

    class Meta:
        model = ActEffect


class ActSerializer(LastingResource):
    id = serializers.IntegerField()
    slug = serializers.CharField()
    kind = serializers.ChoiceField(choices=LegalAct.Kind.choices, help_text="What kind of act it is.")
    number = Text(help_text="Its number, as on the act.")
    title = Words()
    date = Days(source="adopted", help_text="When it was adopted.")
    url = Text(help_text="Where its text is.")
    issuer = AuthorityRef(allow_null=True, help_text="Who adopted it.")
    in_force = Span(help_text="When it is in force.")
    holds = holds()
    publication = SourceSerializer(allow_null=True, help_text="Where it was published.")
    effects = Rows(
        EffectOnActSerializer(), order=("effect", "affected_id", "id"), help_text="What it does to other acts."
    )
    affected_by = Rows(EffectOfActSerializer(), order=("effect", "act_id", "id"), help_text="What other acts do to it.")
    note = Text()
    sources = sources()
    generated = Generated()

    class Meta:
        model = LegalAct


class BasisSerializer(Resource):
    """An article of an act on which a regime rests."""

    act = ActRef()
    article = Text(help_text="The article, as it is written in references.")

    class Meta:
        model = RegimeBasis


class QuotaSerializer(Resource):
    """Who fills how many places, how, with whose proposal and consent, and for how long."""

    code = serializers.CharField()
    label = Words()  # type: ignore[assignment]  # a field of this name
    authority = AuthorityRef(allow_null=True, help_text="Who fills it; null where unknown.")
    fills = serializers.ChoiceField(choices=Quota.Fills.choices, help_text="Whether it fills seats or an office.")
    office = Choice(choices=Office.choices, allow_null=True, help_text="The office it fills, or that its seat carries.")
    size = serializers.ChoiceField(
        choices=Quota.Size.choices,
        help_text="Whether its number is stated, unknown, or left to a decision on each commission.",
    )
    number = serializers.IntegerField(allow_null=True, help_text="How many seats; null where that is not stated.")
    method = serializers.ChoiceField(choices=Quota.Method.choices, help_text="How it is filled.")
    proposer = AuthorityRef(allow_null=True, help_text="On whose proposal.")
    consent = serializers.ChoiceField(choices=Tristate.choices, help_text="Whether consent is needed.")
    consent_of = AuthorityRef(allow_null=True, help_text="Whose consent.")
    term_years = serializers.IntegerField(allow_null=True, help_text="For how many years; null where unknown.")
    term_runs = serializers.ChoiceField(
        choices=Quota.TermRuns.choices,
        help_text="Whether the term runs from the appointment or with the whole commission.",
    )
    note = Text()
    sources = sources()

    class Meta:
        model = Quota


class ProvisionSerializer(LastingResource):
    """A dated rule that fills no seat."""

    code = serializers.CharField()
    kind = serializers.ChoiceField(choices=Provision.Kind.choices, help_text="What it rules.")
    text = Words(help_text="What it says.")
    act = ActRef(allow_null=True)
    article = Text(help_text="The article, as it is written in references.")
    in_force = Span(help_text="When it is in force.")
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
    commission = CommissionRef(allow_null=True, help_text="The one commission it is for; null where it is for a level.")
    country = Text()
    level = Choice(
        choices=Level.choices, allow_null=True, help_text="The level it is for; null where it is for one commission."
    )
    in_force = Span(help_text="When it is in force.")
    holds = holds()
    members_hold_over = serializers.ChoiceField(
        choices=Tristate.choices, help_text="Whether members serve on after their term until others are appointed."
    )
    incumbents_hold_over = serializers.ChoiceField(
        choices=Tristate.choices,
        help_text="Whether members of the earlier regime serve on until the first formation under this one.",
    )
    deadline = Deadline(help_text="By when a new commission is due.")
    window = Window(help_text="When before the end of the term the next commission is formed.")
    bases = Rows(BasisSerializer(), order=("position",), help_text="The articles it rests on.")
    quotas = Rows(QuotaSerializer(), order=("position", "code"), help_text="Who fills which seats and offices.")
    provisions = Rows(ProvisionSerializer(), order=("code",), help_text="Its rules that fill no seat.")
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
    short_name = Words(help_text="Its short name.")
    native_name = Text(help_text="Its name in the language of its country.")
    parent = CommissionRef(allow_null=True, help_text="The commission above it.")
    predecessor = CommissionRef(allow_null=True, help_text="The commission it follows.")
    in_force = Span(help_text="When it exists.")
    holds = holds()
    founding_act = ActRef(allow_null=True, help_text="The act that founded it.")
    founded_by = AuthorityRef(allow_null=True, help_text="Who founded it.")
    address = Words(help_text="Where it is.")
    website = Text(help_text="Its website.")
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
    of = serializers.ChoiceField(choices=CommissionCount.Of.choices, help_text="What was counted.")
    part = Words(help_text="Of which part, where not of the whole country.")
    number = serializers.IntegerField(help_text="How many were counted.")
    day = Days(help_text="On which day.")
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
    number = serializers.IntegerField(help_text="Its number within its quota, the registry's own.")
    code = SeatCode()
    label = Words(source="quota.label", help_text="What the seat is.")  # type: ignore[assignment]  # a field of this name

    class Meta:
        model = Seat
