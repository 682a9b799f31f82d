"""Files that are no such table: each is refused with a sentence that says what to do, and none is unpacked blindly."""

import datetime
import io
import tracemalloc
import zipfile
from typing import Any

import openpyxl
import pytest
from django.core.exceptions import ValidationError

from members.importing.columns import NAMES
from members.importing.files import MOST_BYTES, read_table
from members.importing.template import as_csv, as_xlsx
from members.importing.workbook import XLSX_LIMIT

HEAD = "commission,family,start\n"
ROW = ["cec", "Yerman", datetime.date(2016, 9, 14)]


def refusal(content: bytes) -> str:
    with pytest.raises(ValidationError) as refused:
        read_table(content)
    return refused.value.messages[0]


def workbook(*rows: list[Any], merged: str = "") -> bytes:
    book = openpyxl.Workbook()
    for row in (["commission", "family", "start"], *rows):
        book.active.append(row)
    if merged:
        book.active.merge_cells(merged)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize("content", [f"{HEAD}cec,Ерман,2016", f"{HEAD}cec,Ерман,2016".replace(",", ";")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_is_read_with_either_separator_and_in_any_unicode(content: str, encoding: str) -> None:
    (line,) = read_table(content.encode(encoding))
    assert (line.number, line.cells) == (2, {"commission": "cec", "family": "Ерман", "start": "2016"})


def test_a_workbook_is_read_as_csv_would_be() -> None:
    (line, year) = read_table(workbook(ROW, [], ["cec", "Petrov", 2016]))
    assert (line.number, line.cells) == (2, {"commission": "cec", "family": "Yerman", "start": "2016-09-14"})
    assert (year.number, year.cells["start"]) == (4, "2016")


@pytest.mark.parametrize("template", [as_csv, as_xlsx])
def test_the_template_is_a_table_with_its_explanations_left_out(template: Any) -> None:
    assert refusal(template()) == "The table has no rows under the names of its columns. Fill it in and try again."
    assert len(NAMES) == len(set(NAMES)) == 18


def test_a_formula_is_named_by_its_cell() -> None:
    (line,) = read_table(workbook(["cec", '="A"&"B"', "2016"]))
    assert [(problem.column, str(problem)) for problem in line.problems] == [
        ("family", "This is a formula. Copy the column and paste it as values.")
    ]


def test_merged_cells_are_refused() -> None:
    sentence = "The sheet has merged cells. Select all, choose “Unmerge cells”, and fill in each row."
    assert refusal(workbook(ROW, ROW, merged="A2:A3")) == sentence


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed, packed.open("xl/workbook.xml", "w") as part:
        for _megabyte in range(XLSX_LIMIT // 2**20 + 1):
            part.write(b"\0" * 2**20)
    tracemalloc.start()
    sentence = refusal(kept.getvalue())
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sentence == "Unpacked, the workbook is larger than 80 MB. Split the table into several files."
    assert peak < 5 * 2**20


def test_half_a_million_rows_are_refused_at_the_first_too_many() -> None:
    sentence = "The table has more than 20,000 rows. Split it into several files."
    assert refusal((HEAD + "cec,A,2016\n" * 500_000).encode()) == sentence


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF-1.7", "This is neither CSV nor XLSX. Save the table as “CSV UTF-8” or as an Excel workbook (.xlsx)."),
        (b"a\0b", "This is neither CSV nor XLSX. Save the table as “CSV UTF-8” or as an Excel workbook (.xlsx)."),
        (
            HEAD.encode() + "cec,Ерман,2016".encode("cp1251"),
            "The file is not in UTF-8: byte 29 does not fit. Save the table as “CSV UTF-8”, or as .xlsx.",
        ),
        (
            b'commission,family,start\n"cec',
            "The file cannot be read as CSV (unexpected end of data). Save the table again as “CSV UTF-8”.",
        ),
        (b"", "Missing columns: commission, start. Take the template, or add them to the first line."),
        (b"commission,family\ncec,A", "Missing columns: start. Take the template, or add them to the first line."),
        (
            b"commission,surname,start\n",
            f"Unknown columns: surname. The first line names the columns; they are: {', '.join(NAMES)}.",
        ),
        (b"commission,start,start,family\n", "Columns that stand twice: start. Keep one of each."),
        (HEAD.encode(), "The table has no rows under the names of its columns. Fill it in and try again."),
        (b" " * (MOST_BYTES + 1), "The file is larger than 10 MB. Split it into several."),
        (
            workbook()[:-30],
            "The workbook cannot be read. Open it, save it again as .xlsx, or save the table as “CSV UTF-8”.",
        ),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)
def test_each_file_that_is_no_table_is_a_sentence_with_the_remedy(content: bytes, sentence: str) -> None:
    assert refusal(content) == sentence


def test_a_row_with_more_cells_than_columns_says_so() -> None:
    (line,) = read_table(f"{HEAD}cec,A,2016,more".encode())
    assert [str(problem) for problem in line.problems] == [
        "The row has more cells than there are columns. Put text with commas in quotes."
    ]
