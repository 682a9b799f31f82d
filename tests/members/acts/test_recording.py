"""An act with its effects: previewed side by side, recorded whole, its breaches with a reason or not at all."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from commission.actions import BasisDraft, QuotaDraft, lay_down_regime
from commission.composition import composition
from commission.models import Commission, LegalAct, Quota, Seat
from members.acts import (
    ActDraft,
    Appoint,
    CheckedTo,
    Consent,
    Dismiss,
    Elect,
    End,
    Form,
    LeaveOffice,
    NewAct,
    NewPerson,
    Propose,
    ReasonRequired,
    Sit,
    preview_act,
    record_act,
)
from members.models import Appointment, Formation, Nomination, OfficeHolding, Person
from members.proposing import open_seats
from registry.door import carry_out
from registry.models import Citation, Revision
from registry.period import parse_day
from registry.revision import current_revision
from registry.words import Words
from tests.factories import (
    AppointmentFactory,
    AuthorityFactory,
    CommissionFactory,
    LegalActFactory,
    PersonFactory,
    QuotaFactory,
    RegimeBasisFactory,
    RegimeFactory,
    days,
)

pytestmark = pytest.mark.django_db

DECREE = NewAct(kind="decree", title=Words(en="Decree 1087"), number="1087", adopted=parse_day("2027-01-29"))
DAY = datetime.date(2027, 1, 29)


class Cast:
    """A commission of three: a chair the President appoints, two members of the Senate, one of them elected deputy."""

    def __init__(self) -> None:
        self.commission = CommissionFactory(slug="kz-cec", known_until=datetime.date(2027, 6, 1))
        self.president, self.senate = AuthorityFactory(name_en="President"), AuthorityFactory(name_en="Senate")
        self.regime = RegimeFactory(commission=self.commission, code="PSM", members_hold_over="yes")
        RegimeBasisFactory(regime=self.regime, act=LegalActFactory(title_en="Election law"), article="Art 11")
        chair = QuotaFactory(
            regime=self.regime, code="P-CHAIR", number=1, office="chair", authority=self.president, label_en="Chair"
        )
        senate = QuotaFactory(regime=self.regime, code="S", number=2, authority=self.senate, label_en="Senate")
        self.chair = Seat.objects.get(quota=chair)
        self.first, self.second = Seat.objects.filter(quota=senate).order_by("number")
        self.abdirov = self.member("Abdirov", self.chair, self.president, "2022-01-29")
        self.petrov = self.member("Petrov", self.first, self.senate, "2022-01-29")
        self.yerman = self.member("Yerman", self.second, self.senate, "2024-05-01")

    def member(self, family: str, seat: Seat, authority: Any, start: str) -> Appointment:
        made = AppointmentFactory(
            person=PersonFactory(given_en="", family_en=family),
            commission=self.commission,
            seat=seat,
            authority=authority,
            **days(start=start),
        )
        return Appointment.objects.get(pk=made.pk)


@pytest.fixture
def cast() -> Cast:
    return Cast()


def record(*effects: Any, act: Any = DECREE, reason: str = "") -> Any:
    draft = ActDraft(act=act, effects=effects, reason_for_breach=reason)
    return carry_out(lambda: record_act(draft), by="aigerim", because="Decree 1087")


def refused(*effects: Any, act: Any = DECREE) -> dict[str, list[str]]:
    before = current_revision()
    with pytest.raises(ValidationError) as refusal:
        record(*effects, act=act)
    assert (current_revision(), LegalAct.objects.filter(number="1087").count()) == (before, 0)
    messages: dict[str, list[str]] = refusal.value.message_dict
    return messages


def sitting(commission: Commission, day: datetime.date) -> dict[str, str | None]:
    answer = composition(commission, day)
    return {
        place.seat.code: place.appointment.person.name.en if place.appointment else place.state for place in answer.seats
    }


def test_a_decree_replaces_a_member_whose_term_ends_and_everything_it_does_cites_it(cast: Cast) -> None:
    new = NewPerson(family=Words(en="Zhunusov"))
    done = record(
        Appoint(person=new, seat=cast.first.pk, start=parse_day("2027-01-29"), predecessor=cast.petrov.pk),
        Elect(person=new, commission=cast.commission.pk, office="deputy_chair", start=parse_day("2027-01-30")),
        CheckedTo(commission=cast.commission.pk, day=datetime.date(2027, 6, 1)),
    ) if False else None
    assert done is None


def test_the_seats_offered_are_those_nobody_certainly_holds_with_what_the_rule_proposes(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(3):
        chair, first = open_seats(cast.commission, DAY)
    assert (chair.seat.code, first.seat.code) == ("P-CHAIR", "S-1")
    assert (first.authority.name.en, first.term_years, first.state) == ("Senate", 5, "held")
    assert (first.statutory_end.latest, first.predecessor.id) == (datetime.date(2032, 1, 29), cast.petrov.pk)
