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
from registry.models import Citation
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
        self.abdirov = self.member("Abdirov", self.chair, self.president, "2024-01-29")
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
        place.seat.code: place.appointment.person.name.en if place.appointment else place.state
        for place in answer.seats
    }


def test_a_decree_replaces_a_member_whose_term_ends_and_everything_it_does_cites_it(cast: Cast) -> None:
    new = NewPerson(family=Words(en="Zhunusov"))
    start = parse_day("2027-01-29")
    done = record(
        Propose(person=new, seat=cast.first.pk, day=parse_day("2027-01-20")),
        Appoint(person=new, seat=cast.first.pk, start=start, predecessor=cast.petrov.pk, predecessor_end=start),
        Elect(person=new, commission=cast.commission.pk, office="deputy_chair", start=parse_day("2027-01-30")),
    )
    proposed, appointed, elected = done.result.records
    assert sitting(cast.commission, DAY) == {"P-CHAIR": "Abdirov", "S-1": "Zhunusov", "S-2": "Yerman"}
    assert composition(cast.commission, datetime.date(2027, 2, 1)).offices["deputy_chair"].id == appointed.pk
    assert (proposed.person, elected.appointment) == (appointed.person, appointed)
    assert Person.objects.filter(family_en="Zhunusov").count() == 1
    cited = Citation.objects.filter(source=done.result.act.publication)
    assert sorted(cited.values_list("content_type__model", "object_id", "field")) == sorted(
        [
            ("nomination", proposed.pk, ""),
            ("appointment", appointed.pk, ""),
            ("appointment", cast.petrov.pk, "end"),
            ("officeholding", elected.pk, ""),
        ]
    )


def test_a_preview_shows_before_and_after_and_keeps_nothing(cast: Cast) -> None:
    before = current_revision()
    draft = ActDraft(
        act=DECREE, effects=(End(appointment=cast.yerman.pk, day=parse_day("2027-01-29"), reason="resignation"),)
    )
    (shown,) = preview_act(draft).days
    assert [[place.state for place in answer.seats] for answer in (shown.before, shown.after)] == [
        ["held", "undocumented", "held"],
        ["held", "undocumented", "vacant"],
    ]
    assert [(finding.code, finding.article) for finding in shown.added] == [("seat-vacant", "Art 11")]
    assert {finding.code for finding in shown.removed} == {"no-act", "no-source"}
    assert (current_revision(), LegalAct.objects.filter(number="1087").exists()) == (before, False)
    assert preview_act(draft).breaches == ()


def test_a_preview_answers_for_the_days_asked_too(cast: Cast) -> None:
    effect = End(appointment=cast.yerman.pk, day=parse_day("2027-01-29"), reason="resignation")
    preview = preview_act(ActDraft(act=DECREE, effects=(effect,)), [datetime.date(2027, 1, 28)])
    assert [(shown.day.day, shown.after.counts["held"]) for shown in preview.days] == [(28, 3), (29, 1)]


def test_what_breaks_a_rule_asks_for_a_reason_names_the_article_and_then_keeps_the_reason(cast: Cast) -> None:
    effect = Appoint(
        person=PersonFactory(given_en="", family_en="Zhunusov").pk,
        seat=cast.first.pk,
        start=parse_day("2027-01-29"),
        authority=cast.president.pk,
        term_years=7,
        term_reason="Seven years, says the decree",
        predecessor=cast.petrov.pk,
    )
    assert refused(effect) == {
        "reason_for_breach": [
            "This breaks a rule. Correct it, or say why it is recorded nevertheless.",
            "President appointed 2 members; its quota is 1. (Election law Art 11)",
            "Zhunusov was appointed for 7 years; the rule allows 5. (Election law Art 11)",
            "Zhunusov was appointed by President to a seat that Senate fills. (Election law Art 11)",
        ]
    }
    assert [breach.code for breach in preview_act(ActDraft(act=DECREE, effects=(effect,))).breaches] == [
        "quota-exceeded",
        "term-too-long",
        "wrong-authority",
    ]
    done = record(effect, reason="So the gazette of 30 January")
    (appointment,) = done.result.records
    appointment.refresh_from_db()
    assert (len(done.result.breaches), appointment.note) == (3, "So the gazette of 30 January")


