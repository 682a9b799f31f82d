"""load_registry: rows become records, twice is as good as once, and staff have the last word."""

import datetime
import sys
from decimal import Decimal

import pytest

from commission.models import Authority, Commission, LegalAct, Quota
from elections.models import Event, Vote
from members.models import Appointment, Person
from portal.loading.ledger import Ledger
from portal.models import LoadedRow
from registry.models import Citation, Head, Revision, Source
from registry.period import Day
from registry.revision import current_revision, revision
from tests.portal.data_folder import DataFolder, row_versions
from tests.racing import race

pytestmark = pytest.mark.django_db


def test_every_kind_of_cell_becomes_what_it_says(folder: DataFolder) -> None:
    folder.load()
    source = Source.objects.get()
    assert (source.title, source.retrieved) == ("Gazette", datetime.date(2026, 1, 31))
    assert source.published == Day("2007-05", datetime.date(2007, 5, 1), datetime.date(2007, 5, 31))
    assert Commission.objects.get().slug == "kz-cec"
    assert Commission.objects.get().as_authority == Authority.objects.get(code="cec")
    assert LegalAct.objects.get(slug="resolution-2010").issuer == Authority.objects.get(code="cec")
    assert Quota.objects.get(code="P-CHAIR").number == 1
    assert Person.objects.get(slug="abdirov").birth_year == 1961
    assert Person.objects.get(slug="yerman").birth_year is None
    assert Vote.objects.get().turnout == Decimal("69.44")


def test_an_uncertain_day_keeps_its_value_while_its_bounds_are_narrowed(folder: DataFolder) -> None:
    folder.load()
    start = Appointment.objects.get(person__slug="abdirov").start
    assert start == Day("2022-01", datetime.date(2022, 1, 1), datetime.date(2022, 1, 26), "inferred")


def test_a_seat_is_named_by_commission_regime_and_code(folder: DataFolder) -> None:
    folder.load()
    seats = [made.seat.code for made in Appointment.objects.order_by("start_latest") if made.seat]
    assert seats == ["M-2", "P-CHAIR"]


def test_a_row_may_point_to_one_further_down(folder: DataFolder) -> None:
    folder.load()
    assert Event.objects.get(slug="second-round").parent == Event.objects.get(slug="first-round")


def test_rows_may_point_to_each_other_in_a_chain_longer_than_calls_may_be_deep(folder: DataFolder) -> None:
    length = sys.getrecursionlimit() + 1
    folder.add("events", *(f"part-{n},session,,part-{n + 1}" for n in range(length)), f"part-{length},session,,")
    assert folder.load()[-1] == f"In all: {18 + length + 1} inserted"
    assert Event.objects.get(slug="part-0").parent == Event.objects.get(slug="part-1")


def test_a_citation_points_to_any_record(folder: DataFolder) -> None:
    folder.load()
    citation = Citation.objects.get()
    assert citation.record == Appointment.objects.get(person__slug="abdirov")
    assert (citation.states, citation.disagrees, citation.confidence) == ("2022", True, "medium")


def test_a_file_may_begin_with_a_byte_order_mark_and_end_lines_as_windows_does(folder: DataFolder) -> None:
    text = folder.file("people").read_text("utf-8")
    folder.file("people").write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    folder.load()
    assert Person.objects.count() == 2


def test_the_command_says_how_many_rows_became_what(folder: DataFolder) -> None:
    assert folder.load() == [
        "sources.csv: 1 inserted",
        "authorities.csv: 3 inserted",
        "acts.csv: 2 inserted",
        "commissions.csv: 1 inserted",
        "regimes.csv: 1 inserted",
        "quotas.csv: 2 inserted",
        "people.csv: 2 inserted",
        "appointments.csv: 2 inserted",
        "events.csv: 2 inserted",
        "votes.csv: 1 inserted",
        "citations.csv: 1 inserted",
        "In all: 18 inserted",
    ]


@pytest.mark.django_db(transaction=True)
def test_a_load_is_one_revision_with_its_author_and_reason(folder: DataFolder) -> None:
    folder.load()
    assert list(Revision.objects.values_list("number", "author", "reason")) == [
        (1, "load_registry", "The data files were loaded.")
    ]


