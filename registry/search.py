"""Finding records by their names, however they are spelt, in the alphabet and with the slips people make.

A record that can be found keeps `search_text`: its names folded to one form by the database. What a query finds
is decided there too, by `registry_find`; see `docs/decisions/0009`.
"""

import re
import unicodedata
from typing import Any, Self

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func, Lookup, Value
from django.db.models.expressions import Col, Combinable
from django.db.models.sql.compiler import SQLCompiler

from registry.period import DatedQuerySet

WORDS_SOUGHT, SIGNS_SOUGHT = 8, 200
WORD = re.compile(r"[^\W_]+")


class SearchText(models.GeneratedField):
    """The folded names of a record. It repeats them, so history leaves it out."""

    of_history = False


class Spellings(models.TextField):  # type: ignore[type-arg]
    """Names of a record that lie in other rows, a line each; the database keeps them for `search_text`."""

    of_history = False

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "default": "", "db_default": "", "editable": False})


def search_text(*columns: str) -> SearchText:
    """The stored column `search_text` over the columns, none of which may be null."""
    names = Func(*columns, template="%(expressions)s", arg_joiner=" || ' ' || ")
    folded = Func(names, function="registry_search_text", output_field=models.TextField())
    return SearchText(expression=folded, output_field=models.TextField(), db_persist=True)


def search_index(name: str) -> GinIndex:
    return GinIndex(fields=["search_text"], opclasses=["gin_trgm_ops"], name=name)


def sought(text: str) -> str:
    """As much of what someone typed as is sought: the first words, without signs no text may hold."""
    text = unicodedata.normalize("NFC", text.replace("\0", " ").encode("utf-8", "ignore").decode()[: SIGNS_SOUGHT * 4])
    words = list(WORD.finditer(text[:SIGNS_SOUGHT]))[:WORDS_SOUGHT]
    return text[words[0].start() : words[-1].end()] if words else ""


class Found(Lookup):  # type: ignore[type-arg]
    """`search_text__found_by=text`: one parameter, whatever the number of words."""

    function: str

    def get_prep_lookup(self) -> Any:
        return sought(self.rhs) if isinstance(self.rhs, str) else super().get_prep_lookup()

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        column: Any = self.lhs
        record: Any = column.target.model._meta
        key, _nothing = compiler.compile(Col(column.alias, record.pk))
        query, parameters = self.process_rhs(compiler, connection)
        return f"{key} = ANY (ARRAY(SELECT {self.function}('{record.db_table}', {query})))", parameters


@models.TextField.register_lookup
class FoundBy(Found):
    """Every word as written, or each with one slip where nothing has them as written."""

    lookup_name = "found_by"
    function = "registry_find"


@models.TextField.register_lookup
class Near(Found):
    """What `found_by` finds, or else what has a word of the query or one that looks like it."""

    lookup_name = "near"
    function = "registry_find_near"


def closeness(text: str | Combinable) -> Func:
    """How well a record's `search_text` fits the query, from 0 to 1."""
    query = Value(sought(text)) if isinstance(text, str) else text
    return Func(F("search_text"), query, function="registry_closeness", output_field=models.FloatField())


class FoundQuerySet(models.QuerySet):  # type: ignore[type-arg]  # one class for every record that can be found
    def search(self, text: str) -> Self:
        """Those found by the text, the best first. For a list in its own order filter by `search_text__found_by`."""
        return self.filter(search_text__found_by=text).ranked(text)

    def near(self, text: str) -> Self:
        """Those to suggest where `search` finds none, the nearest first."""
        return self.filter(search_text__near=text).ranked(text)

    def ranked(self, text: str) -> Self:
        return self.annotate(closeness=closeness(text)).order_by("-closeness", "pk")


class FoundDatedQuerySet(FoundQuerySet, DatedQuerySet):
    pass
