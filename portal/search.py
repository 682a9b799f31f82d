"""One ranked answer over everything a reader may look for, in one statement."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from commission.models import Authority, Commission, LegalAct
from elections.models import Agreement, Event
from members.models import Person
from registry.api.statement import NUMBER, TEXT, Numbered, Slot, Statement
from registry.search import RANKED, sought
from registry.words import LANGUAGES, Words

FAR = 0.2  # below this closeness a suggestion only shares a few letters with the question


@dataclass(frozen=True)
class Kind:
    """A kind of record that can be found: its address, its words, what other spellings it has, and which are meant."""

    name: str
    table: str
    words: str = "title"
    others: tuple[str, ...] = ()
    address: str = "slug"
    condition: str = "true"

    @property
    def best(self) -> str:
        """The SQL of the best of this kind among those found, as many as `wanted` says."""
        columns = ", ".join(f"{self.words}_{language}" for language in LANGUAGES)
        return f"""
            SELECT '{self.name}', {self.address}, {columns},
                registry_spelling(concat_ws(E'\\n', {", ".join((columns, *self.others))}), query), closeness, as_written
            FROM (
                SELECT record.*, query, as_written, registry_closeness(search_text, words) AS closeness
                FROM found JOIN {self.table} AS record USING (id), asked
                WHERE records = '{self.table}'::regclass AND {self.condition}
                ORDER BY closeness DESC, id LIMIT (SELECT wanted FROM asked)
            ) AS best"""  # noqa: S608  # names of our own columns


KINDS = (
    Kind("person", Person._meta.db_table, "name", ("other_spellings",), condition="merged_into_id IS NULL"),
    Kind(
        "commission",
        Commission._meta.db_table,
        "name",
        ("native_name", *(f"short_name_{language}" for language in LANGUAGES)),
    ),
    Kind("authority", Authority._meta.db_table, "name", address="code"),
    Kind("act", LegalAct._meta.db_table),
    Kind("event", Event._meta.db_table),
    Kind("agreement", Agreement._meta.db_table),
)


def _sql(find: str, inline: Numbered) -> str:
    text, limit = (inline.place(slot).adapted for slot in (Slot("text", TEXT), Slot("limit", NUMBER)))
    tables = ", ".join(f"'{kind.table}'" for kind in KINDS)
    return f"""
        WITH asked AS MATERIALIZED (
            SELECT {text} AS query, registry_search_words({text}) AS words, {limit} AS wanted
        ),
        found AS MATERIALIZED (
            SELECT records, id, bool_or(as_written) AS as_written
            FROM {find}(ARRAY[{tables}]::regclass[], {text}, {RANKED}) GROUP BY records, id
        ) {" UNION ALL ".join(f"({kind.best})" for kind in KINDS)}"""  # noqa: S608


SEARCH, SUGGEST = (Statement(partial(_sql, find)) for find in ("registry_find", "registry_find_near"))


@dataclass(frozen=True, slots=True)
class Hit:
    """A record found; `spelling` is the one that matched, empty where it was a number, a day or a place."""

    kind: str
    slug: str
    name: Words
    spelling: str
    closeness: float
    as_written: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """`sought` is as much of the question as was looked for; `as_written` is False where slips were allowed for."""

    sought: str
    hits: tuple[Hit, ...]

    @property
    def as_written(self) -> bool:
        return all(hit.as_written for hit in self.hits)


def search_everything(text: str, limit: int = 10) -> Answer:
    """What the text finds, up to `limit` of a kind, the best first; slips count only where nothing has the words."""
    return Answer(sought(text), _hits(SEARCH, text, limit))


def did_you_mean(text: str, limit: int = 5) -> tuple[Hit, ...]:
    """What to suggest where nothing is found."""
    return tuple(hit for hit in _hits(SUGGEST, text, limit) if hit.closeness > FAR)[:limit]


def _hits(statement: Statement, text: str, limit: int) -> tuple[Hit, ...]:
    hits = [_hit(*row) for row in statement.run({"text": sought(text), "limit": limit})]
    order = [kind.name for kind in KINDS]
    return tuple(sorted(hits, key=lambda hit: (-hit.closeness, order.index(hit.kind), hit.slug)))


def _hit(kind: str, slug: str, kk: str, ru: str, en: str, *rest: Any) -> Hit:
    return Hit(kind, slug, Words(kk, ru, en), *rest)
