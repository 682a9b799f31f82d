"""What the registry holds of all that the rows name, read in a fixed number of queries."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q
from django.db.models.functions import Lower, Upper

from commission.models import Authority, Commission, LegalAct, Quota, Regime, Seat
from members.importing.reading import Entry
from members.models import Appointment, AppointmentAct, Person
from registry.models import Citation, Source
from registry.period import Day

Span = tuple[datetime.date, datetime.date]


@dataclass
class Known:
    """`seats` are by rule and code of seat or quota, `sitting` the days certainly served in a seat, `appointments` by
    commission and person, of the people whom a row may mean.
    """

    commissions: dict[str, Commission]
    regimes: dict[str, list[Regime]]
    seats: dict[tuple[int, int, str], list[Seat]]
    authorities: dict[str, Authority]
    acts: dict[str, LegalAct]
    numbered_acts: dict[str, list[LegalAct]]
    sources: dict[tuple[str, str], Source]
    people: dict[str, Person]
    named: dict[str, list[Person]]
    sitting: dict[int, list[Span]]
    appointments: dict[tuple[int, int], list[Appointment]]
    uses: set[tuple[int, int]]  # appointment and act
    citations: set[tuple[int, int]]  # source and appointment

    def regime(self, commission: Commission, day: Day) -> Regime | None:
        """The one certainly in force, the commission's own before its level's."""
        for scope in commission.scopes:
            for regime in self.regimes[scope]:
                if day.latest is not None and day.latest in regime.certain:
                    return regime
        return None


def look_up(entries: Collection[Entry]) -> Known:
    commissions = {one.slug: one for one in _rows(Commission, "slug", _cells(entries, "commission"))}
    ids = [commission.pk for commission in commissions.values()]
    scopes = [scope for commission in commissions.values() for scope in commission.scopes]
    people = {one.slug: one for one in _rows(Person, "slug", _cells(entries, "person")).select_related("merged_into")}
    named = _named(entries)
    meant = {one.pk for one in people.values()} | {one.pk for some in named.values() for one in some}
    appointments = _appointments(ids, sorted(meant))
    pks = [one.pk for some in appointments.values() for one in some]
    kind = ContentType.objects.get_for_model(Appointment)
    cited = Citation.objects.filter(content_type=kind, object_id__any_of=pks, field="", states="")  # type: ignore[misc]  # the stubs take no list for a lookup of our own
    return Known(
        commissions,
        _grouped(_rows(Regime, "scope", scopes), lambda regime: regime.scope),
        _seats(ids),
        {one.code: one for one in _rows(Authority, "code", _cells(entries, "authority"))},
        {one.slug: one for one in _rows(LegalAct, "slug", _cells(entries, "act")).select_related("publication")},
        _grouped(
            _rows(LegalAct, "number", _cells(entries, "act_number")).select_related("publication"),
            lambda act: act.number,
        ),
        _sources(entries),
        people,
        named,
        _sitting(ids),
        appointments,
        set(
            AppointmentAct.objects.filter(appointment__pk__any_of=pks, role="appointed").values_list(  # type: ignore[misc]  # the stubs take no list for a lookup of our own
                "appointment", "act"
            )
        ),
        set(cited.values_list("source", "object_id")),
    )


def _cells(entries: Iterable[Entry], column: str) -> list[str]:
    return sorted({entry[column] for entry in entries} - {""})


def _rows(model: Any, column: str, values: list[str]) -> Any:
    return model.objects.filter(**{f"{column}__any_of": values})


def _grouped(rows: Iterable[Any], key: Any) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found


def _seats(commissions: list[int]) -> dict[tuple[int, int, str], list[Seat]]:
    found: dict[tuple[int, int, str], list[Seat]] = defaultdict(list)
    seats = Seat.objects.filter(commission__pk__any_of=commissions, quota__fills=Quota.Fills.SEATS)  # type: ignore[misc]  # the stubs take no list for a lookup of our own
    quotas = Quota.objects.select_related("authority").in_bulk()
    for seat in seats.order_by("number"):
        seat.quota = quotas[seat.quota_id]
        for code in {seat.code, seat.quota.code}:
            found[seat.commission_id, seat.regime_id or 0, code].append(seat)
    return found


def _sitting(commissions: list[int]) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = defaultdict(list)
    rows = Appointment.objects.filter(commission__pk__any_of=commissions, seat__isnull=False)  # type: ignore[misc]  # the stubs take no list for a lookup of our own
    certain = rows.exclude(certain__isempty=True).order_by("pk")
    for seat, first, last in certain.values_list("seat", Lower("certain"), Upper("certain")):
        found[seat].append((first, last or datetime.date.max))
    return found


def _appointments(commissions: list[int], people: list[int]) -> dict[tuple[int, int], list[Appointment]]:
    rows = Appointment.objects.filter(commission__pk__any_of=commissions, person__pk__any_of=people)  # type: ignore[misc]  # the stubs take no list for a lookup of our own
    days = [f"{name}_{part}" for name in ("start", "end") for part in ("earliest", "latest", "value", "basis")]
    others = ("term", "term_years", "end_reason", "note", "end_open")
    names = [
        f"person__{part}_{code}" for part in ("name", "given", "patronymic", "family") for code in ("kk", "ru", "en")
    ]
    narrow = rows.select_related("person", "seat__quota", "authority").only(
        "person__slug", *names, "commission", "regime", *days, *others,
        "seat__number", "seat__quota__code", "seat__quota__fills", "seat__quota__number", "authority__code",
    )  # fmt: skip
    return _grouped(narrow.order_by("pk"), lambda one: (one.commission_id, one.person_id))


def _sources(entries: Iterable[Entry]) -> dict[tuple[str, str], Source]:
    titles = _cells(entries, "source_title") + _cells(entries, "source_url")
    return {(one.title, one.url): one for one in _rows(Source, "title", titles)}


def _named(entries: Iterable[Entry]) -> dict[str, list[Person]]:
    """Everyone of exactly such a name in any language, who is not merged into another."""
    names = sorted({entry.name for entry in entries if entry["family"]})
    same = Q(name_kk__any_of=names) | Q(name_ru__any_of=names) | Q(name_en__any_of=names)
    found: dict[str, list[Person]] = defaultdict(list)
    alike = Person.objects.filter(same, merged_into=None).only("slug", "name_kk", "name_ru", "name_en")
    for person in alike.order_by(F("pk")):
        for name in {person.name_kk, person.name_ru, person.name_en} - {""}:
            found[name].append(person)
    return found
