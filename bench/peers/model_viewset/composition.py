"""A composition from model instances, shown by nested serializers; without findings, which is in its favour."""

import datetime
from typing import Any

from rest_framework import serializers

from bench.peers.model_viewset.serializers import (
    ActSerializer,
    AppointmentSerializer,
    AuthoritySerializer,
    CommissionSerializer,
    DayField,
    TextField,
    WordsField,
)
from commission.models import Commission, Office, Regime
from members.status import COUNTED
from registry.period import today


class Place:
    def __init__(self, seat: Any) -> None:
        self.seat = seat
        self.state = "undocumented"
        self.vacant_since = None
        self.appointment = None


class Composed:
    def __init__(self, commission: Commission, day: datetime.date) -> None:
        self.commission, self.as_of = commission, day
        self.regimes = Regime.objects.for_commission(commission).prefetch_related("bases__act", "quotas")
        self.formations = list(commission.formations.order_by("day_latest", "id"))
        found = commission.appointments.with_status(day).with_offices(day).order_by("id")
        found = found.select_related("person", "commission", "regime", "authority", "seat__quota")
        self.appointments = list(found.prefetch_related("acts__act", "citations__source", "offices"))
        self.regime = next((regime for regime in self.regimes if day in regime.certain), None)
        self.regime_candidates: list[Any] = []
        self.known_until = commission.known_until
        self.projected = day > today()
        self.places = [Place(seat) for seat in self._seats()]
        self.unseated: list[Any] = []
        self.holding_over: list[Any] = []
        self.unconfirmed: list[Any] = []
        self.uncertain: list[Any] = []
        self._seat_people()
        if not self.beyond_knowledge:
            self._find_vacancies()
        self.offices = {office: self._holder(office) for office in Office.values}

    @property
    def beyond_knowledge(self) -> bool:
        return self.known_until is not None and self.as_of > self.known_until

    @property
    def serving(self) -> list[Any]:
        held = [place.appointment for place in self.places if place.state == "held"]
        return [*held, *self.unseated, *self.holding_over]

    @property
    def holdover(self) -> bool:
        return bool(self.holding_over)

    @property
    def counts(self) -> dict[str, int | None]:
        states = [place.state for place in self.places]
        return {
            "seats": len(states),
            "held": states.count("held"),
            "vacant": states.count("vacant"),
            "undocumented": states.count("undocumented"),
            "uncertain": states.count("uncertain"),
            "serving": None if self.beyond_knowledge else len(self.serving) or None,
            "holding_over": len(self.holding_over),
            "unconfirmed": len(self.unconfirmed),
        }

    def _seats(self) -> Any:
        seats = self.commission.seats.filter(regime=self.regime).select_related("quota__authority")
        return seats.order_by("quota__position", "quota__code", "number")

    def _seat_people(self) -> None:
        places = {place.seat.pk: place for place in self.places}
        for one in self.appointments:
            place = places.get(one.seat_id)
            if one.status in COUNTED and one.regime_id != self.regime.pk:
                self.holding_over.append(one)
            elif one.status in COUNTED and place is not None:
                place.state, place.appointment = "held", one
            elif one.status in COUNTED:
                self.unseated.append(one)
            elif one.status == "unconfirmed":
                self.unconfirmed.append(one)
            elif one.status == "uncertain":
                self.uncertain.append(one)
                if place is not None and place.state != "held":
                    place.state = "uncertain"

    def _find_vacancies(self) -> None:
        doubtful = [*self.unseated, *self.unconfirmed, *self.uncertain]
        for place in self.places:
            if place.state == "undocumented" and not any(
                one.seat_id in (None, place.seat.pk) and one.regime_id == place.seat.regime_id for one in doubtful
            ):
                place.vacant_since = self._emptied(place.seat) or self._never_filled(place.seat)
                place.state = "vacant" if place.vacant_since else "undocumented"

    def _emptied(self, seat: Any) -> Any:
        holders = [
            one for one in self.appointments if one.seat_id == seat.pk and one.status not in ("future", "unattested")
        ]
        last = max(holders, key=lambda one: one.last_evidence or self.as_of, default=None)
        return last.end if last is not None and last.status == "ended" else None

    def _never_filled(self, seat: Any) -> Any:
        filled = any(one.seat_id == seat.pk and one.status != "future" for one in self.appointments)
        days = [
            formation.day
            for formation in self.formations
            if formation.complete and formation.regime_id == seat.regime_id and formation.day_latest <= self.as_of
        ]
        return days[0] if days and not filled else None

    def _holder(self, office: str) -> Any:
        holders = [one for one in self.serving if office in one.offices_that_day]
        return max(holders, key=lambda one: one.first_evidence, default=None)


class PlaceSerializer(serializers.Serializer):
    number = serializers.IntegerField(source="seat.number")
    code = serializers.CharField(source="seat.code")
    label = WordsField(source="seat.quota.label")
    authority = AuthoritySerializer(source="seat.quota.authority")
    office = TextField(source="seat.office")
    state = serializers.CharField()
    vacant_since = DayField()
    appointment = AppointmentSerializer()


class BasisSerializer(serializers.Serializer):
    act = ActSerializer()
    article = TextField()


class RegimeSerializer(serializers.Serializer):
    code = serializers.CharField()
    in_force = serializers.SerializerMethodField()
    bases = BasisSerializer(many=True)

    def get_in_force(self, regime: Any) -> dict[str, Any]:
        return {"from": regime.start and regime.start.as_json(), "to": regime.end and regime.end.as_json()}


class CompositionSerializer(serializers.Serializer):
    commission = CommissionSerializer()
    as_of = serializers.DateField()
    known_until = serializers.DateField()
    projected = serializers.BooleanField()
    generated = serializers.SerializerMethodField()
    regime = RegimeSerializer()
    regime_candidates = serializers.ListField()
    holdover = serializers.BooleanField()
    seats = PlaceSerializer(source="places", many=True)
    unseated = AppointmentSerializer(many=True)
    holding_over = AppointmentSerializer(many=True)
    unconfirmed = AppointmentSerializer(many=True)
    uncertain = AppointmentSerializer(many=True)
    offices = serializers.DictField(child=AppointmentSerializer(allow_null=True))
    counts = serializers.DictField()

    def get_generated(self, _composed: Any) -> bool:
        return self.context["generated"]
