"""Undo of a revision: the one way back, for edits, acts, merges and deletions alike."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from commission.models import Quota, Seat
from members.actions import appoint, elect, end, merge_people, record_roster
from members.models import Appointment, Attestation, OfficeHolding, Person
from registry.actions import cite, correct, remove
from registry.door import carry_out
from registry.history import tracked_models
from registry.models import Citation, Revision
from registry.period import parse_day
from registry.revision import current_revision
from registry.undo import UndoRefused, preview_undo, undo
from tests.factories import (
    AppointmentFactory,
    AttestationFactory,
    CommissionFactory,
    LegalActFactory,
    OfficeHoldingFactory,
    PersonFactory,
    PersonNameFactory,
    QuotaFactory,
    RegimeFactory,
    SourceFactory,
    days,
)

pytestmark = pytest.mark.django_db(transaction=True)


def do(action: Callable[[], Any], because: str = "Decree") -> Any:
    return carry_out(action, by="aigerim", because=because)


def take_back(number: int) -> int:
    return carry_out(lambda: undo(number), by="nurlan", because="A mistake").revision


def registry() -> dict[str, list[str]]:
    """Every row of every table as the database writes it, derived columns too."""
    tables = {}
    with connection.cursor() as cursor:
        for model in tracked_models():
            cursor.execute(f"SELECT t::text FROM {model._meta.db_table} t ORDER BY id")
            tables[model._meta.label] = [row for (row,) in cursor.fetchall()]
    return tables


def a_chair() -> Seat:
    quota = QuotaFactory(code="CHAIR", number=1, office="chair", regime=RegimeFactory(commission=CommissionFactory()))
    return Seat.objects.select_related("commission", "quota__authority", "regime").get(quota=quota)


def an_appointment() -> Callable[[], Any]:
    seat, person, act = a_chair(), PersonFactory(), LegalActFactory()
    old = AppointmentFactory(commission=seat.commission, seat=seat, **days(start="2017-01-29"))
    start = parse_day("2021-06-01")
    return lambda: appoint(person=person, seat=seat, start=start, acts=[act], predecessor=old)


def an_end() -> Callable[[], Any]:
    member, act = AppointmentFactory(**days(start="2017-01-29")), LegalActFactory()
    return lambda: end(appointment=member, day=parse_day("2019"), reason="death", act=act)


def a_correction() -> Callable[[], Any]:
    person = PersonFactory()
    return lambda: correct(record=person, family_en="Abdirov", died=parse_day("2020-05"))


def a_removal_of_all_that_hangs_on_an_appointment() -> Callable[[], Any]:
    seat = a_chair()
    member = AppointmentFactory(commission=seat.commission, seat=seat, **days(start="2017-01-29"))
    AttestationFactory(appointment=member, office="chair", **days(seen="2018"))
    AttestationFactory(appointment=member, office="secretary", **days(seen="2018-02"))
    OfficeHoldingFactory(appointment=member, office="deputy_chair", **days(start="2018-01-01"))
    cite(record=member, source=SourceFactory())
    return lambda: remove(record=member)


def a_merge() -> Callable[[], Any]:
    kept, away, earlier = PersonFactory(), PersonFactory(birth_year=1960), PersonFactory()
    Person.objects.filter(pk=earlier.pk).update(merged_into=away)
    AppointmentFactory(person=away, **days(start="2017-01-29"))
    PersonNameFactory(person=kept, spelling="Aynur")
    PersonNameFactory(person=away, spelling="Aynur")
    PersonNameFactory(person=away, spelling="Ajnur")
    source = SourceFactory()
    for person in (kept, away):
        cite(record=person, source=source)
    return lambda: merge_people(kept=kept, away=away)


def a_list() -> Callable[[], Any]:
    seat, other = a_chair(), PersonFactory()
    member = AppointmentFactory(commission=seat.commission, seat=seat, **days(start="2017-01-29"))
    people = [member.person, other]
    return lambda: record_roster(
        commission=seat.commission, day=parse_day("2018-03-01"), people=people, act=LegalActFactory()
    )


def a_larger_quota() -> Callable[[], Any]:
    quota = QuotaFactory(number=2)
    return lambda: correct(record=quota, number=4)


def a_smaller_quota() -> Callable[[], Any]:
    quota = QuotaFactory(number=4)
    return lambda: correct(record=quota, number=2)


def a_whole_rule_removed() -> Callable[[], Any]:
    quota = QuotaFactory(number=3)
    return lambda: remove(record=quota)


def a_sighting_that_changes_its_office() -> Callable[[], Any]:
    attested = AttestationFactory(office="secretary")
    return lambda: correct(record=attested, office="")


def two_who_change_places() -> Callable[[], Any]:
    quota = QuotaFactory(number=2, regime=RegimeFactory(commission=CommissionFactory()))
    first, second = Seat.objects.filter(quota=quota).order_by("number")
    here, there = (
        AppointmentFactory(commission=first.commission, seat=seat, **days(start="2017-01-29"))
        for seat in (first, second)
    )

    def move() -> None:
        for member, seat in ((here, None), (there, first), (here, second)):
            correct(record=member, seat=seat)

    return move


@pytest.mark.parametrize(
    "change",
    [
        an_appointment,
        an_end,
        a_correction,
        a_removal_of_all_that_hangs_on_an_appointment,
        a_merge,
        a_list,
        a_larger_quota,
        a_smaller_quota,
        a_whole_rule_removed,
        a_sighting_that_changes_its_office,
    ],
    ids=lambda change: change.__name__,
)
def test_after_an_undo_every_row_is_what_it_was_and_after_its_undo_what_it_became(change: Any) -> None:
    action = change()
    before = registry()
    number = do(action).revision
    after = registry()
    assert after != before
    taken_back = take_back(number)
    assert registry() == before
    take_back(taken_back)
    assert registry() == after


def test_an_undo_is_a_revision_with_an_author_and_a_reason_and_history_keeps_both() -> None:
    person = PersonFactory(family_en="Abdirow")
    number = do(lambda: correct(record=person, family_en="Abdirov")).revision
    revision = Revision.objects.get(number=take_back(number))
    assert (revision.number, revision.author, revision.reason) == (number + 1, "nurlan", "A mistake")
    events = Person.pgh_event_model.objects.order_by("pgh_id")  # type: ignore[attr-defined]
    assert list(events.values_list("family_en", flat=True)) == ["Abdirow", "Abdirov", "Abdirow"]


def test_a_later_change_of_the_same_row_stands_in_the_way_and_is_named() -> None:
    person = PersonFactory(given_en="", family_en="Abdirow")
    number = do(lambda: correct(record=person, family_en="Abdirov")).revision
    later = do(lambda: correct(record=person, family_en="Abdyrov"), because="The gazette").revision
    before = registry()
    with pytest.raises(UndoRefused) as refused:
        take_back(number)
    (blocker,) = refused.value.blockers
    assert (blocker.model, blocker.name, [one.number for one in blocker.revisions]) == (Person, "Abdyrov", [later])
    assert refused.value.messages[0].startswith(f"“Abdyrov” was changed later, in revision {later} (")
    assert refused.value.messages[0].endswith("aigerim: The gazette). Undo that first, or correct the record.")
    assert (registry(), current_revision()) == (before, later)


def test_once_the_later_change_is_taken_back_the_earlier_one_can_be_too() -> None:
    person = PersonFactory(family_en="Abdirow")
    before = registry()
    first = do(lambda: correct(record=person, family_en="Abdirov")).revision
    second = do(lambda: correct(record=person, family_en="Abdyrov")).revision
    take_back(second)
    take_back(first)
    assert registry() == before


def test_what_was_built_on_a_record_since_stands_in_the_way() -> None:
    seat, person = a_chair(), PersonFactory(given_en="", family_en="Abdirov")
    made = do(lambda: appoint(person=person, seat=seat, start=parse_day("2020-01-01")))
    office = do(lambda: elect(appointment=made.result, office="secretary", start=parse_day("2020-02-01"))).revision
    cited = do(lambda: cite(record=made.result, source=SourceFactory(title="Gazette"))).revision
    with pytest.raises(UndoRefused) as refused:
        take_back(made.revision)
    assert [(one.model, [later.number for later in one.revisions]) for one in refused.value.blockers] == [
        (OfficeHolding, [office]),
        (Citation, [cited]),
    ]


def test_what_the_database_derived_since_stands_in_nobody_s_way() -> None:
    member = AppointmentFactory(**days(start="2017-01-29"))
    number = do(lambda: correct(record=member, note="Seen")).revision
    do(lambda: correct(record=member.commission, evidence_months=24))
    take_back(number)
    member.refresh_from_db()
    assert (member.note, member.evidence_months) == ("", 24)


def test_a_preview_names_every_record_with_its_fields_before_and_after_and_changes_nothing() -> None:
    person = PersonFactory(given_en="", family_en="Abdirow")
    number = do(lambda: correct(record=person, family_en="Abdirov", died=parse_day("2020-05"))).revision
    before = registry()
    preview = preview_undo(number)
    (row,) = preview.rows
    assert (row.model, row.pk, row.name, row.kind, preview.blockers) == (Person, person.pk, "Abdirov", "update", ())
    assert [(change.field, change.before, change.after) for change in row.changes] == [
        ("family_en", "Abdirov", "Abdirow"),
        ("died", "May 2020", ""),
    ]
    assert registry() == before


def test_a_preview_says_what_goes_and_what_stands_in_the_way() -> None:
    made = do(PersonFactory)
    assert [(row.kind, row.pk) for row in preview_undo(made.revision).rows] == [("delete", made.result.pk)]
    do(lambda: AppointmentFactory(person=made.result))
    assert [blocker.model for blocker in preview_undo(made.revision).blockers] == [Appointment]


def test_seats_a_quota_made_go_with_it_and_come_back_with_their_own_numbers() -> None:
    made = do(lambda: QuotaFactory(number=3, regime=RegimeFactory(commission=CommissionFactory())))
    seats = list(Seat.objects.order_by("pk").values_list("pk", flat=True))
    taken_back = take_back(made.revision)
    assert (Quota.objects.count(), Seat.objects.count()) == (0, 0)
    take_back(taken_back)
    assert list(Seat.objects.order_by("pk").values_list("pk", flat=True)) == seats


def test_a_sighting_s_office_comes_back_to_the_same_holding() -> None:
    attested = AttestationFactory(office="secretary")
    held = Attestation.objects.get().office_holding_id
    number = do(lambda: correct(record=attested, office="")).revision
    assert OfficeHolding.objects.count() == 0
    take_back(number)
    assert Attestation.objects.get().office_holding_id == held


def test_a_revision_that_never_was_is_refused() -> None:
    with pytest.raises(ValidationError, match="There is no revision 77"):
        take_back(77)


def test_people_who_changed_places_cannot_change_back_at_once_and_nothing_is_kept() -> None:
    number = do(two_who_change_places()).revision
    before = registry()
    with pytest.raises(ValidationError, match="Someone else certainly holds this seat then"):
        take_back(number)
    assert (registry(), current_revision()) == (before, number)
