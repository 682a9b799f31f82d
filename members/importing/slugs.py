"""Addresses nobody has yet, for many records at once."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection
from django.utils.text import slugify

LONGEST = 70


def give_addresses(records: Sequence[Any], spelt: Callable[[Any], str]) -> None:
    """Sets `slug` of each after what `spelt` says of it, in Latin letters as the registry folds names."""
    if not records:
        return
    wanted = [_stem(records[0], text) for text in _in_latin([spelt(record) for record in records])]
    taken = _taken(records[0], sorted(set(wanted)))
    last: dict[str, int] = {}
    for record, stem in zip(records, wanted, strict=True):
        number = last.get(stem, 1)
        slug = stem if number == 1 else f"{stem}-{number}"
        while slug in taken:
            number += 1
            slug = f"{stem}-{number}"
        taken.add(slug)
        record.slug, last[stem] = slug, number


def _stem(record: Any, text: str) -> str:
    return slugify(text)[:LONGEST].strip("-") or str(record._meta.model_name)


def _in_latin(texts: list[str]) -> list[str]:
    statement = (
        "SELECT registry_fold(text) FROM unnest(%s::text[]) WITH ORDINALITY AS given (text, place) ORDER BY place"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [texts])
        return [text if text.isascii() else folded for (folded,), text in zip(cursor.fetchall(), texts, strict=True)]


def _taken(record: Any, stems: list[str]) -> set[str]:
    """Of the addresses that are a stem or a stem with something after a dash; `.` comes after `-`."""
    statement = f"""
        SELECT slug FROM unnest(%s::text[]) AS stem
        JOIN {record._meta.db_table} ON slug ~>=~ stem AND slug ~<~ (stem || '.')
    """  # noqa: S608  # our own table
    with connection.cursor() as cursor:
        cursor.execute(statement, [stems])
        return {slug for (slug,) in cursor.fetchall()}