@pytest.mark.django_db(transaction=True)
def test_a_second_load_writes_nothing_not_even_its_bookkeeping(folder: DataFolder) -> None:
    folder.load()
    before = row_versions()
    assert folder.load()[-1] == "In all: 18 unchanged"
    assert row_versions() == before


@pytest.mark.django_db(transaction=True)
def test_two_loads_at_once_are_one(folder: DataFolder) -> None:
    assert race(folder.load, folder.load) == ["kept", "kept"]
    assert (Revision.objects.count(), LoadedRow.objects.count(), Person.objects.count()) == (1, 18, 2)


@pytest.mark.django_db(transaction=True)
def test_a_changed_row_changes_the_record_it_became(folder: DataFolder) -> None:
    folder.load()
    yerman = Person.objects.get(slug="yerman").pk
    folder.replace("people", "yerman,Mukhtar,Yerman,", "yerman,Mukhtar,Erman,1970")
    said = folder.load()
    assert said == [
        *(line.replace("inserted", "unchanged") for line in FIRST_LINES),
        "people.csv: 1 updated, 1 unchanged",
        *(line.replace("inserted", "unchanged") for line in LAST_LINES),
        "In all: 1 updated, 17 unchanged",
    ]
    person = Person.objects.get(pk=yerman)
    assert (person.slug, person.family_en, person.birth_year) == ("yerman", "Erman", 1970)
    assert current_revision() == 2
    assert folder.load()[-1] == "In all: 18 unchanged"


def test_a_reference_may_change_to_a_row_that_is_new(folder: DataFolder) -> None:
    folder.load()
    folder.add("people", "aimanakumov,Sabila,Mustafina,")
    folder.replace("appointments", "yerman-2021,yerman", "yerman-2021,aimanakumov")
    assert folder.load()[-1] == "In all: 1 inserted, 1 updated, 17 unchanged"
    assert Appointment.objects.get(seat__quota__code="M").person.slug == "aimanakumov"


def test_a_record_changed_by_staff_is_reported_and_left_alone(folder: DataFolder) -> None:
    folder.load()
    with revision(by="registrar", because="seen on the certificate"):
        Person.objects.filter(slug="yerman").update(birth_year=1971, country="KZ")
    folder.replace("people", "yerman,Mukhtar,Yerman,", "yerman,Mukhtar,Yerman,1970")
    said = folder.load()
    assert said[-2:] == [
        "In all: 17 unchanged, 1 changed by staff and left alone",
        "people.csv, line 3, yerman: Its record was changed in the registry since it was loaded (country, birth_year), "
        "and is left as it is.",
    ]
    assert Person.objects.get(slug="yerman").birth_year == 1971
    assert folder.load() == said


def test_a_record_changed_by_staff_is_left_alone_where_its_row_says_what_it_always_said(folder: DataFolder) -> None:
    folder.load()
    Person.objects.filter(slug="yerman").update(birth_year=1971)
    assert folder.load()[-2] == "In all: 17 unchanged, 1 changed by staff and left alone"
    assert Person.objects.get(slug="yerman").birth_year == 1971


