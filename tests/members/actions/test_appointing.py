"""Appointing and ending: what the rule in force says is proposed, what contradicts the record is refused."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from commission.models import Seat
from members.actions import appoint, end
from members.models import Appointment, AppointmentAct
from registry.actions import correct
from registry.door import carry_out
from registry.models import Citation
from registry.period import Basis, Day, parse_day
from tests.factories import AppointmentFactory, LegalActFactory, PersonFactory, QuotaFactory, RegimeFactory, days
from tests.racing import race

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat() -> Seat:
    quota = QuotaFactory(code="SENATE", number=1, term_years=5)
    return Seat.objects.select_related("commission", "quota__authority", "regime").get(quota=quota)


def decree(action: Any) -> Any:
    return carry_out(action, by="aigerim", because="Decree").result


def refusal(action: Any) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refused:
        decree(action)
    messages: dict[str, list[str]] = refused.value.message_dict
    return messages


def test_authority_rule_and_term_are_those_of_the_seat_and_the_act_is_cited(seat: Seat) -> None:
    act = LegalActFactory(title_en="Resolution 12")
    made = decree(lambda: appoint(person=PersonFactory(), seat=seat, start=parse_day("2022-01-29"), acts=[act]))
    assert (made.commission, made.regime, made.authority) == (seat.commission, seat.regime, seat.quota.authority)
    assert (made.term_years, made.statutory_latest) == (None, datetime.date(2027, 1, 29))
    assert list(made.acts.values_list("act", "role")) == [(act.pk, "appointed")]
    assert [citation.source.title for citation in made.citations.all()] == ["Resolution 12"]


def test_a_term_other_than_the_quota_s_needs_its_reason(seat: Seat) -> None:
    start = parse_day("2022-01-29")
    person = PersonFactory()
    assert refusal(lambda: appoint(person=person, seat=seat, start=start, term_years=3)) == {
        "__all__": ["A term other than the rule's needs its reason: what does the act say?"]
    }
    made = decree(lambda: appoint(person=person, seat=seat, start=start, term_years=3, term_reason="For the rest"))
    assert made.statutory_latest == datetime.date(2025, 1, 29)


def test_a_predecessor_s_end_is_only_bounded_unless_the_act_says_it(seat: Seat) -> None:
    old = AppointmentFactory(commission=seat.commission, seat=seat, **days(start="2017-01-29"))
    start = parse_day("2021-06-01")
    decree(lambda: appoint(person=PersonFactory(), seat=seat, start=start, predecessor=old))
    old.refresh_from_db()
    assert (old.end, old.end_reason) == (Day("", None, datetime.date(2021, 6, 1), Basis.INFERRED), "replaced")


def test_a_predecessor_the_act_releases_is_ended_that_day_by_that_act(seat: Seat) -> None:
    old = AppointmentFactory(commission=seat.commission, seat=seat, **days(start="2017-01-29"))
    day, act = parse_day("2021-06-01"), LegalActFactory()
    decree(
        lambda: appoint(
            person=PersonFactory(),
            seat=seat,
            start=day,
            acts=[act],
            predecessor=old,
            predecessor_end=day,
            predecessor_reason="dismissal",
        )
    )
    old.refresh_from_db()
    assert (old.end, old.end_reason) == (day, "dismissal")
    assert list(old.acts.values_list("act", "role")) == [(act.pk, "ended")]
    assert list(old.citations.values_list("field", flat=True)) == ["end"]


def test_a_seat_that_is_held_names_who_holds_it_since_when_and_what_to_do(seat: Seat) -> None:
    holder = PersonFactory(given_en="Nurlan", family_en="Abdirov")
    AppointmentFactory(person=holder, commission=seat.commission, seat=seat, **days(start="2022-01-29"))
    assert refusal(lambda: appoint(person=PersonFactory(), seat=seat, start=parse_day("2023-01-01"))) == {
        "seat": [
            "Seat SENATE is held by Nurlan Abdirov since 29 January 2022. Record when and why they left, or choose "
            "them as the predecessor, and save again."
        ]
    }


def test_someone_on_the_commission_already_is_refused(seat: Seat) -> None:
    person = PersonFactory(given_en="Nurlan", family_en="Abdirov")
    AppointmentFactory(person=person, commission=seat.commission, **days(start="2022-01-29"))
    assert refusal(lambda: appoint(person=person, seat=seat, start=parse_day("2022-01-29"))) == {
        "person": ["Nurlan Abdirov is on this commission already, since 29 January 2022. Record the end of that first."]
    }


def test_a_merged_person_is_refused_with_the_name_of_the_one_that_stays(seat: Seat) -> None:
    kept = PersonFactory(given_en="Nurlan", family_en="Abdirov")
    merged = PersonFactory(given_en="N.", family_en="Abdirow", merged_into=kept)
    assert refusal(lambda: appoint(person=merged, seat=seat, start=parse_day("2022-01-29"))) == {
        "person": ["N. Abdirow is the same person as Nurlan Abdirov and was merged into them. Choose Nurlan Abdirov."]
    }


def test_a_day_before_the_commission_existed_is_refused(seat: Seat) -> None:
    assert refusal(lambda: appoint(person=PersonFactory(), seat=seat, start=parse_day("1992"))) == {
        "start": ["1992 is before Commission existed: it was founded on 8 December 1993. Correct one of the two."]
    }


def test_a_seat_of_a_rule_not_in_force_is_refused(seat: Seat) -> None:
    RegimeFactory(commission=seat.commission, **days(start="2026-07-01"))
    assert refusal(lambda: appoint(person=PersonFactory(), seat=seat, start=parse_day("2026-07-01"))) == {
        "seat": [
            f"Seat SENATE is under {seat.regime}, which is not in force on 1 July 2026. "
            "Choose a seat of the rule that is."
        ]
    }


def test_an_act_of_the_future_takes_effect_by_itself(seat: Seat) -> None:
    made = decree(lambda: appoint(person=PersonFactory(), seat=seat, start=parse_day("2029-01-01")))
    statuses = [
        Appointment.objects.with_status(datetime.date(year, 12, 31)).get(pk=made.pk).status  # type: ignore[attr-defined]
        for year in (2028, 2029)
    ]
    assert statuses == ["future", "serving"]


def test_an_end_is_recorded_once_with_its_act_and_corrected_after_that(seat: Seat) -> None:
    member = AppointmentFactory(
        person=PersonFactory(given_en="Nurlan", family_en="Abdirov"), commission=seat.commission, **days(start="2022")
    )
    act, day = LegalActFactory(), parse_day("2024-03-01")
    decree(lambda: end(appointment=member, day=day, reason="resignation", act=act))
    assert AppointmentAct.objects.get().role == "ended"
    assert Citation.objects.get().field == "end"
    assert refusal(lambda: end(appointment=member, day=day, reason="death")) == {
        "end": ["Nurlan Abdirov left on 1 March 2024 already. To change that day, correct the appointment."]
    }
    decree(lambda: correct(record=member, end=parse_day("2024-03-02")))
    member.refresh_from_db()
    assert (member.end, member.end_reason) == (parse_day("2024-03-02"), "resignation")


def test_an_end_before_the_start_is_refused(seat: Seat) -> None:
    member = AppointmentFactory(
        person=PersonFactory(given_en="Nurlan", family_en="Abdirov"),
        commission=seat.commission,
        **days(start="2022-01-29"),
    )
    assert refusal(lambda: end(appointment=member, day=parse_day("2021"), reason="other")) == {
        "end": ["2021 is before Nurlan Abdirov began, on 29 January 2022. Correct one of the two days."]
    }


def test_what_the_database_derives_is_not_corrected_by_hand() -> None:
    member = AppointmentFactory()
    with pytest.raises(ValidationError, match="statutory_latest: nothing to be written by hand"):
        correct(record=member, statutory_latest=datetime.date(2030, 1, 1))


@pytest.mark.django_db(transaction=True)
def test_of_two_registrars_racing_for_the_last_seat_one_wins_and_the_other_is_told_who() -> None:
    quota = QuotaFactory(code="SENATE", number=1)
    seat = Seat.objects.select_related("commission", "quota__authority", "regime").get(quota=quota)
    people = [PersonFactory(given_en="Ainur", family_en=name) for name in ("One", "Two")]
    told: list[str] = []

    def appoint_through_the_door(person: Any) -> None:
        try:
            carry_out(
                lambda: appoint(person=person, seat=seat, start=parse_day("2024-01-01")),
                by=str(person),
                because="Decree",
            )
        except ValidationError as refused:
            told.extend(refused.messages)

    race(*(lambda person=person: appoint_through_the_door(person) for person in people))
    winner = Appointment.objects.get().person
    assert told == [
        f"Seat SENATE is held by {winner} since 1 January 2024. Record when and why they left, or choose them as the "
        "predecessor, and save again."
    ]
