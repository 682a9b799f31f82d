"""What each row would do to the registry: add an appointment, change one, nothing, or be refused."""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from commission.findings import later
from commission.models import Authority, Commission, Quota, Seat
from members.importing.known import Known
from members.importing.paperwork import Papers
from members.importing.people import People
from members.importing.problems import Problem
from members.importing.reading import Entry
from members.models import Appointment, Person
from registry.period import Day
from registry.wording import spoken

ADDED, CHANGED, UNCHANGED, REFUSED = "added", "changed", "unchanged", "refused"


@dataclass
class Row:
    """`changes` are what a reader sees: column, before, after; `values` the columns of the appointment."""

    entry: Entry
    kind: str = REFUSED
    commission: Commission | None = None
    person: Person | None = None
    appointment: Any = None
    values: dict[str, Any] = field(default_factory=dict)
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    act: Any = None
    source: Any = None

    @property
    def number(self) -> int:
        return self.entry.number

    @property
    def problems(self) -> list[Problem]:
        return self.entry.problems

    @property
    def written(self) -> list[tuple[str, str]]:
        """What a new appointment says, for a reader."""
        named = [("start", self.entry.start), *self.values.items(), ("act", self.act), ("source_title", self.source)]
        return [(name, _shown(value)) for name, value in dict(named).items() if value and name != "term_reason"]

    @property
    def who(self) -> str:
        return self.entry.name or (str(self.person.name) if self.person else self.entry["person"])


@dataclass
class Planner:
    """`commissions` are the ids of those one may write to; None stands for all."""

    known: Known
    people: People
    papers: Papers
    commissions: Collection[int] | None
    taken: dict[tuple[Any, ...], int] = field(default_factory=dict)

    def plan(self, entries: Iterable[Entry]) -> list[Row]:
        return [self._row(entry) for entry in entries]

    def _row(self, entry: Entry) -> Row:
        row = Row(entry)
        if not entry.problems:
            self._resolve(row)
        if entry.problems:
            row.kind, row.changes = REFUSED, []
        return row

    def _resolve(self, row: Row) -> None:
        entry = row.entry
        row.commission = commission = self.known.commissions.get(entry["commission"])
        if commission is None:
            return entry.refuse(
                "commission", _("No commission has the address “%(value)s”."), value=entry["commission"]
            )
        if self.commissions is not None and commission.pk not in self.commissions:
            sentence = _("“%(value)s” is not among the commissions you keep. Ask who keeps it, or leave the row out.")
            return entry.refuse("commission", sentence, value=commission.slug)
        founded, start = commission.start_earliest, entry.start
        if founded and start and start.latest and start.latest < founded:
            sentence = _("The commission was founded only on %(day)s. Correct one of the two days.")
            return entry.refuse("start", sentence, day=spoken(commission.start))
        row.person = self.people.of(entry, commission)
        if row.person is None:
            return None
        key = (row.person.pk or id(row.person), commission.pk, *entry.when)
        if (first := self.taken.setdefault(key, entry.number)) != entry.number:
            return entry.refuse("", _("Row %(row)s says the same appointment. Keep one of the two."), row=first)
        row.act, row.source = self.papers.of(entry)
        row.appointment = self._same(row)
        self._place(row)
        return None

    def _same(self, row: Row) -> Any:
        for one in self.known.appointments.get((row.commission.pk, row.person.pk), ()):  # type: ignore[union-attr]  # the caller has looked
            day = (one.start_earliest, one.start_latest) if row.entry.start else ("end", one.end_latest)
            if day == row.entry.when:
                return one
        return None

    def _place(self, row: Row) -> None:
        """The seat, the authority and the term, by the rule in force when it began; then what changes."""
        entry, commission = row.entry, row.commission
        assert commission is not None  # noqa: S101  # the caller has looked
        regime = self.known.regime(commission, entry.start or entry.end)  # type: ignore[arg-type]  # one is there
        seat = self._seat(row, regime) if entry["seat"] else None
        authority = self._authority(entry) or (seat.quota.authority if seat is not None else None)
        if not entry.problems:
            row.values = {"seat": seat, "authority": authority, "term_years": self._own_term(row, seat)}
            compare(row, self.known)

    def _seat(self, row: Row, regime: Any) -> Seat | None:
        entry, commission = row.entry, row.commission
        if regime is None:
            entry.refuse("seat", _("No rule is certainly in force on the day of the start. Leave the seat empty."))
            return None
        seats = self.known.seats.get((commission.pk, regime.pk, entry["seat"]), [])  # type: ignore[union-attr]  # the caller has looked
        if not seats:
            codes = sorted({code for at, rule, code in self.known.seats if (at, rule) == (commission.pk, regime.pk)})  # type: ignore[union-attr]  # the caller has looked
            sentence = _("Under %(rule)s, in force then, there is no seat “%(value)s”. The seats are: %(seats)s.")
            entry.refuse("seat", sentence, rule=regime.code, value=entry["seat"], seats=", ".join(codes) or "—")
            return None
        if row.appointment is not None and row.appointment.seat_id in {seat.pk for seat in seats}:
            return next(seat for seat in seats if seat.pk == row.appointment.seat_id)
        return self._free(entry, seats)

    def _free(self, entry: Entry, seats: list[Seat]) -> Seat | None:
        """The seat itself; of a quota's the lowest one free. The database has the last word."""
        span = _span(entry, seats[0].quota)
        for seat in seats:
            sitting = self.known.sitting[seat.pk]
            if len(seats) == 1 or not any(first < span[1] and span[0] < last for first, last in sitting):
                sitting.append(span)
                return seat
        sentence = _("All %(number)s seats of “%(value)s” are certainly held then. Record who left first.")
        entry.refuse("seat", sentence, number=len(seats), value=entry["seat"])
        return None

    def _authority(self, entry: Entry) -> Authority | None:
        code = entry["authority"]
        if code and code not in self.known.authorities:
            entry.refuse("authority", _("No authority has the code “%(value)s”."), value=code)
        return self.known.authorities.get(code)

    def _own_term(self, row: Row, seat: Seat | None) -> int | None:
        """Only a term other than the quota's is the appointment's own, and says why."""
        entry = row.entry
        if seat is None and row.appointment is not None:
            seat = row.appointment.seat
        if entry.term is None or (seat is not None and entry.term == seat.quota.term_years):
            return None
        if not entry["note"]:
            entry.refuse("term", _("A term other than the rule's needs its reason: say in the note what the act says."))
        return entry.term


