"""Two records of one person become one: everything moves, the old address leads to the one that stays."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client

from elections.models import AgreementSignature, Participation, VoteOption
from members.actions import merge_people
from members.actions.merging import pointing_to_people
from members.models import Appointment, Nomination, Person, PersonIdentifier, PersonName
from registry.actions import cite
from registry.constraints import explain
from registry.door import carry_out
from registry.models import Citation
from tests.factories import (
    AgreementSignatureFactory,
    AppointmentFactory,
    CommissionFactory,
    NominationFactory,
    ParticipationFactory,
    PersonFactory,
    PersonIdentifierFactory,
    PersonNameFactory,
    SourceFactory,
    VoteOptionFactory,
    days,
)
from tests.racing import race

pytestmark = pytest.mark.django_db


def merge(kept: Person, away: Person) -> Person:
    return carry_out(lambda: merge_people(kept=kept, away=away), by="aigerim", because="The same person").result


def refusal(kept: Person, away: Person) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refused:
        merge(kept, away)
    messages: dict[str, list[str]] = refused.value.message_dict
    return messages


def test_everything_that_names_a_person_moves_to_the_one_that_stays(client: Client) -> None:
    kept, away, earlier = PersonFactory(slug="kept"), PersonFactory(slug="away"), PersonFactory(slug="earlier")
    merge(away, earlier)
    AppointmentFactory(person=away)
    NominationFactory(person=away)
    PersonNameFactory(person=away, spelling="Ajnur")
    PersonIdentifierFactory(person=away)
    AgreementSignatureFactory(person=away)
    VoteOptionFactory(person=away)
    someone = {"kind": "person", "unnamed": None}
    ParticipationFactory(**someone, person=away, on_behalf_of=away)
    cite(record=away, source=SourceFactory())
    assert {(field.model, field.name) for field in pointing_to_people()} == {
        (Appointment, "person"),
        (Nomination, "person"),
        (PersonName, "person"),
        (PersonIdentifier, "person"),
        (AgreementSignature, "person"),
        (VoteOption, "person"),
        (Participation, "person"),
        (Participation, "on_behalf_of"),
        (Person, "merged_into"),
    }
    merge(kept, away)
    for field in pointing_to_people():
        assert list(field.model._base_manager.exclude(**{field.name: None}).values_list(field.name, flat=True)) == [
            kept.pk
        ] * (2 if field.model is Person else 1)
    assert Citation.objects.get().object_id == kept.pk
    for slug in ("away", "earlier"):
        answer = client.get(f"/en/people/{slug}/?as_of=2022-03-31")
        assert (answer.status_code, answer["Location"]) == (308, "/en/people/kept/?as_of=2022-03-31")


def test_what_only_the_other_record_says_is_kept_and_what_both_say_is_said_once() -> None:
    kept, away = PersonFactory(country="KZ"), PersonFactory(birth_year=1960, country="XX", **days(died="2020-05"))
    for person in (kept, away):
        PersonNameFactory(person=person, spelling="Aynur")
    source = SourceFactory()
    for person in (kept, away):
        cite(record=person, source=source)
    merged = merge(kept, away)
    assert (merged.birth_year, merged.country, merged.died) == (1960, "KZ", away.died)
    assert (PersonName.objects.count(), Citation.objects.count()) == (1, 1)


def test_two_who_were_on_one_commission_at_one_time_are_not_one_and_the_commission_is_named() -> None:
    commission, kept, away = CommissionFactory(name_en="CEC"), PersonFactory(), PersonFactory()
    AppointmentFactory(commission=commission, person=kept, **days(start="2012-01-01"))
    AppointmentFactory(commission=commission, person=away, **days(start="2012-01-01", end="2015"))
    assert refusal(kept, away) == {
        "away": [
            "Both were on CEC at one time: from 1 January 2012 and from 1 January 2012. Remove the appointment "
            "recorded twice, or keep both people."
        ]
    }


@pytest.mark.parametrize(
    ("one", "other", "sentence"),
    [
        (
            {"birth_year": 1949},
            {"birth_year": 1950},
            "They were born in different years: 1949 and 1950. Correct one, or keep both people.",
        ),
        (
            days(died="2019"),
            days(died="2020-05"),
            "They died on different days: 2019 and May 2020. Correct one, or keep both people.",
        ),
    ],
)
def test_facts_of_two_lives_are_named(one: Any, other: Any, sentence: str) -> None:
    assert refusal(PersonFactory(**one), PersonFactory(**other)) == {"away": [sentence]}


def test_someone_merged_already_or_the_same_person_is_refused() -> None:
    kept, away = PersonFactory(given_en="", family_en="Kept"), PersonFactory(given_en="", family_en="Away")
    merge(kept, away)
    already = ["Away is the same person as Kept and was merged into them. Choose Kept."]
    assert refusal(away, PersonFactory()) == {"kept": already}
    assert refusal(kept, away) == {"away": already}
    assert refusal(kept, kept) == {"away": ["A person cannot be merged into the same person. Choose another."]}


def test_the_database_refuses_a_circle_of_merges_however_long() -> None:
    first = PersonFactory()
    second = PersonFactory(merged_into=first)
    third = PersonFactory(merged_into=second)
    with pytest.raises(IntegrityError) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE members_person SET merged_into_id = %s WHERE id = %s", [third.pk, first.pk])
    assert explain(refused.value).messages == ["These people would be merged into each other. Choose which one stays."]


@pytest.mark.django_db(transaction=True)
def test_of_two_merges_that_cross_one_is_kept() -> None:
    one, other = PersonFactory(), PersonFactory()
    outcomes = race(
        lambda: Person.objects.filter(pk=one.pk).update(merged_into=other),
        lambda: Person.objects.filter(pk=other.pk).update(merged_into=one),
    )
    assert outcomes == ["kept", "person_merged_in_a_circle"]
