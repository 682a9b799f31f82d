"""The history of a record in its own words: who, when, why, and what stood before and after."""

from typing import Any

import pytest
from django.utils.translation import override

from commission.models import LegalAct
from members.actions import appoint, end
from members.models import Appointment, Person
from registry.actions import correct
from registry.door import carry_out
from registry.models import Revision
from registry.period import parse_day
from registry.record_history import history_of
from tests.factories import (
    AppointmentFactory,
    AuthorityFactory,
    CommissionFactory,
    LegalActFactory,
    PersonFactory,
    days,
)

pytestmark = pytest.mark.django_db(transaction=True)


def do(action: Any, because: str = "Decree") -> Any:
    return carry_out(action, by="aigerim", because=because).result


def told(record: Any) -> list[tuple[str, str, dict[str, tuple[str, str]]]]:
    return [
        (entry.kind, entry.because, {change.field: (change.before, change.after) for change in entry.changes})
        for entry in history_of(record)
    ]


def test_a_record_tells_each_change_by_field_with_names_choices_and_days_in_words() -> None:
    commission = CommissionFactory(name_en="CEC")
    first, second = AuthorityFactory(name_en="Senate"), AuthorityFactory(name_en="Mazhilis")
    person = PersonFactory(given_en="Nurlan", family_en="Abdirov")
    start = parse_day("2022-01")
    member = do(lambda: appoint(person=person, commission=commission, authority=first, start=start), "Decree 1")
    do(lambda: end(appointment=member, day=parse_day("2024-03-01"), reason="resignation"), "Decree 2")
    do(lambda: correct(record=member, authority=second, end_open=False), "A slip")
    assert told(member) == [
        ("update", "A slip", {"authority": ("Senate", "Mazhilis")}),
        ("update", "Decree 2", {"end": ("", "1 March 2024"), "end_reason": ("", "at their own request")}),
        (
            "insert",
            "Decree 1",
            {
                "person": ("", "Nurlan Abdirov"),
                "commission": ("", "CEC"),
                "authority": ("", "Senate"),
                "start": ("", "January 2022"),
                "end_open": ("", "no"),
            },
        ),
    ]
    last = history_of(member)[0]
    assert (last.by, last.at) == ("aigerim", Revision.objects.latest("number").at)


def test_what_the_database_derived_is_nobody_s_change() -> None:
    member = AppointmentFactory(**days(start="2012-01-01"))
    do(lambda: correct(record=member.commission, evidence_months=24))
    assert [entry.kind for entry in history_of(member)] == ["insert"]


def test_a_record_that_is_gone_tells_its_end_and_those_it_named_keep_their_names() -> None:
    act = LegalActFactory(title_en="Decree 1")
    member = AppointmentFactory(person=PersonFactory(given_en="", family_en="Abdirov"))
    gone = Appointment.objects.get(pk=member.pk)
    carry_out(lambda: member.delete(), by="aigerim", because="Entered twice")
    carry_out(lambda: Person.objects.all().delete(), by="aigerim", because="Entered twice")
    kind, because, changes = told(gone)[0]
    assert (kind, because, changes["person"]) == ("delete", "Entered twice", ("Abdirov", ""))
    assert LegalAct.objects.get() == act


def test_it_is_told_in_the_reader_s_language() -> None:
    member = AppointmentFactory(person=PersonFactory(family_ru="Абдиров", given_ru="Нурлан"))
    do(lambda: end(appointment=member, day=parse_day("2024-03-01"), reason="death"))
    with override("ru"):
        (_first, _second) = entries = history_of(member)
        assert [(change.label, change.before, change.after) for change in entries[0].changes] == [
            ("Окончание", "", "1 марта 2024 года"),
            ("Причина окончания", "", "смерть"),
        ]


def test_the_number_of_queries_does_not_grow_with_the_history(django_assert_num_queries: Any) -> None:
    member = AppointmentFactory(authority=AuthorityFactory())
    with django_assert_num_queries(4):
        history_of(member)
    for _change in range(5):
        do(lambda: correct(record=member, authority=AuthorityFactory()))
    with django_assert_num_queries(4):
        assert len(history_of(member)) == 6
