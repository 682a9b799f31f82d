"""Broken files of every kind: each gets a sentence, and nothing of that run is kept."""

import pytest
from django.db.migrations.recorder import MigrationRecorder

from members.models import Person
from registry.revision import current_revision
from tests.portal.data_folder import DataFolder

pytestmark = pytest.mark.django_db


# --- The folder and its files ----------------------------------------------------------------------------------------


def test_a_folder_that_is_not_there(folder: DataFolder) -> None:
    folder.path = folder.path / "nowhere"
    assert folder.refusal() == [f"There is no folder “{folder.path}”. Name the one that holds the data files."]


def test_a_missing_file(folder: DataFolder) -> None:
    folder.file("rosters").unlink()
    assert folder.problems() == [
        "rosters.csv: The file is missing. Put it there; without rows it holds its headings alone."
    ]


def test_a_file_that_is_a_folder(folder: DataFolder) -> None:
    folder.file("rosters").unlink()
    folder.file("rosters").mkdir()
    assert folder.problems() == ["rosters.csv: The file cannot be read: Is a directory."]


def test_a_file_nobody_expects(folder: DataFolder) -> None:
    (folder.path / "apointments.csv").touch()
    (folder.path / "facts.csv").touch()
    (folder.path / "LEFT_OUT.csv").touch()
    assert folder.problems() == [
        "apointments.csv: No file of this name is expected. Rename or remove it. Did you mean “appointments”?"
    ]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", b",,,\n"])
def test_an_empty_file(folder: DataFolder, content: bytes) -> None:
    folder.file("rosters").write_bytes(content)
    assert folder.problems() == ["rosters.csv, line 1: The file is empty. Its first line names the columns."]


def test_a_file_in_another_encoding(folder: DataFolder) -> None:
    folder.file("people").write_bytes("key,family_ru\nabdirov,Абдиров\n".encode("cp1251"))
    assert folder.problems() == ["people.csv, line 2: The byte 0xC0 is not UTF-8. Save the file in the encoding UTF-8."]


def test_a_file_in_utf_16(folder: DataFolder) -> None:
    folder.file("people").write_bytes("key,family_ru\nabdirov,Абдиров\n".encode("utf-16"))
    assert folder.problems() == ["people.csv, line 1: The byte 0xFF is not UTF-8. Save the file in the encoding UTF-8."]


def test_a_nul_byte(folder: DataFolder) -> None:
    folder.replace("people", "Yerman", "Yer\0man")
    assert folder.problems() == ["people.csv, line 3: The line holds a NUL byte, which no text may hold. Remove it."]


def test_an_unclosed_quote(folder: DataFolder) -> None:
    folder.replace("people", "Mukhtar", '"Mukhtar')
    assert folder.problems() == [
        "people.csv, line 3: This is not CSV (unexpected end of data). "
        "Close every quote, and write a quote within a text twice."
    ]


def test_a_database_without_its_tables(folder: DataFolder) -> None:
    MigrationRecorder.Migration.objects.filter(app="portal").delete()
    assert folder.refusal() == ["The tables of this database are not up to date. Run “manage.py migrate” first."]


# --- Headings --------------------------------------------------------------------------------------------------------


def test_a_missing_column(folder: DataFolder) -> None:
    folder.write("votes", "key,registered\ncount-2022,11950485")
    assert folder.problems() == ["votes.csv, line 1: The column “event” is missing. Add it."]


def test_a_file_without_keys(folder: DataFolder) -> None:
    folder.write("votes", "event\nfirst-round")
    assert folder.problems() == ["votes.csv, line 1: The column “key” is missing. Add it."]


def test_an_unknown_column(folder: DataFolder) -> None:
    folder.replace("votes", "turnout", "turn_out")
    assert folder.problems() == ["votes.csv, line 1: There is no column “turn_out”. Did you mean “turnout”?"]


def test_a_column_the_database_keeps_is_none_of_the_file(folder: DataFolder) -> None:
    folder.replace("appointments", "start_basis", "statutory_latest")
    assert folder.problems() == ["appointments.csv, line 1: There is no column “statutory_latest”."]


def test_a_column_that_stands_twice(folder: DataFolder) -> None:
    folder.replace("votes", "registered", "event")
    assert folder.problems() == ["votes.csv, line 1: The column “event” stands twice. Remove one."]


