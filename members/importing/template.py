"""The empty table to fill in: the names of the columns, and under each what it is for."""

import csv
import io

import openpyxl
from openpyxl.styles import Alignment, Font

from members.importing.columns import COLUMNS, COMMENT, NAMES


def explanations() -> list[str]:
    """In the reader's language; marked as a line that is not read."""
    first, *others = (str(column.explanation) for column in COLUMNS)
    return [f"{COMMENT} {first}", *others]


def as_csv() -> bytes:
    """With the mark by which Excel knows UTF-8."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([NAMES, explanations()])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx() -> bytes:
    """All cells are text: a spreadsheet then leaves `09.2016` as it is typed."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.freeze_panes = "A3"
    for place, (name, explanation) in enumerate(zip(NAMES, explanations(), strict=True), 1):
        sheet.cell(1, place, name).font = Font(bold=True)
        sheet.cell(2, place, explanation).alignment = Alignment(wrap_text=True, vertical="top")
        column = sheet.column_dimensions[sheet.cell(1, place).column_letter]
        column.width, column.number_format = 24, "@"
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()