def _span(entry: Entry, quota: Quota) -> tuple[datetime.date, datetime.date]:
    """The days the row certainly fills, as far as one can say before it is written."""
    first = (entry.start or entry.end).latest or datetime.date.max  # type: ignore[union-attr]  # one is there
    if entry.end is not None:
        return first, entry.end.earliest or first
    years = entry.term or quota.term_years
    return first, later(first, f"P{years}Y") if years else first + datetime.timedelta(days=1)


def compare(row: Row, known: Known) -> None:
    """Against the appointment as it is; an empty cell asks for no change."""
    entry, found = row.entry, row.appointment
    wanted = {name: value for name, value in row.values.items() if value is not None}
    if entry["end_reason"]:
        wanted["end_reason"] = entry["end_reason"]
    if entry["note"]:
        wanted["note"] = entry["note"]
        if "term_years" in wanted:
            wanted["term_reason"] = entry["note"]
    if entry.end is not None:
        wanted["end"] = entry.end
    if found is None:
        row.kind, row.values = ADDED, {**wanted, "start": entry.start}
        return
    row.values = {name: value for name, value in wanted.items() if not _same(getattr(found, name), value)}
    row.changes = [
        (name, _shown(getattr(found, name)), _shown(value))
        for name, value in row.values.items()
        if name != "term_reason"
    ]
    if row.act is not None and (row.act.pk is None or (found.pk, row.act.pk) not in known.uses):
        row.changes.append(("act", "", str(row.act)))
    if row.source is not None and (row.source.pk is None or (row.source.pk, found.pk) not in known.citations):
        row.changes.append(("source_title", "", str(row.source)))
    row.kind = CHANGED if row.changes else UNCHANGED


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, Day) and isinstance(other, Day):
        return (one.earliest, one.latest) == (other.earliest, other.latest)
    return bool(one == other)


def _shown(value: Any) -> str:
    if isinstance(value, Seat):
        return value.code
    if isinstance(value, Authority):
        return value.code
    return "" if value is None else spoken(value) if isinstance(value, Day) else str(value)


__all__ = ["ADDED", "CHANGED", "REFUSED", "UNCHANGED", "Appointment", "Planner", "Row"]