# --- Rows ------------------------------------------------------------------------------------------------------------


def test_a_duplicate_key(folder: DataFolder) -> None:
    folder.add("people", "yerman,Another,Yerman,")
    assert folder.problems() == [
        "people.csv, line 4, key: “yerman” stands in line 3 already. Give this row a key of its own, or remove it."
    ]


def test_a_row_without_a_key(folder: DataFolder) -> None:
    folder.add("people", ",Another,Yerman,", ",A third,Yerman,")
    assert folder.problems() == [
        "people.csv, line 4, key: The cell is empty, and it must not be.",
        "people.csv, line 5, key: The cell is empty, and it must not be.",
    ]


def test_a_key_that_is_no_slug(folder: DataFolder) -> None:
    folder.add("people", "Нурлан А,Nurlan,Abdirov,")
    assert folder.problems() == [
        "people.csv, line 4, key: “Нурлан А”: "
        "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens."
    ]


def test_a_key_longer_than_a_key_may_be(folder: DataFolder) -> None:
    key = "x" * 201
    folder.add("votes", f"{key},first-round,,")
    assert folder.problems() == [
        f"votes.csv, line 3, key: “{key}”: Ensure this value has at most 200 characters (it has 201)."
    ]


def test_ragged_rows(folder: DataFolder) -> None:
    folder.add("people", "short,A", "long,A,B,1970,Astana, Kazakhstan")
    assert folder.problems() == [
        "people.csv, line 4: The row has 2 cells, yet there are 4 columns. Give it as many; quote a text with a comma.",
        "people.csv, line 5: The row has 6 cells, yet there are 4 columns. Give it as many; quote a text with a comma.",
    ]


def test_lines_are_counted_as_an_editor_counts_them(folder: DataFolder) -> None:
    folder.add("people", 'two-lines,"A', 'B",Family,', "", "next,A,Family,soon")
    assert folder.problems() == ["people.csv, line 7, birth_year: “soon” is not a whole number. Write digits only, 12."]


# --- Cells -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (
            "2016-31",
            "“2016-31” is not a day. Write 2016, 2016-09 or 2016-09-14; between two days 2016-09-01/2016-09-22; "
            "no later than a day ../2016-09-22.",
        ),
        ("2016-09-22/2016-09-01", "“2016-09-22/2016-09-01” ends before it begins. Put the earlier day first."),
    ],
)
def test_a_day_that_is_none(folder: DataFolder, day: str, sentence: str) -> None:
    folder.replace("events", "2022-11-20", day)
    assert folder.problems() == [f"events.csv, line 3, start: {sentence}"]


def test_bounds_outside_the_day_they_narrow(folder: DataFolder) -> None:
    folder.replace("appointments", "../2022-01-26", "2022-02")
    assert folder.problems() == [
        "appointments.csv, line 2, start: “2022-02” lies outside “2022-01”. Correct one of the two."
    ]


def test_bounds_of_no_day(folder: DataFolder) -> None:
    folder.replace("appointments", "2022-01,../2022-01-26", ",../2022-01-26")
    assert folder.problems() == [
        "appointments.csv, line 2, start: The day itself is empty, yet its bounds or its basis are given. "
        "Give the day too."
    ]


def test_an_exact_day_that_is_none(folder: DataFolder) -> None:
    folder.replace("sources", "2026-01-31", "2026-01")
    assert folder.problems() == [
        "sources.csv, line 2, retrieved: “2026-01” is not a day. Write it as YYYY-MM-DD, for example 2022-03-31."
    ]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("69.44", "69,5 %", "“69,5 %” is not a number. Write 12 or 12.5, with a point."),
        ("69.44", "NaN", "“NaN” is not a number. Write 12 or 12.5, with a point."),
        ("69.44", "69.445", "“69.445”: Ensure that there are no more than 2 decimal places."),
        ("69.44", "169.44", "“169.44”: Ensure this value is less than or equal to 100."),
    ],
)
def test_a_number_that_is_none(folder: DataFolder, old: str, new: str, sentence: str) -> None:
    folder.replace("votes", f",{old}", f',"{new}"')
    assert folder.problems() == [f"votes.csv, line 2, turnout: {sentence}"]


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        ("11 950 485", "“11 950 485” is not a whole number. Write digits only, 12."),
        ("-5", "“-5”: Ensure this value is greater than or equal to 0."),
        ("99999999999", "“99999999999”: Ensure this value is less than or equal to 2147483647."),
    ],
)
def test_a_whole_number_that_is_none(folder: DataFolder, new: str, sentence: str) -> None:
    folder.replace("votes", "11950485", new)
    assert folder.problems() == [f"votes.csv, line 2, registered: {sentence}"]


