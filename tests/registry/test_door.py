"""The one door: an action is carried out whole, under its author and reason, or not at all."""

import threading
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from commission.models import Commission, Seat
from members.models import Appointment, Person
from registry.api.statement import read_connection
from registry.door import Overtaken, Version, carry_out, rehearse, seen
from registry.models import Revision
from registry.revision import current_revision, revision
from tests.factories import AppointmentFactory, CommissionFactory, PersonFactory, QuotaFactory, days

each_on_its_own = pytest.mark.django_db(transaction=True)


def rename(person: Person, family: str) -> None:
    Person.objects.filter(pk=person.pk).update(family_en=family)


@pytest.mark.django_db
def test_an_action_is_one_revision_with_its_author_and_reason() -> None:
    done = carry_out(lambda: PersonFactory(family_en="Abdirov"), by="aigerim", because=" Decree 1 ")
    signed = Revision.objects.get(number=done.revision)
    assert (done.result.family_en, signed.author, signed.reason) == ("Abdirov", "aigerim", "Decree 1")


@pytest.mark.django_db
@pytest.mark.parametrize("because", ["", "  \n"])
def test_a_change_without_a_reason_is_refused_before_anything_is_written(because: str) -> None:
    before = current_revision()
    with pytest.raises(ValidationError) as refused:
        carry_out(PersonFactory, by="aigerim", because=because)
    assert refused.value.message_dict == {"because": ["Say why: every change of the registry has a reason."]}
    assert (current_revision(), Person.objects.count()) == (before, 0)


@pytest.mark.django_db
def test_an_action_that_fails_half_way_leaves_nothing() -> None:
    before = current_revision()

    def half() -> None:
        PersonFactory()
        raise InterruptedError

    with pytest.raises(InterruptedError):
        carry_out(half, by="aigerim", because="Decree 1")
    assert (current_revision(), Person.objects.count()) == (before, 0)


@each_on_its_own
def test_what_others_changed_since_it_was_seen_is_not_overwritten_and_says_who_when_and_why() -> None:
    person = PersonFactory(family_en="Abdirow", given_en="")
    versions = seen(person)
    carry_out(lambda: rename(person, "Abdirov"), by="nurlan", because="A slip", based_on=versions)
    changed = Revision.objects.latest("number")
    with pytest.raises(Overtaken) as overtaken:
        carry_out(lambda: rename(person, "Abdyrov"), by="aigerim", because="A slip too", based_on=versions)
    (row,) = overtaken.value.rows
    (entry,) = row.entries
    assert (row.version, row.record, row.name) == (versions[0], person, "Abdirov")
    assert (entry.revision, entry.by, entry.because, entry.at) == (changed.number, "nurlan", "A slip", changed.at)
    assert [(change.field, change.before, change.after) for change in entry.changes] == [
        ("family_en", "Abdirow", "Abdirov")
    ]
    assert (Person.objects.get().family_en, current_revision()) == ("Abdirov", changed.number)


@each_on_its_own
def test_a_row_someone_deleted_meanwhile_is_said_to_be_gone() -> None:
    person = PersonFactory(family_en="Abdirov", given_en="")
    versions = seen(person)
    carry_out(lambda: person.delete(), by="nurlan", because="Entered twice")
    with pytest.raises(Overtaken) as overtaken:
        carry_out(lambda: rename(person, "X"), by="aigerim", because="A slip", based_on=versions)
    (row,) = overtaken.value.rows
    assert (row.record, row.name, row.entries[0].kind) == (None, "Abdirov", "delete")


@each_on_its_own
def test_what_the_database_derived_from_rows_around_overtakes_nobody() -> None:
    appointment = AppointmentFactory(**days(start="2012-01-01"))
    versions = seen(appointment)
    carry_out(
        lambda: Commission.objects.filter(pk=appointment.commission_id).update(known_until="2031-01-01"),
        by="nurlan",
        because="Checked",
    )
    assert seen(appointment) != versions
    done = carry_out(
        lambda: Appointment.objects.filter(pk=appointment.pk).update(note="Seen"),
        by="aigerim",
        because="A note",
        based_on=versions,
    )
    assert done.result == 1


