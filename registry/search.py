"""Finding records by their names, however they are spelt, in the alphabet and with the slips people make.

A record that can be found keeps `search_text`: its names folded to one form by the database. What a query finds
is decided there too, by `registry_find`; see `docs/decisions/`.
"""

import re
import unicodedata
from typing import Any, Self

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import TrigramSimilarity
from django.db import models
from django.db.models import F, Func, Lookup, Value
from django.db.models.expressions import Col
from django.db.models.sql.compiler import SQLCompiler

from registry.period import DatedQuerySet

WORDS_SOUGHT, SIGNS_SOUGHT, RANKED = 8, 200, 200
WORD = re.compile(r"[^\W_]+")


class SearchText(models.GeneratedField):
    """The folded names of a record, of now and in history."""


class Spellings(models.TextField):  # type: ignore[type-arg]
    """Names of a record that lie in other rows, a line each; the database keeps them for `search_text`."""

    repeats = True

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


class Found(Lookup):
    """`search_text__found_by=text`: one parameter, whatever the number of words."""

    find: str

    def get_prep_lookup(self) -> Any:
        return sought(self.rhs) if isinstance(self.rhs, str) else super().get_prep_lookup()

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        column: Any = self.lhs
        record: Any = column.target.model._meta
        key, _nothing = compiler.compile(Col(column.alias, record.pk))
        query, parameters = self.process_rhs(compiler, connection)
        found = self.find.format(table=f"ARRAY['{record.db_table}'::regclass]", query=query)
        return f"{key} = ANY (ARRAY(SELECT id FROM {found}))", parameters  # noqa: S608  # our own names


@models.TextField.register_lookup
class FoundBy(Found):
    """Every word as written, or each with one slip where nothing has them as written."""

    lookup_name = "found_by"
    find = "registry_find({table}, {query})"


@models.TextField.register_lookup
class BestFor(Found):
    """Of what `found_by` finds as many as are ranked, those with whole words first."""

    lookup_name = "best_for"
    find = f"registry_find({{table}}, {{query}}, {RANKED})"


@models.TextField.register_lookup
class Near(Found):
    """What `best_for` finds, or else what has a word of the query or one that looks like it."""

    lookup_name = "near"
    find = f"registry_find_near({{table}}, {{query}}, {RANKED})"


def closeness(query: str) -> Func:
    """How well a record's `search_text` fits the query, from 0 to 1; its words are read once a statement."""
    template = "(SELECT %(function)s(%(expressions)s))"
    words = Func(Value(sought(query)), function="registry_search_words", template=template)
    return Func(F("search_text"), words, function="registry_closeness", output_field=models.FloatField())


class Searched:
    """What a queryset of a model with `search_text` can do."""

    def search(self, query: str) -> Self:
        """Those found, the best first. For a list in an order of its own filter by `search_text__found_by`."""
        found: Self = _best_first(self, query, search_text__best_for=query)
        return found

    def near(self, query: str) -> Self:
        """Those to suggest where `search` finds none, the nearest first."""
        found: Self = _best_first(self, query, search_text__near=query)
        return found


def _best_first(records: Any, query: str, **found_by: str) -> Any:
    return records.filter(**found_by).annotate(closeness=closeness(query)).order_by("-closeness", "pk")


def near_slugs(records: Any, slug: str, key: str = "slug", at_most: int = 5) -> list[str]:
    """Addresses of the queryset `records` that someone may have meant by one that is unknown."""
    near = records.near(slug).annotate(likeness=TrigramSimilarity(key, sought(slug)))
    return list(near.order_by("-likeness", "-closeness", "pk").values_list(key, flat=True)[:at_most])


class FoundQuerySet(Searched, models.QuerySet):  # type: ignore[type-arg]  # one class for every such record
    pass


class FoundDatedQuerySet(Searched, DatedQuerySet):
    pass
