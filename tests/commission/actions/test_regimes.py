"""A new rule, with its articles, its quotas and at once its seats."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from commission.actions import BasisDraft, QuotaDraft, lay_down_regime
from commission.models import LegalAct, Quota, Regime, Seat
from registry.door import carry_out
from registry.period import parse_day
from registry.words import Words
from tests.factories import AuthorityFactory, CommissionFactory, LegalActFactory, QuotaFactory, RegimeFactory, days

pytestmark = pytest.mark.django_db


def test_a_rule_of_a_level_makes_the_seats_of_every_commission_and_ends_the_rule_before() -> None:
    commissions = [CommissionFactory(level="territorial"), CommissionFactory(level="territorial")]
    before = RegimeFactory(commission=None, country="KZ", level="territorial", **days(start="2004-01-01"))
    law, maslikhat = LegalActFactory(), AuthorityFactory()
    regime = carry_out(
        lambda: lay_down_regime(
            code="LOW-2026",
            country="KZ",
            level="territorial",
            start=parse_day("2026-07-01"),
            bases=[BasisDraft(act=law, article="Art 10"), BasisDraft(act=law, article="Art 13")],
            quotas=[
                QuotaDraft(code="M", label=Words(en="Member"), authority=maslikhat, number=7, method="elects"),
                QuotaDraft(code="SEC", fills="office", office="secretary", number=1),
            ],
            members_hold_over="yes",
            window_begins_before="P2M",
        ),
        by="editor",
        because="The law of 2026",
    ).result
    before.refresh_from_db()
    assert before.certain.upper == datetime.date(2026, 7, 1)
    assert (regime.members_hold_over, regime.window_begins_before) == ("yes", "P2M")
    assert list(regime.bases.values_list("position", "article")) == [(1, "Art 10"), (2, "Art 13")]
    assert list(regime.quotas.values_list("position", "code", "method")) == [(1, "M", "elects"), (2, "SEC", "appoints")]
    assert [Seat.objects.filter(commission=one, regime=regime).count() for one in commissions] == [7, 7]
    assert [citation.source for citation in regime.citations.all()] == [LegalAct.objects.get().publication]


def test_a_rule_that_starts_with_another_or_a_quota_that_does_not_add_up_is_refused_whole() -> None:
    first = QuotaFactory().regime

    def again(**quota: object) -> None:
        lay_down_regime(
            code="NEXT",
            commission=first.commission,
            start=first.start,
            bases=[],
            quotas=[QuotaDraft(code="A", **quota)],  # type: ignore[arg-type]
        )

    with pytest.raises(ValidationError) as refused:
        carry_out(lambda: again(number=2), by="editor", because="A law")
    assert refused.value.messages == [
        "Another regime is certainly in force then. Record its end first.",
        f"Recorded there: {first}, since: 21 May 2007.",
    ]
    Regime.objects.filter(pk=first.pk).update(**days(end="2007-05-21"))
    with pytest.raises(ValidationError, match="A fixed quota has a number"):
        carry_out(lambda: again(number=None), by="editor", because="A law")
    assert (Regime.objects.count(), Quota.objects.count()) == (1, 1)
