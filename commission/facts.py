"""All that a composition needs to know of the law: read in one statement, as plain values."""

import datetime
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec
from rest_framework import serializers

from commission.models import Authority, Commission, Quota, Regime, RegimeBasis, Seat
from commission.models.terms import Level, Office, Tristate
from commission.serializers import ActRef, CommissionRef, LastingResource, SeatCode, holds
from registry.api.compiling import json_of
from registry.api.serializers import Choice, Days, Resource, Rows, Text, Words
from registry.api.statement import ON_DAY, TEXT, Numbered, Slot, Statement
from registry.api.values import value_type
from registry.revision import HEAD


class AuthorityFact(Resource):
    id = serializers.IntegerField()
    code = serializers.CharField()
    kind = serializers.ChoiceField(choices=Authority.Kind.choices)
    name = Words()

    class Meta:
        model = Authority


class QuotaFact(Resource):
    id = serializers.IntegerField()
    code = serializers.CharField()
    regime_id = serializers.IntegerField()
    label = Words()  # type: ignore[assignment]  # a field of this name
    authority = AuthorityFact(allow_null=True)
    authority_id = serializers.IntegerField(allow_null=True)
    fills = serializers.ChoiceField(choices=Quota.Fills.choices)
    office = Choice(choices=Office.choices, allow_null=True)
    size = serializers.ChoiceField(choices=Quota.Size.choices)
    number = serializers.IntegerField(allow_null=True)
    method = serializers.ChoiceField(choices=Quota.Method.choices)
    proposer = AuthorityFact(allow_null=True)
    consent = serializers.ChoiceField(choices=Tristate.choices)
    consent_of = AuthorityFact(allow_null=True)
    term_years = serializers.IntegerField(allow_null=True)
    term_runs = serializers.ChoiceField(choices=Quota.TermRuns.choices)

    class Meta:
        model = Quota


class BasisFact(Resource):
    act = ActRef()
    article = Text()

    class Meta:
        model = RegimeBasis


class RegimeFact(LastingResource):
    id = serializers.IntegerField()
    code = serializers.CharField()
    name = Words()
    scope = serializers.CharField()
    start = Days()
    end = Days()
    end_open = serializers.BooleanField()
    holds = holds()
    members_hold_over = serializers.ChoiceField(choices=Tristate.choices)
    incumbents_hold_over = serializers.ChoiceField(choices=Tristate.choices)
    deadline_period = Text()
    deadline_from = Days()
    deadline_event = Words()
    bases = Rows(BasisFact(), order=("position",))
    quotas = Rows(QuotaFact(), order=("position", "code"))

    class Meta:
        model = Regime


class SeatFact(Resource):
    id = serializers.IntegerField()
    number = serializers.IntegerField()
    code = SeatCode()
    office = Choice(choices=Office.choices, allow_null=True)
    regime_id = serializers.IntegerField()
    quota_id = serializers.IntegerField()
    quota = QuotaFact()

    class Meta:
        model = Seat


class CommissionFact(Resource):
    id = serializers.IntegerField()
    slug = serializers.CharField()
    level = serializers.ChoiceField(choices=Level.choices)
    level_scope = serializers.CharField()
    country = Text()
    name = Words()
    short_name = Words()
    native_name = Text()
    parent = CommissionRef(allow_null=True)
    start = Days()
    end = Days()
    founding_act = ActRef(allow_null=True)
    address = Words()
    website = Text()
    known_until = serializers.DateField(allow_null=True)
    note = Text()

    class Meta:
        model = Commission


class PredecessorFact(CommissionRef):
    id = serializers.IntegerField()


class CommissionWithSeats(CommissionFact):
    predecessor = PredecessorFact(allow_null=True)
    seats = Rows(SeatFact(), order=("quota__position", "quota__code", "number"))


@dataclass(frozen=True)
class LawFacts:
    """As of `revision`: the commission with its seats under every regime, and the regimes that may form it."""

    revision: int
    generated: bool
    commission: Any
    regimes: list[Any]


@dataclass(frozen=True)
class PeopleFacts:
    """As of `revision`: the appointments a composition names, those it does not, both by id; formations by day.

    Read by the app that keeps them, see `members.facts`.
    """

    revision: int
    appointments: list[Any]
    others: list[Any]
    formations: list[Any]

    @property
    def everyone(self) -> list[Any]:
        return [*self.appointments, *self.others]


def law_facts(slug: str, day: datetime.date) -> LawFacts | None:
    """None where no commission has that slug."""
    statement, read_commission, read_regimes = _prepared()
    ((revision, generated, commission, regimes),) = statement.run({"slug": slug, "as_of": day})
    if commission is None:
        return None
    return LawFacts(revision, generated, read_commission(commission), read_regimes(regimes or "[]"))


@cache
def _prepared() -> tuple[Statement, Any, Any]:
    commission, regime = CommissionWithSeats(), RegimeFact()
    read_commission = msgspec.json.Decoder(value_type(commission)).decode
    read_regimes = msgspec.json.Decoder(list[value_type(regime)]).decode  # type: ignore[misc]
    return Statement(_sql), read_commission, read_regimes


def _sql(inline: Numbered) -> str:
    slug = Slot("slug", TEXT)
    commission = json_of(CommissionWithSeats(), Commission.objects.filter(slug=slug).order_by(), inline, ON_DAY)
    rows = RegimeFact.dressed(Regime.objects.of_commission(slug).order_by(), ON_DAY)
    regimes = json_of(RegimeFact(), rows, inline, ON_DAY)
    return (
        f"SELECT h.number, h.generated, c.json, (SELECT '[' || string_agg(r.json, ',') || ']' FROM ({regimes}) r) "
        f"FROM ({HEAD}) h LEFT JOIN ({commission}) c ON true"
    )
