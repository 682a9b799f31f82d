"""A proposal is decided once, by somebody else, whole or not at all; what has changed meanwhile is said."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from commission.models import Quota, Seat
from members.actions import appoint, elect, merge_people
from members.models import Appointment, OfficeHolding, Person
from registry.actions import cite, correct, remove
from registry.door import Overtaken, Task, carry_out
from registry.models import Citation, Revision
from registry.period import parse_day
from registry.proposals.deciding import approve, look_again, reject, withdraw
from registry.proposals.models import Proposal, Review, State, Verdict, Work
from registry.proposals.publishing import Publication, publications
from registry.revision import current_revision, revision
from registry.undo import undo
from tests.factories import (
    AppointmentFactory,
    CommissionFactory,
    LegalActFactory,
    PersonFactory,
    QuotaFactory,
    RegimeFactory,
    SourceFactory,
    days,
)
from tests.registry.undo.test_action import a_chair, registry

pytestmark = pytest.mark.django_db(transaction=True)


def propose(action: Callable[[], Any], by: str = "aigerim", **told: Any) -> Proposal:
    proposal = carry_out(action, by=by, because="Decree 1087", **told).proposal
    assert proposal is not None
    return proposal


def at_once(action: Callable[[], Any], because: str = "The gazette") -> int:
    with revision(by="nurlan", because=because) as number:
        action()
    return number


def refusal(act: Callable[[], Any]) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        act()
    return refused.value.messages


def an_act() -> Callable[[], Any]:
    seat, person, act = a_chair(), PersonFactory(), LegalActFactory()

    def action() -> None:
        member = appoint(person=person, seat=seat, start=parse_day("2022-03-01"), acts=[act])
        elect(appointment=member, office="secretary", start=parse_day("2022-03-05"), act=act)
        cite(record=member, source=SourceFactory())

    return action


def an_edit() -> Callable[[], Any]:
    person = PersonFactory()
    return lambda: correct(record=person, died=parse_day("2016-09"), description_en="judge")


def a_deletion_with_what_belongs_to_it() -> Callable[[], Any]:
    member = AppointmentFactory()
    cite(record=member, source=SourceFactory())
    return lambda: remove(record=member)


def a_merge() -> Callable[[], Any]:
    kept, away = PersonFactory(), AppointmentFactory().person
    return lambda: merge_people(kept=kept, away=away)


def a_rule_with_its_seats() -> Callable[[], Any]:
    quota = QuotaFactory(number=2, regime=RegimeFactory(commission=CommissionFactory()))

    def action() -> None:
        Quota.objects.filter(pk=quota.pk).update(number=5)
        seat = Seat.objects.get(quota=quota, number=5)
        AppointmentFactory(commission=seat.commission, seat=seat, **days(start="2022-01-29"))

    return action


def an_undo() -> Callable[[], Any]:
    action = an_act()
    number = at_once(action)
    return lambda: undo(number)


@pytest.mark.parametrize(
    "work", [an_act, an_edit, a_deletion_with_what_belongs_to_it, a_merge, a_rule_with_its_seats, an_undo]
)
def test_nothing_is_written_until_another_approves_and_then_exactly_what_was_proposed(work: Any) -> None:
    action = work()
    before, number = registry(), current_revision()
    proposal = propose(action)
    assert (registry(), current_revision(), proposal.state) == (before, number, State.PROPOSED)
    published = approve(proposal.pk, by="nurlan", because="As in the decree")
    signed = Revision.objects.get(number=published.revision)
    assert (signed.author, signed.reason) == ("aigerim", "Decree 1087")
    assert publications([number, signed.number]) == {
        signed.number: Publication(proposal.pk, "aigerim", "nurlan", urgent=False, waits=False)
    }
    as_published = registry()
    at_once(lambda: undo(signed.number))
    assert registry() == before
    assert as_published != before


def test_the_keys_of_new_rows_are_those_that_were_proposed() -> None:
    made: list[int] = []
    proposal = propose(lambda: made.append(PersonFactory(family_en="Abdirov").pk))
    PersonFactory.create_batch(2)
    approve(proposal.pk, by="nurlan")
    assert Person.objects.get(family_en="Abdirov").pk == made[0]


def test_a_proposal_says_what_it_is_and_keeps_each_row_before_and_after() -> None:
    person = PersonFactory(family_en="Abdirow")
    number = current_revision()
    task = Task(Work.EDIT, "Abdirov", "/admin/members/person/1/change/", {"family_en": ["Abdirov"]})
    proposal = propose(lambda: correct(record=person, family_en="Abdirov"), task=task)
    proposal = Proposal.objects.get(pk=proposal.pk)
    (row,) = proposal.rows.all()
    told = (proposal.work, proposal.title, proposal.author, proposal.reason, proposal.based_on, proposal.size)
    assert told == ("edit", "Abdirov", "aigerim", "Decree 1087", number, 1)
    assert (row.model, row.row, row.kind) == ("members.person", person.pk, "update")
    assert (row.before["family_en"], row.after["family_en"]) == ("Abdirow", "Abdirov")
    assert (proposal.address, proposal.typed) == (task.address, task.typed)


def test_what_changes_nothing_is_not_sent_for_review() -> None:
    person = PersonFactory()
    assert refusal(lambda: propose(lambda: correct(record=person, note=person.note))) == [
        "This changes nothing that people record, so there is nothing to send for review."
    ]
    assert Proposal.objects.count() == 0


def test_nobody_approves_sends_back_or_looks_again_at_their_own() -> None:
    proposal = propose(PersonFactory)
    own = ["You proposed this yourself. Ask a colleague to look at it."]
    assert refusal(lambda: approve(proposal.pk, by="aigerim")) == own
    assert refusal(lambda: reject(proposal.pk, by="aigerim", because="No")) == own
    urgent = propose(PersonFactory, urgent=True)
    assert refusal(lambda: look_again(urgent.pk, by="aigerim", agrees=True)) == own
    assert Review.objects.count() == 0


def test_it_is_sent_back_with_a_reason_and_sent_again_in_place_of_the_first() -> None:
    proposal = propose(PersonFactory)
    assert refusal(lambda: reject(proposal.pk, by="nurlan", because=" ")) == [
        "Say why, so that its author knows what to change."
    ]
    reject(proposal.pk, by="nurlan", because="The name is misspelt")
    again = propose(PersonFactory, task=Task(again=proposal.pk))
    proposal.refresh_from_db()
    assert (proposal.state, again.replaces) == (State.SUPERSEDED, proposal)
    approve(again.pk, by="nurlan")
    assert [(review.by, review.verdict, review.reason) for review in proposal.reviews.all()] == [
        ("nurlan", Verdict.REJECTED, "The name is misspelt")
    ]
    assert Person.objects.count() == 1


def test_only_its_author_takes_the_place_of_a_proposal_and_only_of_one_not_published() -> None:
    proposal = propose(PersonFactory)
    settled = [f"Proposal {proposal.pk} is settled and cannot be replaced. Propose this as a change of its own."]
    assert refusal(lambda: propose(PersonFactory, by="dana", task=Task(again=proposal.pk))) == settled
    approve(proposal.pk, by="nurlan")
    assert refusal(lambda: propose(PersonFactory, task=Task(again=proposal.pk))) == settled
    assert Proposal.objects.count() == 1


def test_its_author_withdraws_it_and_nobody_else() -> None:
    proposal = propose(PersonFactory)
    assert refusal(lambda: withdraw(proposal.pk, by="nurlan")) == [
        "Only its author can withdraw a proposal. Send it back instead."
    ]
    assert withdraw(proposal.pk, by="aigerim").state == State.WITHDRAWN
    (told,) = refusal(lambda: approve(proposal.pk, by="nurlan"))
    assert told.startswith("Nothing was done: this proposal is settled already (withdrawn, aigerim, ")
    assert Person.objects.count() == 0


def test_what_is_published_is_not_published_twice() -> None:
    proposal = propose(PersonFactory)
    approve(proposal.pk, by="nurlan")
    number = current_revision()
    (told,) = refusal(lambda: approve(proposal.pk, by="dana"))
    assert told.startswith("Nothing was done: this proposal is settled already (approved, nurlan, ")
    assert (current_revision(), Person.objects.count()) == (number, 1)


def test_there_is_nothing_to_decide_where_there_is_no_proposal() -> None:
    assert refusal(lambda: approve(12, by="nurlan")) == ["There is no proposal 12. Choose one of the list."]


def test_of_two_who_approve_at_once_one_publishes_it() -> None:
    proposal = propose(PersonFactory)
    ready, outcomes = threading.Barrier(2), []

    def decide(by: str) -> None:
        ready.wait(10)
        try:
            outcomes.append(approve(proposal.pk, by=by).state)
        except ValidationError as refused:
            outcomes.append(refused.messages[0].partition(":")[0])
        finally:
            connection.close()

    threads = [threading.Thread(target=decide, args=(by,)) for by in ("nurlan", "dana")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(outcomes) == ["Nothing was done", "approved"]
    assert (Person.objects.count(), Review.objects.count()) == (1, 1)


def test_of_one_who_approves_and_the_author_who_withdraws_at_once_one_has_their_way() -> None:
    proposal = propose(PersonFactory)
    ready, outcomes = threading.Barrier(2), []

    def decide(act: Callable[[], Proposal]) -> None:
        ready.wait(10)
        try:
            outcomes.append(str(act().state))
        except ValidationError:
            outcomes.append("refused")
        finally:
            connection.close()

    acts = (lambda: approve(proposal.pk, by="nurlan"), lambda: withdraw(proposal.pk, by="aigerim"))
    threads = [threading.Thread(target=decide, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    proposal.refresh_from_db()
    assert sorted(outcomes) == sorted(["refused", proposal.state])
    assert Person.objects.count() == (proposal.state == State.APPROVED)


def test_what_a_colleague_changed_meanwhile_is_said_and_nothing_is_half_applied() -> None:
    person, other = PersonFactory(family_en="Abdirow", given_en=""), PersonFactory(note="")

    def action() -> None:
        correct(record=other, note="Seen")
        correct(record=person, family_en="Abdirov")

    proposal = propose(action)
    number = at_once(lambda: Person.objects.filter(pk=person.pk).update(family_en="Abdyrov"))
    with pytest.raises(Overtaken) as overtaken:
        approve(proposal.pk, by="dana")
    (row,) = overtaken.value.rows
    (entry,) = row.entries
    assert (row.record, entry.revision, entry.by, entry.because) == (person, number, "nurlan", "The gazette")
    assert [(change.before, change.after) for change in entry.changes] == [("Abdirow", "Abdyrov")]
    other.refresh_from_db()
    proposal.refresh_from_db()
    assert (other.note, proposal.state, current_revision()) == ("", State.PROPOSED, number)


def test_a_record_deleted_or_merged_meanwhile_is_said_to_be() -> None:
    person, away = PersonFactory(family_en="Abdirov", given_en=""), PersonFactory(family_en="Omarov", given_en="")
    edit = propose(lambda: correct(record=person, note="Seen"))
    commission = CommissionFactory()
    act = propose(lambda: AppointmentFactory(person=away, commission=commission, **days(start="2022-01-29")))
    at_once(person.delete, "Entered twice")
    at_once(lambda: merge_people(kept=PersonFactory(), away=away), "The same person")
    (gone,) = refusal(lambda: approve(edit.pk, by="dana"))
    (merged,) = refusal(lambda: approve(act.pk, by="dana"))
    assert gone.startswith("“Abdirov” was changed by nurlan on ")
    assert "Entered twice" in gone
    assert merged.startswith("“Omarov” was changed by nurlan on ")
    assert "The same person" in merged
    assert (Appointment.objects.count(), Review.objects.count()) == (0, 0)


def test_a_seat_filled_meanwhile_is_said_with_who_sits_there() -> None:
    seat = a_chair()
    taken = {"commission": seat.commission, "seat": seat}
    proposal = propose(lambda: AppointmentFactory(**taken, **days(start="2023-01-01")))
    holder = PersonFactory(given_en="Nurlan", family_en="Abdirov")
    at_once(lambda: AppointmentFactory(person=holder, **taken, **days(start="2022-01-29")))
    assert refusal(lambda: approve(proposal.pk, by="dana")) == [
        "Someone else certainly holds this seat then. Record when and why they left first.",
        "Recorded there: Nurlan Abdirov, since: 29 January 2022.",
    ]
    assert (Appointment.objects.count(), OfficeHolding.objects.count()) == (1, 1)


def test_an_edit_of_one_record_does_not_stand_in_the_way_of_that_of_another() -> None:
    person, other = PersonFactory(), PersonFactory()
    first, second = (propose(lambda one=one: correct(record=one, note="Seen")) for one in (person, other))  # type: ignore[misc]
    approve(second.pk, by="nurlan")
    approve(first.pk, by="nurlan")
    assert {one.note for one in Person.objects.all()} == {"Seen"}


def test_what_is_urgent_is_published_at_once_is_marked_and_waits_for_a_second_look() -> None:
    urgent = propose(PersonFactory, urgent=True)
    number = urgent.revision or 0
    assert (Person.objects.count(), urgent.state) == (1, State.URGENT)
    alone = Publication(urgent.pk, "aigerim", "", urgent=True, waits=True)
    assert publications([number]) == {number: alone}
    look_again(urgent.pk, by="nurlan", agrees=True)
    assert publications([number]) == {number: Publication(urgent.pk, "aigerim", "nurlan", urgent=True, waits=False)}
    (told,) = refusal(lambda: look_again(urgent.pk, by="dana", agrees=True))
    assert told.startswith("Nothing was done: this proposal is settled already (second look: agreed, nurlan, ")


def test_who_objects_at_a_second_look_says_why() -> None:
    urgent = propose(PersonFactory, urgent=True)
    assert refusal(lambda: look_again(urgent.pk, by="nurlan", agrees=False)) == [
        "Say why, so that its author knows what to change."
    ]
    assert look_again(urgent.pk, by="nurlan", agrees=False, because="Not signed").state == State.DISPUTED


def test_under_two_eyes_it_is_published_at_once_and_no_proposal_is_kept(settings: Any) -> None:
    settings.EYES = 2
    carried = carry_out(PersonFactory, by="aigerim", because="Decree 1087")
    assert (carried.proposal, carried.waits, Person.objects.count()) == (None, False, 1)
    assert (publications([carried.revision]), Proposal.objects.count()) == ({}, 0)


def test_citations_of_new_records_come_with_them() -> None:
    source = SourceFactory()
    proposal = propose(lambda: cite(record=PersonFactory(), source=source))
    approve(proposal.pk, by="nurlan")
    assert Citation.objects.get().record == Person.objects.get()
