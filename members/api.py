"""Resources over people, appointments, and the evidence for them."""

from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy

from commission.api import of_commission
from commission.models import Authority
from commission.models.terms import Office
from members.models import Appointment, OfficeHolding, Person
from members.seating import STATES
from members.serializers import (
    AppointmentSerializer,
    AttestationSerializer,
    FormationSerializer,
    NominationSerializer,
    PersonRecordSerializer,
    PersonSerializer,
    SeatSerializer,
)
from members.status import Status
from registry.api.lists import ListView
from registry.api.parameters import Filter, between, choices, one_of, reference, text
from registry.api.records import RecordView
from registry.api.statement import ON_DAY


def of_person(path: str) -> Filter:
    return reference("person", gettext_lazy("The slug of a person."), Person, path)


def by_authority(path: str) -> Filter:
    return reference("authority", gettext_lazy("The code of an authority."), Authority, path, key="code")


class AppointmentList(ListView):
    """Every appointment the registry knows, with its status on the day."""

    resource = AppointmentSerializer
    filters = (
        of_commission("commission"),
        of_person("person"),
        by_authority("authority"),
        Filter(
            "office",
            gettext_lazy("An office held on the day."),
            one_of(Office.values),
            {"type": "string", "enum": Office.values},
            "chair",
            where=lambda slot: Q(
                Exists(OfficeHolding.objects.filter(appointment=OuterRef("pk"), office=slot, shown__contains=ON_DAY)),
                status__in=("serving", "holdover", "expired"),
            ),
        ),
        choices("status", gettext_lazy("The status on the day; several with commas between."), Status.values),
    )


class AppointmentRecord(RecordView):
    resource = AppointmentSerializer
    key = "id"


class AttestationList(ListView):
    """Who was seen in office, when, as what, and by whom."""

    resource = AttestationSerializer
    dated = False
    filters = (of_commission("commission"), of_person("appointment__person"), *between("seen"))


class NominationList(ListView):
    """Who was proposed, backed or consented to, and what came of it."""

    resource = NominationSerializer
    dated = False
    filters = (of_commission("commission"), of_person("person"), *between("day"))


class FormationList(ListView):
    """Whole commissions formed or dismissed by one act."""

    resource = FormationSerializer
    dated = False
    filters = (
        of_commission("commission"),
        Filter(
            "person",
            gettext_lazy("The slug of a person appointed by the formation."),
            text,
            where=lambda slot: Q(Exists(Appointment.objects.filter(formation=OuterRef("pk"), person__slug=slot))),
            refers_to=(Person, "slug"),
        ),
        *between("day"),
    )


class SeatList(ListView):
    """Every seat of every rule, with its state on the day."""

    resource = SeatSerializer
    filters = (
        of_commission("commission"),
        by_authority("quota__authority"),
        choices("state", gettext_lazy("The state on the day; several with commas between."), STATES),
    )


class VacancyList(ListView):
    """Seats known to be empty on the day. One nobody is recorded in, without proof that it is empty, is not here."""

    resource = SeatSerializer
    filters = (of_commission("commission"), by_authority("quota__authority"))

    def rows(self, day: Any) -> QuerySet[Any]:
        return super().rows(day).filter(state="vacant")


def unmerged(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.filter(merged_into__isnull=True)


class PersonList(ListView):
    """Everyone appointed, proposed, or who took part in an event."""

    resource = PersonSerializer
    dated = False
    filters = (
        Filter(
            "commission",
            gettext_lazy("The slug of a commission the person was appointed to."),
            text,
            where=lambda slot: Q(Exists(Appointment.objects.filter(person=OuterRef("pk"), commission__slug=slot))),
            refers_to=of_commission("").refers_to,
        ),
    )

    def rows(self, day: Any) -> QuerySet[Any]:
        return unmerged(super().rows(day))


class PersonRecord(RecordView):
    """A person with every appointment, office, attestation and nomination. A merged one answers 308."""

    resource = PersonRecordSerializer

    def rows(self, day: Any) -> QuerySet[Any]:
        return unmerged(super().rows(day))

    def heir(self, record: Model) -> Model:
        while isinstance(record, Person) and record.merged_into is not None:
            record = record.merged_into
        return record