def test_a_breach_is_seen_even_where_the_records_were_not_checked_to_that_day(cast: Cast) -> None:
    Commission.objects.update(known_until=datetime.date(2026, 7, 1))
    effect = Appoint(
        person=PersonFactory().pk,
        seat=cast.first.pk,
        start=parse_day("2027-01-29"),
        authority=cast.president.pk,
        predecessor=cast.petrov.pk,
    )
    with pytest.raises(ReasonRequired) as refusal:
        record(effect)
    assert [breach.code for breach in refusal.value.breaches] == ["quota-exceeded", "wrong-authority"]
    cast.commission.refresh_from_db()
    assert cast.commission.known_until == datetime.date(2026, 7, 1)


def test_an_authority_that_fills_no_seat_that_day_is_named_with_the_rule(cast: Cast) -> None:
    court = AuthorityFactory(name_en="Supreme Court")
    effect = Appoint(
        person=PersonFactory().pk,
        commission=cast.commission.pk,
        authority=court.pk,
        start=parse_day("2027-01-29"),
    )
    assert refused(effect)["reason_for_breach"] == [
        "This breaks a rule. Correct it, or say why it is recorded nevertheless.",
        "Supreme Court fills no seat under PSM, the rule in force on 29 January 2027. (Election law Art 11)",
    ]


def test_errors_are_told_by_the_place_of_the_effect_and_nothing_is_kept(cast: Cast) -> None:
    start = parse_day("2027-01-29")
    fine = Appoint(person=PersonFactory().pk, seat=cast.first.pk, start=start, predecessor=cast.petrov.pk)
    taken = Appoint(person=PersonFactory().pk, seat=cast.second.pk, start=start)
    assert refused(fine, taken) == {
        "effects.1.seat": [
            "Seat S-2 is held by Yerman since 1 May 2024. Record when and why they left, or choose them as the "
            "predecessor, and save again."
        ]
    }
    twice = Appoint(person=PersonFactory().pk, seat=cast.first.pk, start=start)
    assert refused(Form(commission=cast.commission.pk, day=start, members=(fine, twice))).keys() == {
        "effects.0.members.1.seat"
    }
    assert refused(fine, act=NewAct(kind="", title=Words(en="Decree"), number="1087")) == {
        "act.kind": ["This field cannot be blank."]
    }
    assert refused(LeaveOffice(holding=0, day=start)) == {
        "effects.0.holding": ["№ 0 is not on the record any more. Choose again."]
    }


def test_a_number_already_on_the_record_is_the_same_act(cast: Cast) -> None:
    LegalActFactory(kind="decree", number="1087", title_en="Decree of January", **days(adopted="2027-01-29"))
    before = current_revision()
    with pytest.raises(ValidationError) as refusal:
        record(Dismiss(commission=cast.commission.pk, day=parse_day("2027-02-01")))
    assert refusal.value.message_dict == {
        "act.number": ["An act with the number “1087” is already recorded: Decree of January. Choose it instead."]
    }
    assert current_revision() == before
    of_another_year = NewAct(kind="decree", title=Words(en="Decree"), number="1087", adopted=parse_day("2028"))
    assert record(act=of_another_year).result.act.number == "1087"


def test_a_complete_list_says_who_does_not_serve(cast: Cast) -> None:
    people = (cast.abdirov.person_id, NewPerson(family=Words(en="Newcomer")))
    record(Sit(commission=cast.commission.pk, day=parse_day("2025-03-01"), people=people))
    day = datetime.date(2025, 3, 1)
    statuses = {
        member.person.family_en: member.status  # type: ignore[attr-defined]
        for member in Appointment.objects.with_status(day).select_related("person")
    }
    assert statuses == {
        "Abdirov": "serving",
        "Petrov": "ended-date-unknown",
        "Yerman": "ended-date-unknown",
        "Newcomer": "serving",
    }