@pytest.mark.django_db
def test_versions_of_many_rows_take_a_query_a_kind_and_read_back_from_their_text(
    django_assert_num_queries: Any,
) -> None:
    people, commissions = PersonFactory.create_batch(3), CommissionFactory.create_batch(2)
    with django_assert_num_queries(2):
        versions = seen(*people, *commissions)
    assert sorted(version.pk for version in versions if version.model == "members.person") == [p.pk for p in people]
    assert [Version.parse(str(version)) for version in versions] == list(versions)


@pytest.mark.parametrize("text", ["", "members.person:1", "members.nobody:1@2", "auth.user:1@2", "members.person:x@2"])
def test_a_text_that_is_no_version_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="is no version of a record"):
        Version.parse(text)


@each_on_its_own
def test_a_rehearsal_shows_what_would_be_and_leaves_nothing() -> None:
    PersonFactory()
    before = current_revision()
    shown = rehearse(
        lambda: PersonFactory(family_en="New"),
        lambda made: (made.family_en, Person.objects.count(), current_revision()),
    )
    assert shown == ("New", 2, before + 1)
    assert (Person.objects.count(), current_revision(), Revision.objects.count()) == (1, before, before)


@pytest.mark.django_db(transaction=True, databases=["default", "read"])
def test_a_rehearsal_reads_what_it_wrote_where_others_read_on_a_connection_of_their_own(settings: Any) -> None:
    settings.READ_DATABASE = "read"

    def people_read(_made: object = None) -> int:
        with read_connection().cursor() as cursor:
            cursor.execute("SELECT count(*) FROM members_person")
            return int(cursor.fetchone()[0])

    assert (rehearse(PersonFactory, people_read), people_read()) == (1, 0)


@each_on_its_own
def test_a_refusal_of_the_database_names_who_stands_in_the_way_and_since_when() -> None:
    seat = Seat.objects.get(quota=QuotaFactory(code="CHAIR", number=1))
    holder = PersonFactory(given_en="Nurlan", family_en="Abdirov")
    taken = {"commission": seat.commission, "seat": seat}
    AppointmentFactory(person=holder, **taken, **days(start="2022-01-29"))
    with pytest.raises(ValidationError) as refused:
        carry_out(lambda: AppointmentFactory(**taken, **days(start="2023-01-01")), by="a", because="Decree")
    assert refused.value.messages == [
        "Someone else certainly holds this seat then. Record when and why they left first.",
        "Recorded there: Nurlan Abdirov, since: 29 January 2022.",
    ]


@each_on_its_own
def test_a_key_to_nothing_is_refused_in_our_words_before_the_commit() -> None:
    appointment = AppointmentFactory()
    with pytest.raises(ValidationError, match="The registry refuses this: Key"):
        carry_out(
            lambda: Appointment.objects.filter(pk=appointment.pk).update(formation_id=77), by="a", because="A slip"
        )


@each_on_its_own
def test_of_two_who_saw_the_same_row_one_is_kept_and_the_other_is_told() -> None:
    person = PersonFactory(family_en="Abdirow")
    versions = seen(person)
    begun = threading.Barrier(2)
    outcomes: list[str] = []

    def write(author: str) -> None:
        begun.wait(10)
        try:
            carry_out(lambda: rename(person, f"Of {author}"), by=author, because="A slip", based_on=versions)
            outcomes.append("kept")
        except Overtaken as overtaken:
            outcomes.append(f"told of {overtaken.rows[0].entries[0].by}")
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(author,)) for author in ("aigerim", "nurlan")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    winner = Revision.objects.latest("number").author
    assert sorted(outcomes) == ["kept", f"told of {winner}"]
    assert Person.objects.get().family_en == f"Of {winner}"


@pytest.mark.django_db
def test_within_a_revision_the_door_joins_it() -> None:
    with revision(by="import", because="A file") as number:
        assert carry_out(PersonFactory, by="x", because="y").revision == number
