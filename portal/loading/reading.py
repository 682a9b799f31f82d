"""From a folder of files to rows: everything that can be said of the data without asking the database."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.loading.columns import Values
from portal.loading.files import MODELS, NOT_LOADED
from portal.loading.guesses import did_you_mean
from portal.loading.names import RowName
from portal.loading.problems import CannotLoad, Problem
from portal.loading.sheets import KEY, SHEETS, Sheet


@dataclass(frozen=True, slots=True)
class Row:
    """Its values by column of the table, references still by name; those a sound row lacks are problems already."""

    name: RowName
    line: int
    values: Values
    sound: bool = True

    @property
    def sheet(self) -> Sheet:
        return SHEETS[self.name.file]


@dataclass
class Reading:
    """What a folder holds: its rows in order; the line of every key; the files of which nothing is known."""

    rows: list[Row] = field(default_factory=list)
    lines: dict[RowName, int] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


class Unreadable(Exception):
    """Nothing, or nothing more, can be read of a file."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems


def read_folder(folder: Path) -> Reading:
    """Every file of `folder`; raises CannotLoad where it is no folder."""
    if not folder.is_dir():
        message = _("There is no folder “%(folder)s”. Name the one that holds the data files.")
        raise CannotLoad(message % {"folder": folder})
    reading = Reading()
    reading.problems += _strangers(folder)
    for sheet in SHEETS.values():
        try:
            _read_file(folder / f"{sheet.file}.csv", sheet, reading)
        except Unreadable as error:
            reading.unread.add(sheet.file)
            reading.problems += error.problems
    return reading


def _strangers(folder: Path) -> Iterator[Problem]:
    known = {f"{file}.csv" for file in MODELS} | NOT_LOADED
    for path in sorted(folder.glob("*.csv")):
        if path.name not in known:
            yield Problem(
                path.stem, _("No file of this name is expected. Rename or remove it.") + did_you_mean(path.stem, MODELS)
            )


def _read_file(path: Path, sheet: Sheet, reading: Reading) -> None:
    lines = _lines(_text(path, sheet.file), sheet.file)
    headings = _headings(lines, sheet)
    for number, cells in lines:
        if cells:
            _read_row(sheet, number, headings, cells, reading)


def _text(path: Path, file: str) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        message = _("The file is missing. Put it there; without rows it holds its headings alone.")
        raise Unreadable(Problem(file, message)) from error
    except OSError as error:
        message = _("The file cannot be read: %(reason)s.") % {"reason": error.strerror}
        raise Unreadable(Problem(file, message)) from error
    except UnicodeDecodeError as error:
        byte, line = error.object[error.start], error.object.count(b"\n", 0, error.start) + 1
        message = _("The byte %(byte)s is not UTF-8. Save the file in the encoding UTF-8.") % {"byte": f"0x{byte:02X}"}
        raise Unreadable(Problem(file, message, line)) from error


def _lines(text: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """Each record of the file with the line it begins on."""
    _refuse_nul(text, file)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    try:
        for cells in reader:
            yield begins, [cell.strip() for cell in cells]
            begins = reader.line_num + 1
    except csv.Error as error:
        message = _("This is not CSV (%(reason)s). Close every quote, and write a quote within a text twice.")
        raise Unreadable(Problem(file, message % {"reason": error}, begins)) from error


def _refuse_nul(text: str, file: str) -> None:
    message = _("The line holds a NUL byte, which no text may hold. Remove it.")
    lines = [number for number, line in enumerate(text.split("\n"), 1) if "\0" in line]
    if lines:
        raise Unreadable(*(Problem(file, message, number) for number in lines))


def _headings(lines: Iterator[tuple[int, list[str]]], sheet: Sheet) -> list[str]:
    _line, headings = next(lines, (1, []))
    if not any(headings):
        raise Unreadable(Problem(sheet.file, _("The file is empty. Its first line names the columns."), 1))
    problems = [Problem(sheet.file, message, 1) for message in _wrong_headings(headings, sheet)]
    if problems:
        raise Unreadable(*problems)
    return headings


def _wrong_headings(headings: list[str], sheet: Sheet) -> Iterator[str]:
    for heading in sheet.required:
        if heading not in headings:
            yield _("The column “%(column)s” is missing. Add it.") % {"column": heading}
    for place, heading in enumerate(headings):
        if heading not in sheet.headings:
            unknown = _("There is no column “%(column)s”.") % {"column": heading}
            yield unknown + did_you_mean(heading, sheet.headings)
        elif heading in headings[:place]:
            yield _("The column “%(column)s” stands twice. Remove one.") % {"column": heading}


def _read_row(sheet: Sheet, line: int, headings: list[str], cells: list[str], reading: Reading) -> None:
    found = dict(zip(headings, cells, strict=False))
    name = RowName(sheet.file, found.get(KEY, ""))
    if name.key and name in reading.lines:
        message = _("“%(key)s” stands in line %(line)d already. Give this row a key of its own, or remove it.")
        reading.problems.append(
            Problem(sheet.file, message % {"key": name.key, "line": reading.lines[name]}, line, KEY)
        )
        return
    reading.lines[name] = line
    if len(cells) != len(headings):
        reading.problems.append(Problem(sheet.file, _ragged(len(cells), len(headings)), line))
        return
    values, problems = sheet.read(line, found)
    reading.problems += problems
    reading.rows.append(Row(name, line, values, sound=not problems))


def _ragged(cells: int, headings: int) -> str:
    return ngettext(
        "The row has %(cells)d cell, yet there are %(headings)d columns. Give it as many; quote a text with a comma.",
        "The row has %(cells)d cells, yet there are %(headings)d columns. Give it as many; quote a text with a comma.",
        cells,
    ) % {"cells": cells, "headings": headings}
