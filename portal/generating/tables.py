"""The rows of a nation, gathered table by table in the columns in which they are copied."""

from collections.abc import Iterator
from itertools import count

from django.contrib.contenttypes.models import ContentType
from django.db import models

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
from registry.words import Words

Model = type[models.Model]
Values = tuple[object, ...]


def day(prefix: str) -> tuple[str, ...]:
    return tuple(f"{prefix}_{part}" for part in ("earliest", "latest", "value", "basis"))


def words(prefix: str) -> tuple[str, ...]:
    return tuple(f"{prefix}_{language}" for language in ("kk", "ru", "en"))


COLUMNS: dict[Model, tuple[str, ...]] = {
    Source: ("id", "title", "url", *day("published"), "retrieved"),
    LegalAct: ("id", "slug", "kind", "number", *words("title"), "issuer_id", *day("adopted"), *day("start"), "url"),
    Commission: ("id", "slug", "level", "country", *words("name"), "parent_id", "founding_act_id", *day("start"),
                 "known_until"),
    Seat: ("id", "commission_id", "quota_id", "number", "capacity", "office", "regime_id", "regime_scope",
           "level_scope"),
    Person: ("id", "slug", *words("given"), *words("patronymic"), *words("family"), "country", "birth_year",
             *day("died")),
    PersonName: ("id", "person_id", "spelling", "language"),
    Formation: ("id", "commission_id", "kind", "regime_id", "authority_id", "act_id", *day("day"), "complete"),
    Appointment: ("id", "person_id", "commission_id", "seat_id", "regime_id", "authority_id", "formation_id",
                  *day("start"), *day("end"), "end_reason"),
    AppointmentAct: ("id", "appointment_id", "act_id", "role"),
    OfficeHolding: ("id", "appointment_id", "office", "carried", *day("start"), *day("end")),
    Roster: ("id", "commission_id", *day("day"), "complete"),
    Attestation: ("id", "appointment_id", "commission_id", "kind", *day("seen"), "office", *words("seen_as"),
                  "roster_id", "office_holding_id"),
    Nomination: ("id", "person_id", "commission_id", "seat_id", "regime_id", "kind", "by_id", "to_id", *day("day"),
                 "outcome"),
    Citation: ("id", "source_id", "content_type_id", "object_id", "field", "states", "disagrees", "passage",
               "confidence", "basis"),
}  # fmt: skip


class Rows:
    """Rows waiting to be copied, and the next id of each table."""

    def __init__(self) -> None:
        self.waiting: dict[Model, list[Values]] = {model: [] for model in COLUMNS}
        self.counts: dict[Model, int] = dict.fromkeys(COLUMNS, 0)
        self._ids: dict[Model, Iterator[int]] = {}
        self.content_type = {model: ContentType.objects.get_for_model(model).pk for model in COLUMNS}
        for model in COLUMNS:
            last = model._base_manager.aggregate(last=models.Max("pk"))["last"] or 0
            self._ids[model] = count(last + 1)

    def add(self, model: Model, *values: object) -> int:
        row_id = next(self._ids[model])
        self.put(model, row_id, *values)
        return row_id

    def next_id(self, model: Model) -> int:
        """For a row that is put later."""
        return next(self._ids[model])

    def put(self, model: Model, row_id: int, *values: object) -> None:
        self.waiting[model].append((row_id, *values))
        self.counts[model] += 1

    def cite(self, model: Model, record_id: int, source_id: int, confidence: str = "high") -> None:
        self.add(Citation, source_id, self.content_type[model], record_id, "", "", False, "", confidence, "stated")

    @property
    def many(self) -> bool:
        return len(self.waiting[Appointment]) > 20_000

    def take(self, model: Model) -> list[Values]:
        taken, self.waiting[model] = self.waiting[model], []
        return taken


def bounds(when: Day | None) -> Values:
    """The four column values of a day, known or not."""
    return (None, None, "", "stated") if when is None else (when.earliest, when.latest, when.value, when.basis)


def spellings(text: Words) -> Values:
    return text.kk, text.ru, text.en
