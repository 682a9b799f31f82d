"""What lies before the registrar: the commission on the day, its open seats, its members, who may appoint."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from commission.composition import Composition, composition
from commission.models import Authority, Commission, Office
from commission.wording import seat_name
from members.models import Appointment
from members.proposing import OpenSeat, open_seats_of
from registry.period import Day
from registry.wording import spoken

Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class Desk:
    commission: Commission
    day: Day
    answer: Composition
    open: tuple[OpenSeat, ...]
    authorities: tuple[Authority, ...]

    @property
    def date(self) -> datetime.date:
        return self.answer.day

    @property
    def seats(self) -> Choices:
        return [(str(one.seat.id), _seat(one)) for one in self.open]

    @property
    def every_seat(self) -> Choices:
        return [(str(place.seat.id), seat_name(place.seat)) for place in self.answer.seats]

    @property
    def members(self) -> Choices:
        return [(str(one.id), _member(one)) for one in self.answer.listed]

    @property
    def people(self) -> Choices:
        return [(str(one.person.id), str(one.person.name)) for one in self.answer.listed]

    @property
    def holdings(self) -> Choices:
        held = [(one, holding) for one in self.answer.listed for holding in one.offices]
        return [
            (str(holding.id), f"{Office(holding.office).label}: {one.person.name}")
            for one, holding in held
            if not holding.carried and (holding.end is None or not holding.end.is_known)
        ]

    @property
    def who_appoints(self) -> Choices:
        return [(str(one.pk), str(one)) for one in self.authorities]

    def open_seat(self, pk: str) -> OpenSeat | None:
        return next((one for one in self.open if str(one.seat.id) == pk), None)

    def holder(self, seat: str) -> Any:
        """The appointment that holds a seat of the rule in force that day."""
        return next((place.appointment for place in self.answer.held if str(place.seat.id) == seat), None)


def laid_out(commission: Commission, day: Day, freed: Collection[int], everyone_goes: bool) -> Desk:
    """`freed` are the appointments this act ends; a new composition frees every seat."""
    date = day.latest or day.earliest
    assert date is not None  # noqa: S101  # the form asks for a day
    answer = composition(commission, date)
    certain = Appointment.objects.as_of(date).filter(commission=commission, seat__isnull=False).exclude(pk__in=freed)
    held = set() if everyone_goes else set(certain.values_list("seat", flat=True))
    authorities = Authority.objects.exclude(kind=Authority.Kind.COMMISSION).order_by("name_ru", "pk")
    return Desk(commission, day, answer, tuple(open_seats_of(answer, held)), tuple(authorities))


def _seat(one: OpenSeat) -> str:
    values = {"seat": seat_name(one.seat), "who": one.predecessor.person.name if one.predecessor else ""}
    return _("%(seat)s (until now %(who)s)") % values if one.predecessor else str(values["seat"])


def _member(one: Any) -> str:
    if one.start is None:
        return str(one.person.name)
    return _("%(person)s, since: %(day)s") % {"person": one.person.name, "day": spoken(one.start)}
