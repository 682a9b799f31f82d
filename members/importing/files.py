"""A table out of an uploaded file, CSV or XLSX, read within bounds; whatever is wrong is a sentence with the remedy."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from members.importing.columns import COMMENT, NAMES
from members.importing.problems import Problem
from members.importing.workbook import rows_of_workbook

MOST_BYTES = 10 * 2**20
MOST_ROWS = 20_000
LONGEST_CELL = 4_000
OTHER_KINDS = (b"%PDF", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"Rar!", b"7z\xbc\xaf")
ZIPPED = b"PK\x03\x04"
SEPARATORS = ",;\t"


@dataclass(frozen=True)
class Line:
    """A row by the number the reader sees; `cells` hold what is not empty, `problems` what no cell may be."""

    number: int
    cells: dict[str, str]
    problems: tuple[Problem, ...] = field(default=())


def read_table(content: bytes) -> list[Line]:
    """The rows under the line of names; raises ValidationError for a file that is no such table."""
    if len(content) > MOST_BYTES:
        raise _refusal(_("The file is larger than %(most)s MB. Split it into several."), most=MOST_BYTES // 2**20)
    if content.startswith(OTHER_KINDS):
        raise _refusal(
            _("This is neither CSV nor XLSX. Save the table as “CSV UTF-8” or as an Excel workbook (.xlsx).")
        )
    return _lines(rows_of_workbook(content) if content.startswith(ZIPPED) else _rows_of_text(content))


def _rows_of_text(content: bytes) -> Iterator[list[str]]:
    text = _decoded(content)
    first = text.partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    except csv.Error as error:
        message = _("The file cannot be read as CSV (%(detail)s). Save the table again as “CSV UTF-8”.")
        raise _refusal(message, detail=error) from error


def _decoded(content: bytes) -> str:
    utf_16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if utf_16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        message = _(
            "The file is not in UTF-8: byte %(place)s does not fit. Save the table as “CSV UTF-8”, or as .xlsx."
        )
        raise _refusal(message, place=error.start + 1) from error
    if "\0" in text:
        raise _refusal(
            _("This is neither CSV nor XLSX. Save the table as “CSV UTF-8” or as an Excel workbook (.xlsx).")
        )
    return text


def _lines(rows: Iterable[list[str]]) -> list[Line]:
    numbered = ((number, row) for number, row in enumerate(rows, 1) if any(cell.strip() for cell in row))
    _number, head = next(numbered, (0, []))
    names = _names(head)
    lines: list[Line] = []
    for number, row in numbered:
        if row[0].startswith(COMMENT):
            continue
        if len(lines) == MOST_ROWS:
            raise _refusal(
                _("The table has more than %(most)s rows. Split it into several files."), most=f"{MOST_ROWS:,}"
            )
        lines.append(_line(number, names, row))
    if not lines:
        raise _refusal(_("The table has no rows under the names of its columns. Fill it in and try again."))
    return lines


def _names(head: list[str]) -> list[str]:
    names = [name.strip().lower() for name in head]
    while names and not names[-1]:
        names.pop()
    if unknown := sorted(set(names) - set(NAMES)):
        message = _("Unknown columns: %(unknown)s. The first line names the columns; they are: %(known)s.")
        raise _refusal(message, unknown=", ".join(name or "—" for name in unknown), known=", ".join(NAMES))
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise _refusal(_("Columns that stand twice: %(names)s. Keep one of each."), names=", ".join(twice))
    if missing := [name for name in ("commission", "start") if name not in names]:
        message = _("Missing columns: %(names)s. Take the template, or add them to the first line.")
        raise _refusal(message, names=", ".join(missing))
    if not {"person", "family"} & set(names):
        message = _("Missing columns: %(names)s. Take the template, or add them to the first line.")
        raise _refusal(message, names="family")
    return names


def _line(number: int, names: list[str], row: list[str]) -> Line:
    cells = {name: cell.strip() for name, cell in zip(names, row, strict=False) if cell.strip()}
    problems = []
    if any(cell.strip() for cell in row[len(names) :]):
        problems.append(
            Problem("", _("The row has more cells than there are columns. Put text with commas in quotes."))
        )
    for name, cell in cells.items():
        if cell.startswith("="):
            problems.append(Problem(name, _("This is a formula. Copy the column and paste it as values.")))
        elif len(cell) > LONGEST_CELL:
            problems.append(
                Problem(name, _("This is longer than %(most)s characters. Shorten it."), {"most": LONGEST_CELL})
            )
    return Line(number, cells, tuple(problems))


def _refusal(message: Any, **params: object) -> ValidationError:
    return ValidationError(message, code="unreadable", params=params)
