"""People recorded twice: found by name, looked at side by side, merged with a reason."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from members.models import Person
from portal.models import Role
from portal.staff.people.pairs import pairs
from tests.factories import AppointmentFactory, CommissionFactory, PersonFactory, days
from tests.staff import signed_in_client, staff

pytestmark = pytest.mark.django_db


def named(slug: str, **of: object) -> Person:
    return PersonFactory(slug=slug, **{"given_en": "Marat", "family_en": "Ermanov", **of})


def test_two_of_one_name_are_a_pair_unless_born_in_different_years_and_the_surest_come_first() -> None:
    first, second = named("a", birth_year=1960), named("b", birth_year=1970)
    third = named("c")
    one, other = (named(slug, family_en="Serikov", birth_year=1980) for slug in ("d", "e"))
    named("f", merged_into=first)
    PersonFactory()
    assert pairs() == [(one.pk, other.pk), (first.pk, third.pk), (second.pk, third.pk)]


def test_a_name_many_bear_says_nothing() -> None:
    for number in range(7):
        named(f"p{number}")
    assert pairs() == []


def test_a_name_finds_those_spelt_otherwise() -> None:
    latin, cyrillic = named("a"), named("b", given_en="", family_en="", given_ru="Марат", family_ru="Ерманов")
    assert {frozenset(pair) for pair in pairs("Ermanov Marat")} == {frozenset((latin.pk, cyrillic.pk))}


def test_two_are_shown_side_by_side_and_merged_with_a_reason(client: Client) -> None:
    one, other = named("a"), named("b")
    AppointmentFactory(person=other, commission=CommissionFactory(name_en="CEC"))
    keeper = signed_in_client(staff(Role.REGISTRAR))
    page = keeper.get("/admin/people/duplicates/a/b/")
    assert page.context["moving"] == [("appointments", 1)]
    assert Person.objects.filter(merged_into=None).count() == 2
    assert keeper.post("/admin/people/duplicates/a/b/", {"kept": "a", "because": " "}).status_code == 400
    assert keeper.post("/admin/people/duplicates/a/b/", {"kept": "a", "because": "One man"}).status_code == 302
    assert client.get("/en/people/b/")["Location"] == "/en/people/a/"
    assert one.appointments.count() == 1


def test_what_contradicts_is_said_before_anything_is_asked() -> None:
    commission = CommissionFactory(name_en="CEC")
    for slug in ("a", "b"):
        AppointmentFactory(person=named(slug), commission=commission, **days(start="2012", end="2015"))
    page = signed_in_client(staff(Role.ADMINISTRATOR)).get("/admin/people/duplicates/a/b/")
    assert page.context["refusal"] == [
        "Both were on CEC at one time: from 2012 and from 2012. Remove the appointment recorded twice, or keep both "
        "people."
    ]


def test_who_keeps_no_people_sees_none_of_it() -> None:
    named("a"), named("b")
    for address in ("/admin/people/duplicates/", "/admin/people/duplicates/a/b/"):
        assert signed_in_client(staff(Role.VIEWER)).get(address).status_code == 403


def test_the_list_asks_as_much_whatever_the_number_of_pairs() -> None:
    keeper, asked = signed_in_client(staff(Role.ADMINISTRATOR)), []
    for names in (range(2), range(2, 20)):
        for number in names:
            named(f"a{number}", family_en=f"Name {number}"), named(f"b{number}", family_en=f"Name {number}")
        with CaptureQueriesContext(connection) as queries:
            keeper.get("/admin/people/duplicates/")
        asked.append(len(queries))
    assert asked[0] == asked[1]
