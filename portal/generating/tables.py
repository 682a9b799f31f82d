"""The rows of a nation, gathered table by table in the columns in which they are copied."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Max

from commission.models import Commission, LegalAct, Seat
from members.models import (
    Appointment,
    AppointmentAct,
    Attestation,
    Formation,
    Nomination,
    OfficeHolding,
    Person,
    PersonName,
    Roster,
)
from registry.models import Citation, Source
from registry.period import Day
from registry.words import LANGUAGES, Words

Model = type[models.Model]
Row = tuple[object, ...]

ENOUGH_TO_COPY = 20_000


def _day(prefix: str) -> tuple[str, ...]:
    return tuple(f"{prefix}_{part}" for part in ("earliest", "latest", "value", "basis"))


def _words(prefix: str) -> tuple[str, ...]:
    return tuple(f"{prefix}_{language}" for language in LANGUAGES)


# fmt: off
COLUMNS: dict[Model, tuple[str, ...]] = {
    Source: ("id", "title", "url", *_day("published")),
    LegalAct: ("id", "slug", "kind", "number", *_words("title"), "issuer_id", *_day("adopted"), *_day("start")),
    Commission: (
        "id", "slug", "level", "country", *_words("name"), "parent_id", "founding_act_id", *_day("start"),
        "known_until",
    ),
    Seat: (
        "id", "commission_id", "quota_id", "number", "capacity", "office", "regime_id", "regime_scope", "level_scope",
    ),
    Person: (
        "id", "slug", *_words("given"), *_words("patronymic"), *_words("family"), "country", "birth_year",
        *_day("died"), "other_spellings",
    ),
    PersonName: ("id", "person_id", "spelling", "language"),
    Formation: ("id", "commission_id", "kind", "regime_id", "authority_id", "act_id", *_day("day"), "complete"),
    Appointment: (
        "id", "person_id", "commission_id", "seat_id", "regime_id", "authority_id", "formation_id", *_day("start"),
        *_day("end"), "end_reason",
    ),
    AppointmentAct: ("id", "appointment_id", "act_id", "role"),
    OfficeHolding: ("id", "appointment_id", "office", "carried", *_day("start"), *_day("end")),
    Roster: ("id", "commission_id", *_day("day"), "complete"),
    Attestation: (
        "id", "appointment_id", "commission_id", "kind", *_day("seen"), "office", *_words("seen_as"), "roster_id",
        "office_holding_id",
    ),
    Nomination: (
        "id", "person_id", "commission_id", "seat_id", "regime_id", "kind", "by_id", "to_id", *_day("day"), "outcome",
    ),
    Citation: (
        "id", "source_id", "content_type_id", "object_id", "field", "states", "disagrees", "confidence", "basis",
    ),
}
# fmt: on


class Rows:
    """Rows waiting to be copied, in ids that follow on those of the law."""

    def __init__(self) -> None:
        self.waiting: dict[Model, list[Row]] = {model: [] for model in COLUMNS}
        self.last_ids: dict[Model, int] = {model: _last_id(model) for model in COLUMNS}
        self._content_types = {model: ContentType.objects.get_for_model(model).pk for model in COLUMNS}

    def add(self, model: Model, *values: object) -> int:
        row_id = self.next_id(model)
        self.put(model, row_id, *values)
        return row_id

    def next_id(self, model: Model) -> int:
        """For a row that is put later."""
        self.last_ids[model] += 1
        return self.last_ids[model]

    def put(self, model: Model, row_id: int, *values: object) -> None:
        self.waiting[model].append((row_id, *values))

    def cite(self, source: int, model: Model, record: int, confidence: str = "high") -> None:
        """The source states the record as it is."""
        self.add(Citation, source, self._content_types[model], record, "", "", False, confidence, "stated")

    def cite_against(self, source: int, model: Model, record: int, field: str, states: str) -> None:
        """The source states `field` otherwise than the record."""
        self.add(Citation, source, self._content_types[model], record, field, states, True, "low", "stated")

    @property
    def enough_to_copy(self) -> bool:
        return len(self.waiting[Appointment]) > ENOUGH_TO_COPY

    def take(self, model: Model) -> list[Row]:
        taken, self.waiting[model] = self.waiting[model], []
        return taken


def _last_id(model: Model) -> int:
    return int(model._base_manager.aggregate(last=Max("pk"))["last"] or 0)


def bounds(day: Day | None = None) -> Row:
    """The four column values of a day, known or not."""
    return (None, None, "", "stated") if day is None else (day.earliest, day.latest, day.value, day.basis)


def spellings(text: Words) -> Row:
    return text.kk, text.ru, text.en
