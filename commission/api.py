"""Resources over acts, authorities, rules and commissions."""

from django.db.models import Q
from django.utils.translation import gettext_lazy

from commission.models import Authority, Commission, CommissionCount, LegalAct, Regime
from commission.models.terms import Level
from commission.serializers import (
    HOLDS,
    ActSerializer,
    AuthoritySerializer,
    CommissionSerializer,
    CountSerializer,
    RegimeSerializer,
)
from registry.api.lists import ListView
from registry.api.parameters import Filter, between, choices, country, reference, search
from registry.api.records import RecordView

HOLDS_FILTER = choices("holds", gettext_lazy("Whether the record holds on the day: certainly, perhaps, or not."), HOLDS)


def of_commission(path: str) -> Filter:
    return reference("commission", gettext_lazy("The slug of a commission."), Commission, path)


def level(path: str = "level") -> Filter:
    return choices("level", gettext_lazy("The level of a commission."), Level.values, path)


class CommissionList(ListView):
    """Every commission, and the offices abroad that do the same work."""

    resource = CommissionSerializer
    filters = (
        search(),
        level(),
        country(),
        reference("parent", gettext_lazy("The slug of the commission above."), Commission, "parent"),
        HOLDS_FILTER,
    )


class CommissionRecord(RecordView):
    """One commission."""

    resource = CommissionSerializer


class AuthorityList(ListView):
    """Who may appoint, elect, propose or consent."""

    resource = AuthoritySerializer
    filters = (
        country(),
        reference(
            "commission", gettext_lazy("The slug of a commission for which the authority has a quota."), Commission
        ).on(lambda slot: Q(pk__in=Authority.objects.filter(quotas__regime__commission__slug=slot).values("pk"))),
        HOLDS_FILTER,
    )


class AuthorityRecord(RecordView):
    """One authority."""

    resource = AuthoritySerializer
    key = "code"


class ActList(ListView):
    """Constitutions, laws, decrees and resolutions."""

    resource = ActSerializer
    filters = (
        choices("kind", gettext_lazy("The kind of act."), LegalAct.Kind.values),
        country("issuer__country"),
        reference(
            "commission",
            gettext_lazy("The slug of a commission that rests on the act, was founded by it or has members by it."),
            Commission,
        ).on(lambda slot: Q(pk__in=LegalAct.objects.of_commission(slot).values("pk"))),
        HOLDS_FILTER,
    )


class ActRecord(RecordView):
    """One act, with what it does to others and they to it."""

    resource = ActSerializer


class RegimeList(ListView):
    """How commissions are formed, over dates: the regimes with their quotas and provisions."""

    resource = RegimeSerializer
    filters = (
        reference(
            "commission", gettext_lazy("The slug of a commission: its own regimes and those of its level."), Commission
        ).on(lambda slot: Q(pk__in=Regime.objects.of_commission(slot).values("pk"))),
        country(),
        level(),
        HOLDS_FILTER,
    )


class RegimeRecord(RecordView):
    """One regime, with its quotas and provisions."""

    resource = RegimeSerializer
    key = "code"


class CountList(ListView):
    """How many commissions or stations of a level a source counted on a day."""

    resource = CountSerializer
    dated = False
    filters = (
        level(),
        country(),
        reference(
            "commission", gettext_lazy("The slug of a commission: counts of its country and level."), Commission
        ).on(lambda slot: Q(pk__in=CommissionCount.objects.of_commission(slot).values("pk"))),
        *between("day"),
    )
