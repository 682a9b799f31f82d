"""One ranked answer over everything a reader may look for."""

from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, QuerySet, Value

from commission.models import Authority, Commission, LegalAct
from elections.models import Agreement, Event
from members.models import Person
from registry.search import as_written, sought, spelling
from registry.words import LANGUAGES, Words

FAR = 0.2  # below this closeness a suggestion only shares a few letters with the question


@dataclass(frozen=True)
class Kind:
    """A kind of record that can be found: where its slug and its words are, and what other spellings it has."""

    name: str
    records: Any
    words: str
    others: tuple[str, ...] = ()
    slug: str = "slug"

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(f"{self.words}_{language}" for language in LANGUAGES)


KINDS = (
    Kind("person", Person.objects.filter(merged_into__isnull=True), "name", ("other_spellings",)),
    Kind(
        "commission",
        Commission.objects.all(),
        "name",
        ("native_name", "short_name_kk", "short_name_ru", "short_name_en"),
    ),
    Kind("authority", Authority.objects.all(), "name", slug="code"),
    Kind("act", LegalAct.objects.all(), "title"),
    Kind("event", Event.objects.all(), "title"),
    Kind("agreement", Agreement.objects.all(), "title"),
)


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
    hits = _hits(text, [(kind, kind.records.search(text)[:limit]) for kind in KINDS])
    written = tuple(hit for hit in hits if hit.as_written)
    return Answer(sought(text), written or hits)


def did_you_mean(text: str, limit: int = 5) -> tuple[Hit, ...]:
    """What to suggest where nothing is found."""
    hits = _hits(text, [(kind, kind.records.near(text)[:limit]) for kind in KINDS])
    return tuple(hit for hit in hits if hit.closeness > FAR)[:limit]


def _hits(text: str, found: list[tuple[Kind, QuerySet[Any]]]) -> tuple[Hit, ...]:
    """One query for all kinds."""
    if not sought(text):
        return ()
    first, *others = (_row(text, kind, records) for kind, records in found)
    hits = [
        Hit(kind, slug, Words(*names), spelt, closeness, written)
        for kind, slug, *names, spelt, closeness, written in first.union(*others, all=True)
    ]
    order = [kind.name for kind in KINDS]
    return tuple(sorted(hits, key=lambda hit: (-hit.closeness, order.index(hit.kind), hit.slug)))


def _row(text: str, kind: Kind, records: Any) -> Any:
    return records.annotate(
        of=Value(kind.name, output_field=CharField()),
        address=F(kind.slug),
        spelling=spelling(text, *kind.columns, *kind.others),
        as_written=as_written(text),
    ).values_list("of", "address", *kind.columns, "spelling", "closeness", "as_written")
