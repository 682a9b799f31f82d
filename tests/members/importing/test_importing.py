"""A table of appointments becomes records of the registry: all of it or nothing, and twice is once."""

from dataclasses import replace
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from commission.models import LegalAct
from members.importing import Import, ImportRefused, Outcome, read_table
from members.models import Appointment, Person
from registry.door import carry_out, rehearse
from registry.models import Citation, Revision
from registry.undo import undo
from tests.factories import AppointmentFactory, CommissionFactory, PersonFactory, QuotaFactory, RegimeFactory, days

pytestmark = pytest.mark.django_db

HEAD = (
    "commission,seat,family,given,patronymic,person,start,term,end,end_reason,act_number,act_date,source_title,note\n"
)


@pytest.fixture
def commission() -> Any:
    """Of three seats: two the Senate fills for five years, one the chair's."""
    commission = CommissionFactory(slug="cec")
    regime = RegimeFactory(commission=commission, code="R2007")
    QuotaFactory(regime=regime, code="senate", number=2)
    QuotaFactory(regime=regime, code="chair", number=1, office="chair")
    return commission


def do(*rows: str, head: str = HEAD, **of: Any) -> Outcome:
    lines = read_table((head + "\n".join(rows)).encode())
    return carry_out(Import(lines, **of), by="aigerim", because="The list of the Senate").result


def refusals(*rows: str, head: str = HEAD, **of: Any) -> list[tuple[int, str, str]]:
    with pytest.raises(ImportRefused) as refused:
        do(*rows, head=head, **of)
    return [
        (row.number, problem.column, str(problem))
        for row in refused.value.outcome.rows
        for problem in row.entry.problems
    ]


FOUR = (
    "cec,senate,Ерман,Мұхтар,Тілдәбекұлы,,14.09.2016,,,,5,12.09.2016,Gazette,",
    "cec,senate,Petrov,Vladimir,,,09.2016,,2020,resignation,5,12.09.2016,,",
    "cec,chair,Imashev,Berik,,,2017,7,,,,,,The decree says seven years",
)


def test_rows_become_appointments_with_people_seats_acts_and_sources_in_one_revision(commission: Any) -> None:
    outcome = do(*FOUR)
    assert outcome.counts == {"added": 3, "changed": 0, "unchanged": 0, "refused": 0}
    assert (outcome.people, outcome.acts) == (3, 1)
    served = Appointment.objects.order_by("id").select_related("person", "seat__quota")
    assert [(str(one.person), one.person.slug, one.seat.code, one.start.written, one.term) for one in served] == [
        ("Мұхтар Тілдәбекұлы Ерман", "muhtar-erman", "senate-1", "2016-09-14", 5),
        ("Vladimir Petrov", "vladimir-petrov", "senate-2", "2016-09", 5),
        ("Berik Imashev", "berik-imashev", "chair", "2017", 7),
    ]
    act = LegalAct.objects.get()
    assert (str(act.title), act.number, act.kind) == ("Act No. 5 of 12 September 2016", "5", "other")
    assert [use.act for one in served for use in one.acts.all()] == [act, act]
    assert sorted(Citation.objects.values_list("source__title", flat=True)) == [
        "Act No. 5 of 12 September 2016",
        "Act No. 5 of 12 September 2016",
        "Gazette",
    ]
    assert served[1].end.written == "2020"
    assert served[1].end_reason == "resignation"


def test_the_same_table_twice_changes_nothing(commission: Any) -> None:
    do(*FOUR)
    again = do(*FOUR)
    assert again.counts == {"added": 0, "changed": 0, "unchanged": 3, "refused": 0}
    assert (Appointment.objects.count(), Person.objects.count(), LegalAct.objects.count()) == (3, 3, 1)


def test_a_rehearsal_shows_the_difference_and_leaves_nothing(commission: Any) -> None:
    do(*FOUR)
    changed = FOUR[0].replace(",,,,5,", ",,2021,term,5,")
    lines = read_table((HEAD + changed).encode())
    outcome = rehearse(Import(lines), lambda result: result)
    assert [(row.number, row.kind, row.changes) for row in outcome.rows] == [
        (2, "changed", [("end_reason", "", "term"), ("end", "", "2021")])
    ]
    assert Appointment.objects.filter(end_reason="term").count() == 0


def test_it_tells_how_far_it_has_come(commission: Any) -> None:
    told: list[tuple[int, int]] = []
    do(*FOUR, tell=lambda *steps: told.append(steps))
    assert told == [(0, 6), (3, 6), (6, 6)]


def test_what_is_imported_is_what_was_shown(commission: Any) -> None:
    shown = rehearse(Import(read_table((HEAD + FOUR[0]).encode())), lambda outcome: outcome.fingerprint)
    assert do(FOUR[0], shown=shown).counts["added"] == 1
    with pytest.raises(ImportRefused, match="The registry has changed since"):
        do(FOUR[0], shown=shown)