def test_a_value_no_list_knows(folder: DataFolder) -> None:
    folder.replace("commissions", "central", "national")
    assert folder.problems() == [
        "commissions.csv, line 2, level: “national” is not one of: "
        "central, territorial, constituency, precinct, abroad."
    ]


def test_neither_yes_nor_no(folder: DataFolder) -> None:
    folder.replace("citations", ",yes,", ",true,")
    assert folder.problems() == [
        "citations.csv, line 2, disagrees: “true” is neither yes nor no. Write one of the two."
    ]


def test_a_cell_that_must_not_be_empty(folder: DataFolder) -> None:
    folder.replace("commissions", "central", "")
    assert folder.problems() == ["commissions.csv, line 2, level: The cell is empty, and it must not be."]


def test_a_value_the_field_does_not_take(folder: DataFolder) -> None:
    folder.replace("authorities", "body,KZ", "body,Kazakhstan")
    assert folder.problems() == [
        "authorities.csv, line 3, country: “Kazakhstan”: Write a country by its two letters, for example KZ. "
        "Ensure this value has at most 2 characters (it has 10)."
    ]


# --- References ------------------------------------------------------------------------------------------------------


def test_a_row_pointing_nowhere(folder: DataFolder) -> None:
    folder.replace("appointments", "yerman-2021,yerman", "yerman-2021,jerman")
    assert folder.problems() == [
        "appointments.csv, line 3, person: “jerman” points nowhere: people.csv has no such key. "
        "Correct it, or add the row there. Did you mean “yerman”?"
    ]


def test_a_citation_of_no_record(folder: DataFolder) -> None:
    folder.replace("citations", "appointments:abdirov-2022", "appointment:abdirov-2022")
    assert folder.problems() == [
        "citations.csv, line 2, record: “appointment:abdirov-2022” names no record. "
        "Write the file and the key, people:abdirov."
    ]


@pytest.mark.parametrize(
    ("seat", "sentence"),
    [
        ("P-CHAIR", "“P-CHAIR” names no seat. Write commission:regime:seat, kz-cec:PSM-2007:P-CHAIR."),
        (
            "kz-cec:PSM-2007:S-1",
            "“kz-cec:PSM-2007:S-1” names no seat: quotas.csv has no row “PSM-2007/S-1”. "
            "Correct it, or add the row there.",
        ),
        (
            "kz:PSM-2007:M-1",
            "“kz:PSM-2007:M-1” names no seat: commissions.csv has no row “kz”. Correct it, or add the row there.",
        ),
    ],
)
def test_a_seat_pointing_nowhere(folder: DataFolder, seat: str, sentence: str) -> None:
    folder.replace("appointments", "kz-cec:PSM-2007:M-2", seat)
    assert folder.problems() == [f"appointments.csv, line 3, seat: {sentence}"]


def test_a_seat_beyond_its_quota(folder: DataFolder) -> None:
    folder.replace("appointments", "kz-cec:PSM-2007:M-2", "kz-cec:PSM-2007:M-3")
    assert folder.problems() == [
        "appointments.csv, line 3: “kz-cec:PSM-2007:M-3” is no seat; of that quota the commission has: M-1, M-2."
    ]


def test_rows_that_point_at_each_other(folder: DataFolder) -> None:
    folder.replace("events", "2022-11-20,", "2022-11-20,second-round")
    assert folder.problems() == [
        "events.csv, line 2: The rows point at each other in a circle: "
        "events:second-round → events:first-round → events:second-round. Break it at one of them."
    ]


def test_a_row_pointing_to_a_record_staff_deleted(folder: DataFolder) -> None:
    folder.add("people", "mustafina,Sabila,Mustafina,")
    folder.load()
    Person.objects.get(slug="mustafina").delete()
    folder.add("appointments", "mustafina-2021,mustafina,kz-cec,,2021-02-10,,,")
    assert folder.problems() == [
        "appointments.csv, line 4: “people:mustafina” was deleted in the registry. "
        "Restore it there, or point to another row."
    ]


