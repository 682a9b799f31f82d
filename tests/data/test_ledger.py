"""The ledger of facts: nothing of the original rows was lost on the way, and nothing was left out in silence."""

import csv
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from portal.loading.sheets import SHEETS

DATA = Path(__file__).parents[2] / "data"
Row = dict[str, str]
LEFT_OUT = "LEFT_OUT"


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


ORIGINALS = {path.stem: read(path) for path in sorted((DATA / "original").glob("*.csv"))}
PLACES = [(file, number) for file, rows in ORIGINALS.items() for number in range(1, len(rows) + 1)]
FACTS = read(DATA / "facts.csv")
RECORDS = {file: {row["key"]: row for row in read(DATA / f"{file}.csv")} for file in SHEETS}


def place(fact: Row) -> tuple[str, int]:
    return fact["file"], int(fact["row"])


def original(file: str, number: int) -> Row:
    return ORIGINALS[file][number - 1]


TEXTS: dict[tuple[str, int], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
for fact in FACTS:
    TEXTS[place(fact)][fact["column"]].append(fact["text"])


def test_there_is_something_to_account_for() -> None:
    assert sorted(ORIGINALS) == [
        "appointments",
        "commissions",
        "events",
        "memorandums",
        "participants",
        "persons",
        "regimes",
        "seats",
        "terms",
    ]
    assert all(ORIGINALS.values())


def test_every_original_row_has_facts_and_every_fact_an_original_row() -> None:
    assert sorted(TEXTS) == sorted(PLACES)


def test_the_facts_of_a_row_are_numbered_from_one() -> None:
    numbers: dict[tuple[str, int], list[int]] = defaultdict(list)
    for fact in FACTS:
        numbers[place(fact)].append(int(fact["fact"]))
    assert {at: found for at, found in numbers.items() if found != list(range(1, len(found) + 1))} == {}


def test_every_fact_is_a_piece_of_its_original_cell() -> None:
    strangers = [
        f"{fact['file']} {fact['row']}, {fact['column']}: {fact['text']}"
        for fact in FACTS
        if not fact["text"] or fact["text"] not in original(*place(fact)).get(fact["column"], "")
    ]
    assert strangers == []


def uncovered(cell: str, texts: list[str]) -> str:
    """The words of a cell that no fact carries. A fact carries one place of the cell, the longest choosing first."""
    covered = [False] * len(cell)
    for text in sorted(texts, key=len, reverse=True):
        starts = (found.start() for found in re.finditer(f"(?={re.escape(text)})", cell))
        places = (slice(start, start + len(text)) for start in starts)
        if free := next((at for at in places if not any(covered[at])), None):
            covered[free] = [True] * len(text)
    rest = "".join(" " if is_covered else letter for letter, is_covered in zip(cell, covered, strict=True))
    return " ".join(re.findall(r"\w+", rest))


@pytest.mark.parametrize(
    ("cell", "texts", "left"),
    [
        ("Born 1949; still chair 5 May 2006", ["Born 1949", "still chair 5 May 2006"], ""),
        ("Born 1949; still chair 5 May 2006", ["Born 1949", "still chair"], "5 May 2006"),
        ("names not found", [], "names not found"),
        ("5 May, 5 June", ["5", "May", "June"], "5"),
        ("a lady", ["a"], "lady"),
    ],
)
def test_words_no_fact_carries_are_found(cell: str, texts: list[str], left: str) -> None:
    assert uncovered(cell, texts) == left


def test_every_cell_notes_above_all_is_covered_by_facts_word_for_word() -> None:
    lost = {
        f"{file} {number}, {column}": left
        for file, number in PLACES
        for column, cell in original(file, number).items()
        if (left := uncovered(cell, TEXTS[file, number][column]))
    }
    assert lost == {}


def is_record(record: str) -> bool:
    """`people:abdirov`, or a cell of it that says something, `people:abdirov#birth_year`."""
    file, _colon, rest = record.partition(":")
    key, has_field, field = rest.partition("#")
    row = RECORDS.get(file, {}).get(key)
    return row is not None and (not has_field or bool(row.get(field)))


@pytest.mark.parametrize(
    ("record", "answer"),
    [
        ("commissions:kz-cec", True),
        ("commissions:kz-cec#name_kk", True),
        ("commissions:kz-cec#native_name", False),
        ("commissions:kz-cec#nothing", False),
        ("commissions:kz-ces", False),
        ("seats:kz-cec", False),
        ("", False),
    ],
)
def test_a_record_is_one_that_says_something(record: str, answer: bool) -> None:
    assert is_record(record) is answer


def test_every_fact_points_to_a_record_or_is_left_out_for_a_reason() -> None:
    nowhere = [
        f"{fact['file']} {fact['row']}, fact {fact['fact']}: {fact['record']}"
        for fact in FACTS
        if not (fact["reason"] if fact["record"] == LEFT_OUT else is_record(fact["record"]))
    ]
    assert nowhere == []


COLUMNS = ("file", "row", "fact", "text", "reason")


def test_what_is_left_out_stands_in_its_own_list_with_the_same_reason() -> None:
    left_out = [tuple(fact[column] for column in COLUMNS) for fact in FACTS if fact["record"] == LEFT_OUT]
    assert [tuple(row[column] for column in COLUMNS) for row in read(DATA / "LEFT_OUT.csv")] == left_out


def test_facts_in_are_records_and_left_out() -> None:
    become = Counter(LEFT_OUT if fact["record"] == LEFT_OUT else "record" for fact in FACTS)
    assert become["record"] + len(read(DATA / "LEFT_OUT.csv")) == len(FACTS)
    assert become["record"] > become[LEFT_OUT]