@pytest.mark.django_db(transaction=True)
def test_what_was_planned_is_written_unless_somebody_wrote_meanwhile(commission: Any) -> None:
    planned = Import(read_table((HEAD + FOUR[0]).encode())).planned()
    late = Import(read_table((HEAD + FOUR[0]).encode())).planned()
    assert planned.plan is not None
    done = carry_out(planned, by="a", because="b").result
    assert [id(row) for row in done.rows] == [id(row) for row in planned.plan.rows]
    with pytest.raises(ImportRefused, match="The registry has changed since"):
        carry_out(replace(late, shown="what was shown"), by="a", because="b")
    assert carry_out(late, by="a", because="b").result.counts["unchanged"] == 1


@pytest.mark.django_db(transaction=True)
def test_an_import_is_one_revision_and_undone_like_any(commission: Any) -> None:
    before = Revision.objects.count()
    imported = carry_out(Import(read_table((HEAD + "\n".join(FOUR)).encode())), by="a", because="A list")
    assert Revision.objects.count() == before + 1
    carry_out(lambda: undo(imported.revision), by="a", because="The wrong list")
    assert [model.objects.count() for model in (Appointment, Person, LegalAct, Citation)] == [0, 0, 0, 0]


def test_each_wrong_cell_is_named_by_row_and_column_and_nothing_is_imported(commission: Any) -> None:
    PersonFactory(slug="gone", merged_into=PersonFactory(slug="kept"))
    assert refusals(
        FOUR[0],
        "nowhere,,A,,,,2016,,,,,,,",
        "cec,mazhilis,A,,,,2016,,,,,,,",
        "cec,,,,,gone,2016,,,,,,,",
        "cec,,,,,,2016,,,,,,,",
        "cec,,A,,,,soon,many,,bored,,,,",
        "cec,,B,,,,2016,,2015,,7,,,",
        "cec,senate,C,,,,2016,9,,,,,,",
        "cec,,D,,,,1990,,,,,,,",
        FOUR[0],
    ) == [
        (3, "commission", "No commission has the address “nowhere”."),
        (
            4,
            "seat",
            "Under R2007, in force then, there is no seat “mazhilis”. "
            "The seats are: chair, senate, senate-1, senate-2.",
        ),
        (5, "person", "“gone” was merged into “kept”. Write that address."),
        (6, "family", "Say who: a family name, or the person's address on this site."),
        (
            7,
            "start",
            "“soon” is not a day. Write 2016, 09.2016 or 14.09.2016; no later than 14.09.2016; not before 09.2016; "
            "or between 01.09.2016 and 22.09.2016.",
        ),
        (7, "term", "“many” is no term. Write the years as a whole number, for example 5."),
        (
            7,
            "end_reason",
            "“bored” is none of: term, resignation, dismissal, death, replaced, reformed, other.",
        ),
        (8, "act_date", "Say when act 7 was adopted."),
        (8, "end", "The end is certainly before the start. Correct one of the two days."),
        (9, "term", "A term other than the rule's needs its reason: say in the note what the act says."),
        (10, "start", "The commission was founded only on 8 December 1993. Correct one of the two days."),
        (11, "", "Row 2 says the same appointment. Keep one of the two."),
    ]
    assert Appointment.objects.count() == 0


def test_what_the_database_refuses_is_traced_to_its_row(commission: Any) -> None:
    do(FOUR[2])
    taken = "cec,chair,Kim,Yuri,,,2018,,,,,,,"
    assert refusals(*FOUR[:2], taken) == [
        (
            4,
            "",
            "Someone else certainly holds this seat then. Record when and why they left first. "
            "Recorded there: Berik Imashev, since: 2017.",
        )
    ]
    assert Appointment.objects.count() == 1


def test_a_quota_whose_seats_are_all_held_refuses_one_more(commission: Any) -> None:
    assert refusals(*FOUR[:2], "cec,senate,C,,,,2017,,,,,,,") == [
        (4, "seat", "All 2 seats of “senate” are certainly held then. Record who left first.")
    ]


def test_a_namesake_elsewhere_is_asked_about_and_one_on_the_commission_is_the_same_person(commission: Any) -> None:
    here, elsewhere = PersonFactory(slug="here", given_en="A", family_en="B"), "cec,,D,C,,,2016,,,,,,,"
    AppointmentFactory(commission=commission, person=here, **days(start="2008", end="2010"))
    PersonFactory(slug="elsewhere", given_en="C", family_en="D")
    assert refusals(elsewhere) == [
        (2, "person", "People of this name are recorded: elsewhere. Write the address of one of them, or “new”.")
    ]
    do("cec,,B,A,,,2016,,,,,,,", elsewhere.replace("C,,,", "C,,new,"))
    assert here.appointments.count() == 2
    assert sorted(Person.objects.filter(family_en="D").values_list("slug", flat=True)) == ["c-d", "elsewhere"]


def test_only_the_commissions_one_keeps_are_written_to(commission: Any) -> None:
    assert refusals(FOUR[0], commissions=[]) == [
        (2, "commission", "“cec” is not among the commissions you keep. Ask who keeps it, or leave the row out.")
    ]
    assert do(FOUR[0], commissions=[commission.pk]).counts["added"] == 1


def test_a_reason_is_needed(commission: Any) -> None:
    with pytest.raises(ValidationError):
        carry_out(Import(read_table((HEAD + FOUR[0]).encode())), by="aigerim", because=" ")
