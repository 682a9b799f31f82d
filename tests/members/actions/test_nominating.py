"""Proposal and consent are dated steps of their own; by whom and to whom the rule says."""

import pytest
from django.core.exceptions import ValidationError

from commission.models import Seat
from members.actions import nominate, settle
from members.models import Nomination
from registry.door import carry_out
from registry.models import Citation
from registry.period import parse_day
from tests.factories import AuthorityFactory, CommissionFactory, LegalActFactory, PersonFactory, QuotaFactory

pytestmark = pytest.mark.django_db
Kind = Nomination.Kind


def test_by_and_to_are_those_of_the_quota_and_the_outcome_has_its_day() -> None:
    speaker, kurultai = AuthorityFactory(), AuthorityFactory()
    quota = QuotaFactory(number=1, office="chair", proposer=speaker, consent="yes", consent_of=kurultai)
    seat, person, act = Seat.objects.get(quota=quota), PersonFactory(), LegalActFactory()

    def steps() -> None:
        proposed = nominate(kind=Kind.PROPOSED, person=person, seat=seat, day=parse_day("2026-10-01"), act=act)
        nominate(kind=Kind.CONSENTED, person=person, seat=seat, day=parse_day("2026-10-15"), act=act)
        settle(nomination=proposed, outcome="appointed", day=parse_day("2026-10-20"), act=act)

    carry_out(steps, by="aigerim", because="Decree")
    assert list(Nomination.objects.values_list("kind", "by", "to", "office", "regime", "outcome")) == [
        ("proposed", speaker.pk, quota.authority.pk, "chair", quota.regime.pk, "appointed"),
        ("consented", kurultai.pk, quota.authority.pk, "chair", quota.regime.pk, "unknown"),
    ]
    assert Nomination.objects.filter(kind="proposed").get().outcome_day == parse_day("2026-10-20")
    assert list(Citation.objects.order_by("pk").values_list("field", flat=True)) == ["", "", "outcome"]


def test_a_step_before_the_commission_existed_or_for_nowhere_is_refused() -> None:
    with pytest.raises(ValidationError) as refused:
        nominate(kind=Kind.PROPOSED, person=PersonFactory(), commission=CommissionFactory(), day=parse_day("1990"))
    assert refused.value.message_dict == {
        "day": ["1990 is before Commission existed: it was founded on 8 December 1993. Correct one of the two."]
    }
    with pytest.raises(ValidationError) as refused:
        nominate(kind=Kind.PROPOSED, person=PersonFactory(), day=parse_day("2020"))
    assert refused.value.message_dict == {"commission": ["Choose the seat, or at least the commission."]}