# --- What the database refuses ---------------------------------------------------------------------------------------


def test_a_second_holder_of_a_seat(folder: DataFolder) -> None:
    folder.add("people", "mustafina,Sabila,Mustafina,")
    folder.add("appointments", "mustafina-2022,mustafina,kz-cec,kz-cec:PSM-2007:M-2,2022-02-10,,,")
    assert folder.problems() == [
        "appointments.csv, line 4: Someone else certainly holds this seat then. Record when and why they left first."
    ]


def test_one_person_twice_on_a_commission(folder: DataFolder) -> None:
    folder.add("appointments", "yerman-2022,yerman,kz-cec,kz-cec:PSM-2007:M-1,2022-02-10,,,")
    assert folder.problems() == [
        "appointments.csv, line 4: This person is certainly on this commission then already. "
        "Record the end of that first."
    ]


def test_an_end_before_its_start(folder: DataFolder) -> None:
    folder.replace("appointments", "2021-02-10,,,", "2021-02-10,,,2020")
    assert folder.problems() == [
        "appointments.csv, line 3: The end is certainly before the start. Correct one of the two days."
    ]


def test_a_term_without_its_reason(folder: DataFolder) -> None:
    folder.replace("appointments", "start_basis", "term_years")
    folder.replace("appointments", "inferred", "4")
    assert folder.problems() == [
        "appointments.csv, line 2: A term other than the rule's needs its reason: what does the act say?"
    ]


def test_a_record_that_is_there_already(folder: DataFolder) -> None:
    Person.objects.create(slug="yerman", family_en="Yerman")
    assert folder.refusal() == [
        "Nothing was loaded, because of 1 problem:",
        "  people.csv, line 3: The registry refuses this: Key (slug)=(yerman) already exists.",
        "1 more row rests on these and was not tried.",
    ]


def test_an_update_the_database_refuses(folder: DataFolder) -> None:
    folder.load()
    folder.replace("appointments", "2021-02-10,,,", "2021-02-10,,,2020")
    assert folder.problems() == [
        "appointments.csv, line 3: The end is certainly before the start. Correct one of the two days."
    ]


# --- All of them in one run ------------------------------------------------------------------------------------------


def test_every_problem_is_told_in_one_run_in_the_order_of_the_files(folder: DataFolder) -> None:
    folder.write("sources", "title\nGazette")
    folder.replace("people", "abdirov,Nurlan,Abdirov,1961", "abdirov,Nurlan,Abdirov,about 1961")
    folder.replace("appointments", "2021-02-10,,,", "2021-02-10,,,2020")
    folder.replace("events", "2022-11-20", "2016-31")
    folder.add("votes", "count-2019,ballot-2019,many,")
    assert folder.refusal() == [
        "Nothing was loaded, because of 6 problems:",
        "  sources.csv, line 1: The column “key” is missing. Add it.",
        "  people.csv, line 2, birth_year: “about 1961” is not a whole number. Write digits only, 12.",
        "  appointments.csv, line 3: The end is certainly before the start. Correct one of the two days.",
        "  events.csv, line 3, start: “2016-31” is not a day. Write 2016, 2016-09 or 2016-09-14; "
        "between two days 2016-09-01/2016-09-22; no later than a day ../2016-09-22.",
        "  votes.csv, line 3, registered: “many” is not a whole number. Write digits only, 12.",
        "  votes.csv, line 3, event: “ballot-2019” points nowhere: events.csv has no such key. "
        "Correct it, or add the row there.",
        "4 more rows rest on these and were not tried.",
    ]


def test_a_registry_that_is_loaded_stays_as_it_is(folder: DataFolder) -> None:
    folder.load()
    folder.replace("people", "yerman,Mukhtar,Yerman,", "yerman,Mukhtar,Erman,1970")
    folder.add("people", "mustafina,Sabila,,")
    assert folder.problems() == ["people.csv, line 4: A person needs a family name in at least one language."]
    assert Person.objects.get(slug="yerman").family_en == "Yerman"


@pytest.mark.django_db(transaction=True)
def test_a_refused_load_takes_its_revision_along(folder: DataFolder) -> None:
    folder.load()
    folder.add("people", "mustafina,Sabila,,")
    folder.refusal()
    assert current_revision() == 1