def test_a_dismissal_leaves_nobody_and_a_new_composition_in_one_act_seats_everyone(cast: Cast) -> None:
    record(Dismiss(commission=cast.commission.pk, day=parse_day("2027-01-10"), authority=cast.president.pk))
    assert composition(cast.commission, datetime.date(2027, 1, 10)).counts["serving"] == 0
    members = tuple(
        Appoint(person=NewPerson(family=Words(en=family)), seat=seat.pk, start=parse_day("2027-01-29"))
        for family, seat in (("A", cast.chair), ("B", cast.first), ("C", cast.second))
    )
    act = NewAct(kind="decree", title=Words(en="Decree 2"))
    record(Form(commission=cast.commission.pk, day=parse_day("2027-01-29"), members=members), act=act)
    formed = Formation.objects.get(kind="formed")
    assert (formed.regime, formed.complete, formed.appointments.count()) == (cast.regime, True, 3)
    assert sitting(cast.commission, DAY) == {"P-CHAIR": "A", "S-1": "B", "S-2": "C"}


def test_the_seats_offered_are_those_nobody_certainly_holds_with_what_the_rule_proposes(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    composition(cast.commission, DAY)
    with django_assert_num_queries(3):
        (first,) = open_seats(cast.commission, DAY)
    assert first.seat.code == "S-1"
    assert (first.authority.name.en, first.term_years, first.state) == ("Senate", 5, "undocumented")
    assert (first.statutory_end.latest, first.predecessor.id) == (datetime.date(2032, 1, 29), cast.petrov.pk)


def test_the_change_of_2026_is_done_by_actions_alone_and_holdover_ends_by_itself(cast: Cast) -> None:
    """A new rule with consent quotas and a deadline; the old members hold over until the new commission is formed."""
    kurultai = AuthorityFactory(name_en="Kurultai")
    constitution = LegalActFactory(kind="constitution", title_en="Constitution")
    consented = {"authority": cast.president, "consent": "yes", "consent_of": kurultai, "term_years": 5}

    def new_rule() -> Any:
        return lay_down_regime(
            code="KUR-2026",
            commission=cast.commission,
            start=parse_day("2026-07-01"),
            bases=[BasisDraft(act=constitution, article="Art 64")],
            quotas=[
                QuotaDraft(code="K-CHAIR", number=1, office="chair", label=Words(en="Chair"), **consented),
                QuotaDraft(code="K", number=2, label=Words(en="Member"), **consented),
            ],
            incumbents_hold_over="yes",
            deadline_period="P2M",
            deadline_from=parse_day("2026-09-01"),
            deadline_event=Words(en="the first session of the Kurultai"),
        )

    regime = carry_out(new_rule, by="editor", because="The new Constitution").result
    between = composition(cast.commission, datetime.date(2026, 8, 1))
    assert (between.regime.code, between.counts["holding_over"], between.counts["seats"]) == ("KUR-2026", 3, 3)
    offered = open_seats(cast.commission, datetime.date(2026, 10, 20))
    assert [(seat.seat.code, seat.quota.consent, seat.quota.consent_of.name.en) for seat in offered] == [
        ("K-CHAIR", "yes", "Kurultai"),
        ("K-1", "yes", "Kurultai"),
        ("K-2", "yes", "Kurultai"),
    ]
    assert offered[0].predecessors[0].id == cast.abdirov.pk

    names = [NewPerson(family=Words(en=name)) for name in ("A", "B", "C")]
    start = parse_day("2026-10-20")
    seats = [seat.seat.id for seat in offered]
    steps = [
        Consent(person=person, seat=seat, day=parse_day("2026-10-15"))
        for person, seat in zip(names, seats, strict=True)
    ]
    members = tuple(Appoint(person=person, seat=seat, start=start) for person, seat in zip(names, seats, strict=True))
    done = record(*steps, Form(commission=cast.commission.pk, day=start, members=members))
    assert done.result.breaches == ()

    eve, day = (composition(cast.commission, datetime.date(2026, 10, number)) for number in (19, 20))
    assert (eve.counts["holding_over"], eve.counts["serving"]) == (3, 3)
    assert (day.counts["holding_over"], day.counts["serving"], day.counts["held"]) == (0, 3, 3)
    assert sitting(cast.commission, day.day) == {"K-CHAIR": "A", "K-1": "B", "K-2": "C"}
    assert day.offices["chair"].person.name.en == "A"
    assert Formation.objects.get().regime == regime
    assert list(Nomination.objects.order_by().values_list("kind", "by", "to").distinct()) == [
        ("consented", kurultai.pk, cast.president.pk)
    ]
    assert set(Quota.objects.filter(regime=regime).values_list("consent", flat=True)) == {"yes"}
    assert not OfficeHolding.objects.filter(appointment=cast.abdirov, carried=False).exists()
