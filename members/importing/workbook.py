"""The rows of an Excel workbook's first sheet: nothing of it is unpacked before its size is known."""

import datetime
import io
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

XLSX_LIMIT = 80 * 2**20  # unpacked; 20,000 full rows take about a third of it
MOST_PARTS = 500
MOST_COLUMNS = 60
WIDEST_READ = 2**20
BROKEN = (
    zipfile.BadZipFile,
    KeyError,
    ValueError,
    TypeError,
    OSError,
    ParseError,
    IndexError,
    AttributeError,
    EOFError,
)


def rows_of_workbook(content: bytes) -> Iterator[list[str]]:
    """Raises ValidationError for one that is broken, too big, or has merged cells. A formula is given as it stands."""
    try:
        _look_inside(content)
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        sheet = book.worksheets[0]
        for cells in sheet.iter_rows(max_col=MOST_COLUMNS):
            yield [_text(cell) for cell in cells]
    except BROKEN as error:
        message = _("The workbook cannot be read. Open it, save it again as .xlsx, or save the table as “CSV UTF-8”.")
        raise ValidationError(message, code="unreadable") from error


def _look_inside(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = packed.infolist()
        if "xl/workbook.xml" not in packed.namelist():
            message = _("This is neither CSV nor XLSX. Save the table as “CSV UTF-8” or as an Excel workbook (.xlsx).")
            raise ValidationError(message, code="unreadable")
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > XLSX_LIMIT:
            message = _("Unpacked, the workbook is larger than %(most)s MB. Split the table into several files.")
            raise ValidationError(message, code="unreadable", params={"most": XLSX_LIMIT // 2**20})
        sheets = [part for part in parts if part.filename.startswith("xl/worksheets/sheet")]
        if any(_has_merged_cells(packed, part) for part in sheets[:1]):
            message = _("The sheet has merged cells. Select all, choose “Unmerge cells”, and fill in each row.")
            raise ValidationError(message, code="unreadable")


def _has_merged_cells(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    tail = b""
    with packed.open(part) as sheet:
        while read := sheet.read(WIDEST_READ):
            if b"mergeCell " in tail + read:
                return True
            tail = read[-16:]
    return False


def _text(cell: Any) -> str:
    """As it would stand in CSV."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
