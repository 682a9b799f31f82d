"""Which rows point nowhere, and in which order the others can be loaded."""

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from django.utils.translation import gettext as _

from portal.loading.columns import Values
from portal.loading.guesses import did_you_mean
from portal.loading.names import SEATS, Mention, Reference, RowName, SeatName, rests_on, seat_names
from portal.loading.problems import Problem
from portal.loading.reading import Reading, Row


def references_in(values: Values) -> dict[str, Reference]:
    return {column: value for column, value in values.items() if isinstance(value, (RowName, SeatName))}


def settle(reading: Reading) -> list[Row]:
    """The sound rows whose references lead to rows of the files, those first that others rest on.

    Adds to the problems of `reading`.
    """
    settled = {row.name: settled for row in reading.rows if (settled := _settle_row(row, reading))}
    return list(_in_order(settled, reading))


def _settle_row(row: Row, reading: Reading) -> Row | None:
    found: Values = {}
    problems = []
    for column, mention in references_in(row.values).items():
        reference = _find(cast(RowName, mention), reading)
        if reference is None:
            problems.append(
                Problem(row.name.file, _nowhere(cast(RowName, mention), reading), row.line, column.removesuffix("_id"))
            )
        else:
            found[column] = reference
    reading.problems += problems
    return None if problems or not row.sound else replace(row, values={**row.values, **found})


def _mentions_in(row: Row) -> dict[str, Mention]:
    return {column: value for column, value in row.values.items() if isinstance(value, RowName)}


def _find(mention: Mention, reading: Reading) -> Reference | None:
    """What a cell means, if it leads to a row; where the file could not be read it may well lead there."""
    meanings: tuple[Reference, ...] = seat_names(mention.key) if mention.file == SEATS else (mention,)
    return next((meaning for meaning in meanings if all(_may_be(name, reading) for name in rests_on(meaning))), None)


def _may_be(name: RowName, reading: Reading) -> bool:
    return name in reading.lines or name.file in reading.unread


def _nowhere(mention: Mention, reading: Reading) -> str:
    if mention.file == SEATS:
        return _seat_nowhere(mention.key, reading)
    keys = [name.key for name in reading.lines if name.file == mention.file]
    message = _("“%(key)s” points nowhere: %(file)s.csv has no such key. Correct it, or add the row there.")
    return message % {"key": mention.key, "file": mention.file} + did_you_mean(mention.key, keys)


def _seat_nowhere(key: str, reading: Reading) -> str:
    meanings = seat_names(key)
    if not meanings:
        message = _("“%(key)s” names no seat. Write commission:regime:seat, kz-cec:PSM-2007:P-CHAIR.")
        return message % {"key": key}
    missing = next(name for name in rests_on(meanings[0]) if not _may_be(name, reading))
    message = _("“%(key)s” names no seat: %(file)s.csv has no row “%(missing)s”. Correct it, or add the row there.")
    return message % {"key": key, "file": missing.file, "missing": missing.key}


def _in_order(rows: dict[RowName, Row], reading: Reading) -> Iterator[Row]:
    """File by file, line by line, except that a row comes after those it rests on.

    A stack rather than recursion: a chain of rows may be longer than Python lets calls be deep.
    """
    done: set[RowName] = set()
    for first in rows:
        above: dict[RowName, Iterator[RowName]] = {}
        _descend(first, rows, done, above)
        while above:
            name, beneath = next(reversed(above.items()))
            below = next((one for one in beneath if one not in done), None)
            if below is None:
                del above[name]
                done.add(name)
                yield rows[name]
            elif below in above:
                reading.problems.append(_circle(rows[below], [*above]))
            else:
                _descend(below, rows, done, above)


def _descend(
    name: RowName, rows: dict[RowName, Row], done: set[RowName], above: dict[RowName, Iterator[RowName]]
) -> None:
    if name not in done:
        references = references_in(rows[name].values).values()
        above[name] = iter([one for reference in references for one in rests_on(reference) if one in rows])


def _circle(row: Row, above: list[RowName]) -> Problem:
    circle = " → ".join(map(str, (*above[above.index(row.name) :], row.name)))
    message = _("The rows point at each other in a circle: %(circle)s. Break it at one of them.")
    return Problem(row.name.file, message % {"circle": circle}, row.line)
