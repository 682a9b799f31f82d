"""Whatever is done through the door, in whatever order: undone in reverse, every row is what it was."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from commission.actions import BasisDraft, QuotaDraft, lay_down_regime, record_legal_act
from commission.models import Quota, Seat
from members.actions import (
    appoint,
    dismiss,
    elect,
    end,
    form,
    leave_office,
    merge_people,
    nominate,
    record_person,
    record_roster,
    settle,
)
from members.acts import ActDraft, Appoint, CheckedTo, End, Form, record_act
from members.models import Appointment, Attestation, Nomination, OfficeHolding, Person
from registry.actions import cite, correct, remove
from registry.door import carry_out
from registry.models import Source
from registry.period import parse_day
from registry.undo import undo
from registry.words import Words
from tests.factories import (
    AppointmentFactory,
    AttestationFactory,
    AuthorityFactory,
    CommissionFactory,
    LegalActFactory,
    NominationFactory,
    OfficeHoldingFactory,
    PersonFactory,
    SourceFactory,
    days,
)
from tests.registry.undo.test_action import registry

DAYS = ["2012-01-01", "2013-06", "2014", "2016-09-14", "../2018-03-31", "2021-05-01", "2023"]


class World:
    """One commission of a chair and two members, some people in places; actions choose among what is there."""

    def __init__(self, draw: Any) -> None:
        self.draw = draw
        self.commission = CommissionFactory(known_until=datetime.date(2023, 12, 31))
        self.act, self.source = LegalActFactory(), SourceFactory()
        self.senate = AuthorityFactory()
        quotas = [
            QuotaDraft(code="CHAIR", number=1, office="chair", authority=self.senate, term_years=5),
            QuotaDraft(code="S", number=2, authority=self.senate, term_years=4),
        ]
        self.regime = lay_down_regime(
            code=f"R-{self.commission.pk}",
            start=parse_day("2011-01-01"),
            bases=[BasisDraft(act=self.act)],
            quotas=quotas,
            commission=self.commission,
        )
        self.people = PersonFactory.create_batch(5)
        chair, first, _second = Seat.objects.filter(commission=self.commission).order_by("pk")
        here = {"commission": self.commission}
        AppointmentFactory(person=self.people[0], seat=chair, **here, **days(start="2012-01-01"))
        member = AppointmentFactory(person=self.people[1], seat=first, **here, **days(start="2013-06", end="2016"))
        AttestationFactory(appointment=member, office="secretary", **days(seen="2014-02"))
        OfficeHoldingFactory(appointment=member, office="deputy_chair", **days(start="2015-01-01"))
        NominationFactory(person=self.people[2], seat=chair, **here, **days(day="2016-01-01"))

    def one(self, rows: Any) -> Any:
        number, found = self.draw(st.integers(0, 9)), list(rows.order_by("pk"))
        if not found:
            raise ValidationError("nothing there yet")
        return found[number % len(found)]

    def day(self) -> Any:
        return parse_day(self.draw(st.sampled_from(DAYS)))

    def maybe(self, value: Any) -> Any:
        return value if self.draw(st.booleans()) else None

    def person(self) -> Person:
        return self.one(Person.objects.filter(pk__in=[person.pk for person in self.people]))  # type: ignore[no-any-return]

    def seat(self) -> Seat:
        return self.one(Seat.objects.filter(commission=self.commission))  # type: ignore[no-any-return]

    def member(self) -> Appointment:
        return self.one(Appointment.objects.filter(commission=self.commission))  # type: ignore[no-any-return]


def appoint_someone(world: World) -> None:
    predecessor = world.maybe(Appointment.objects.filter(commission=world.commission).order_by("pk").last())
    appoint(
        person=world.person(),
        seat=world.seat(),
        start=world.day(),
        acts=[world.act],
        predecessor=predecessor,
        predecessor_end=world.maybe(world.day()),
    )


def end_someone(world: World) -> None:
    end(appointment=world.member(), day=world.day(), reason="resignation", act=world.maybe(world.act))


def elect_someone(world: World) -> None:
    office = world.draw(st.sampled_from(["deputy_chair", "secretary", "chair"]))
    elect(appointment=world.member(), office=office, start=world.day(), act=world.act)


def leave_some_office(world: World) -> None:
    leave_office(holding=world.one(OfficeHolding.objects.filter(commission=world.commission)), day=world.day())


def nominate_someone(world: World) -> None:
    kind = world.draw(st.sampled_from([Nomination.Kind.PROPOSED, Nomination.Kind.CONSENTED]))
    nominate(kind=kind, person=world.person(), seat=world.seat(), day=world.day(), act=world.act)


def settle_something(world: World) -> None:
    nomination = world.one(Nomination.objects.filter(commission=world.commission))
    settle(nomination=nomination, outcome="rejected", day=world.day())


def list_some(world: World) -> None:
    people = list(dict.fromkeys([world.person(), world.person()]))
    record_roster(commission=world.commission, day=parse_day("2016-09-14"), people=people, act=world.maybe(world.act))


def form_anew(world: World) -> None:
    form(commission=world.commission, day=world.day(), act=world.act)


def dismiss_all(world: World) -> None:
    dismiss(commission=world.commission, day=world.day(), act=world.act)


def see_someone(world: World) -> None:
    office = world.draw(st.sampled_from(["", "secretary", "chair", "acting_chair"]))
    seen = days(seen=world.draw(st.sampled_from(["2015", "2016-09-14", "2022-02"])))
    Attestation.objects.create(appointment=world.member(), office=office, **seen)


def correct_a_sighting(world: World) -> None:
    seen = world.one(Attestation.objects.filter(commission=world.commission, roster=None))
    correct(record=seen, office=world.draw(st.sampled_from(["", "secretary"])), seen=parse_day("2019-02"))


def correct_the_commission(world: World) -> None:
    correct(record=world.commission, evidence_months=world.draw(st.sampled_from([6, 12, 36])))


def correct_a_member(world: World) -> None:
    correct(record=world.member(), seat=world.maybe(world.seat()), start=world.day())


def resize_a_quota(world: World) -> None:
    quota = Quota.objects.get(regime=world.regime, code="S")
    correct(record=quota, number=world.draw(st.integers(1, 4)), term_years=world.draw(st.sampled_from([None, 3, 4])))


def lay_down_another_rule(world: World) -> None:
    lay_down_regime(
        code=f"N-{world.commission.pk}",
        start=world.day(),
        bases=[BasisDraft(act=world.act, article="Art 1")],
        quotas=[QuotaDraft(code="N", number=2, authority=world.senate, term_years=5)],
        commission=world.commission,
        incumbents_hold_over=world.draw(st.sampled_from(["yes", "no", "unknown"])),
    )


def merge_two(world: World) -> None:
    merge_people(kept=world.person(), away=world.person())


def someone_dies(world: World) -> None:
    correct(record=world.person(), died=world.day())


def remove_something(world: World) -> None:
    kind = world.draw(st.sampled_from([Appointment, Nomination, OfficeHolding, Attestation]))
    remove(record=world.one(kind.objects.filter(commission=world.commission)))


def cite_something(world: World) -> None:
    cite(record=world.member(), source=world.one(Source.objects.filter(pk=world.source.pk)), field="start")


def record_people_and_acts(world: World) -> None:
    person = record_person(family=Words(en="New"), given=Words(en="Person"))
    act = record_legal_act(kind="decree", title=Words(en="Another decree"), number="7", adopted=world.day())
    appoint(person=person, commission=world.commission, start=world.day(), acts=[act])


def record_a_whole_act(world: World) -> None:
    start = world.day()
    members = tuple(Appoint(person=world.person().pk, seat=world.seat().pk, start=start) for _ in range(2))
    effects = (
        End(appointment=world.member().pk, day=start, reason="reformed"),
        Form(commission=world.commission.pk, day=start, members=members),
        CheckedTo(commission=world.commission.pk, day=parse_day("2024-01-01").latest),
    )
    record_act(ActDraft(act=world.act.pk, effects=effects, reason_for_breach="Made up"))


ACTIONS = [
    appoint_someone,
    appoint_someone,
    appoint_someone,
    end_someone,
    elect_someone,
    leave_some_office,
    nominate_someone,
    settle_something,
    list_some,
    form_anew,
    dismiss_all,
    see_someone,
    see_someone,
    correct_a_sighting,
    correct_the_commission,
    correct_a_member,
    resize_a_quota,
    lay_down_another_rule,
    merge_two,
    someone_dies,
    remove_something,
    cite_something,
    record_people_and_acts,
    record_a_whole_act,
]


def carried_out(world: World, action: Any) -> int | None:
    """The revision of the action; None where it was refused, and then left nothing."""
    before = registry()
    try:
        return carry_out(lambda: action(world), by="anyone", because="At random").revision
    except ValidationError:
        assert registry() == before
        return None


@pytest.mark.django_db(transaction=True)
@settings(max_examples=25)
@given(data=st.data())
def test_random_actions_undone_in_reverse_leave_every_row_as_it_was(data: Any) -> None:
    world = World(data.draw)
    before = registry()
    chosen = data.draw(st.lists(st.sampled_from(ACTIONS), min_size=3, max_size=10))
    done = [number for action in chosen if (number := carried_out(world, action)) is not None]
    for number in reversed(done):
        carry_out(lambda number=number: undo(number), by="anyone", because="In reverse")  # type: ignore[misc]
    assert registry() == before