@pytest.mark.django_db(transaction=True)
def test_what_staff_change_while_a_load_runs_is_still_a_change_by_staff(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.load()
    keep = Ledger.keep

    def staff_come_first(ledger: Ledger) -> None:
        Person.objects.filter(slug="yerman").update(birth_year=1971)
        keep(ledger)

    with monkeypatch.context() as patched:
        patched.setattr(Ledger, "keep", staff_come_first)
        assert folder.load()[-1] == "In all: 18 unchanged"
    folder.replace("people", "yerman,Mukhtar,Yerman,", "yerman,Mukhtar,Yerman,1970")
    assert folder.load()[-2] == "In all: 17 unchanged, 1 changed by staff and left alone"
    assert Person.objects.get(slug="yerman").birth_year == 1971


def test_what_staff_and_file_agree_on_is_not_a_change_by_staff(folder: DataFolder) -> None:
    folder.load()
    Person.objects.filter(slug="yerman").update(birth_year=1970)
    folder.replace("people", "yerman,Mukhtar,Yerman,", "yerman,Mukhtar,Yerman,1970")
    assert folder.load()[-1] == "In all: 17 unchanged, 1 now as the registry has them"
    assert folder.load()[-1] == "In all: 18 unchanged"
    folder.replace("people", "1970", "1972")
    assert folder.load()[-1] == "In all: 1 updated, 17 unchanged"


def test_what_the_database_fills_in_is_not_a_change_by_staff(folder: DataFolder) -> None:
    folder.load()
    made = Appointment.objects.get(person__slug="yerman")
    assert str(made.regime) == "PSM-2007"
    folder.replace("appointments", "yerman-2021,yerman,kz-cec,kz-cec:PSM-2007:M-2", "yerman-2021,yerman,kz-cec,")
    assert folder.load()[-1] == "In all: 1 updated, 17 unchanged"
    assert folder.load()[-1] == "In all: 18 unchanged"


def test_what_the_database_fills_in_after_a_later_row_is_not_a_change_by_staff(folder: DataFolder) -> None:
    folder.replace("appointments", "yerman-2021,yerman,kz-cec,kz-cec:PSM-2007:M-2,2021-02-10", "seen,yerman,kz-cec,,")
    folder.load()
    assert Appointment.objects.get(person__slug="yerman").regime is None
    folder.write("attestations", "key,appointment,seen\nyerman-seen,seen,2021-03-01")
    assert folder.load()[-1] == "In all: 1 inserted, 18 unchanged"
    assert Appointment.objects.get(person__slug="yerman").regime is not None
    assert folder.load()[-1] == "In all: 19 unchanged"


def test_a_record_deleted_by_staff_stays_deleted(folder: DataFolder) -> None:
    folder.load()
    Vote.objects.all().delete()
    said = folder.load()
    assert said[-2:] == [
        "In all: 17 unchanged, 1 deleted by staff and left alone",
        "votes.csv, line 2, count-2022: Its record was deleted in the registry since it was loaded. "
        "Remove the row, or restore the record.",
    ]
    assert not Vote.objects.exists()


def test_a_row_gone_from_its_file_is_reported_and_its_record_kept(folder: DataFolder) -> None:
    folder.load()
    folder.write("votes", "key,event")
    said = folder.load()
    assert said[-2:] == [
        "In all: 17 unchanged, 1 gone from the file and kept",
        "votes.csv, count-2022: The row is gone from the file; its record stays. "
        "Delete it in the registry if it was wrong.",
    ]
    assert Vote.objects.count() == 1


def test_two_holders_may_change_seats_in_one_load(folder: DataFolder) -> None:
    folder.replace("appointments", "kz-cec:PSM-2007:P-CHAIR", "kz-cec:PSM-2007:M-1")
    folder.load()
    folder.replace("appointments", "kz-cec:PSM-2007:M-2", "kz-cec:PSM-2007:P-CHAIR")
    folder.replace("appointments", "kz-cec:PSM-2007:M-1", "kz-cec:PSM-2007:M-2")
    assert folder.load()[-1] == "In all: 2 updated, 16 unchanged"


def test_an_end_recorded_further_down_makes_room_for_the_successor(folder: DataFolder) -> None:
    folder.load()
    folder.replace("appointments", "2021-02-10,,,", "2021-02-10,,,2023-01-01")
    text = folder.file("appointments").read_text("utf-8").splitlines()
    successor = "abdirov-2023,yerman,kz-cec,kz-cec:PSM-2007:M-2,2023-01-01,,,"
    folder.write("appointments", "\n".join([text[0], successor, *text[1:]]))
    assert folder.load()[-1] == "In all: 1 inserted, 1 updated, 17 unchanged"


def test_real_records_are_refused_by_a_made_up_registry(folder: DataFolder) -> None:
    Head.objects.update_or_create(id=1, defaults={"generated": True})
    assert folder.refusal() == [
        "This registry is made up (generate_registry). Load real records into a database of their own."
    ]
    assert not LoadedRow.objects.exists()


FIRST_LINES = (
    "sources.csv: 1 inserted",
    "authorities.csv: 3 inserted",
    "acts.csv: 2 inserted",
    "commissions.csv: 1 inserted",
    "regimes.csv: 1 inserted",
    "quotas.csv: 2 inserted",
)
LAST_LINES = (
    "appointments.csv: 2 inserted",
    "events.csv: 2 inserted",
    "votes.csv: 1 inserted",
    "citations.csv: 1 inserted",
)
