"""A person new to the registry."""

from typing import Any

from members.models import Person
from registry.actions import column_values, free_slug, keep
from registry.words import Words


def record_person(
    *, family: Words, given: Words | None = None, patronymic: Words | None = None, slug: str = "", **facts: Any
) -> Person:
    """`facts` are further fields of `Person`: `birth_year`, `country`, `description` (Words), `died` (a Day)."""
    given, patronymic = given or Words(), patronymic or Words()
    family_columns = {f"family_{language}": getattr(family, language) or "" for language in ("kk", "ru", "en")}
    values = column_values(given=given, patronymic=patronymic, **facts) | family_columns
    person = Person(**values)
    person.slug = slug or free_slug(Person, f"{given.en or ''} {family.en or ''}")
    keep(person)
    person.refresh_from_db()
    return person
