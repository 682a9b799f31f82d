"""Resources over people, appointments, and the evidence for them."""

from dataclasses import replace
from typing import Any

import msgspec
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy

from commission.api import of_commission
from commission.composition import composition_of
from commission.findings import findings
from commission.models import Authority, Commission
from commission.models.terms import Office
from commission.representation import composition_json
from members.changes import Change, changes
from members.examples import days_to_try
from members.models import Appointment, OfficeHolding, Person
from members.schema import ChangesShown, CompositionShown
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
from registry.api.parameters import (
    AS_OF,
    Filter,
    Parameter,
    between,
    choices,
    one_of,
    reference,
    search,
)
from registry.api.reading import Reading
from registry.api.records import RecordView, elsewhere
from registry.api.statement import ON_DAY
from registry.conditional import not_modified, revisioned
from registry.period import today


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
    """One appointment, with its status on the day."""

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
        reference("person", gettext_lazy("The slug of a person appointed by the formation."), Person).on(
            lambda slot: Q(Exists(Appointment.objects.filter(formation=OuterRef("pk"), person__slug=slot)))
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
        search(),
        reference("commission", gettext_lazy("The slug of a commission the person was appointed to."), Commission).on(
            lambda slot: Q(Exists(Appointment.objects.filter(person=OuterRef("pk"), commission__slug=slot)))
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
        met = set()
        while isinstance(record, Person) and record.merged_into is not None and record.pk not in met:
            met.add(record.pk)
            record = record.merged_into
        return record


class CompositionView(Reading):
    """Who sat on a commission on a day, who put them there, under which rule, and what is not known."""

    shown = CompositionShown

    def parameters(self) -> tuple[Parameter, ...]:
        return (replace(AS_OF, example=None, examples=days_to_try()),)

    def answer(self, request: HttpRequest, values: dict[str, Any], format: str, **place: str) -> HttpResponseBase:
        day = values.get("as_of") or today()
        if unchanged := not_modified(request, day=day):
            return unchanged
        found = composition_of(place["slug"], day)
        if found is None:
            return elsewhere(request, Commission, "slug", place["slug"])
        response = HttpResponse(composition_json(found), content_type="application/json")
        return revisioned(request, response, revision=found.revision, day=day)


class CompositionChanges(Reading):
    """The days on which the composition of a commission changes, from `from` up to, not including, `to`."""

    shown = ChangesShown

    def parameters(self) -> tuple[Parameter, ...]:
        return between("day")

    def answer(self, request: HttpRequest, values: dict[str, Any], format: str, **place: str) -> HttpResponseBase:
        day = today()
        if unchanged := not_modified(request, day=day):
            return unchanged
        start, end = values.get("from"), values.get("to")
        found = changes(place["slug"], start, end)
        if found is None:
            return elsewhere(request, Commission, "slug", place["slug"])
        law, changed = found
        body = {
            "commission": {"slug": law.commission.slug, "name": law.commission.name.as_json()},
            "from": start,
            "to": end,
            "generated": law.generated,
            "changes": [change_data(change) for change in changed],
        }
        response = HttpResponse(msgspec.json.encode(body), content_type="application/json")
        return revisioned(request, response, revision=law.revision, day=day)


def change_data(change: Change) -> dict[str, Any]:
    after = change.after
    return {
        "day": change.day,
        "regime": after.regime and after.regime.code,
        "joined": [person_data(appointment.person) for appointment in change.joined],
        "left": [person_data(appointment.person) for appointment in change.left],
        "counts": after.counts,
        "findings": sorted({finding.code for finding in findings(after)}),
    }


def person_data(person: Any) -> dict[str, Any]:
    return {"slug": person.slug, "name": person.name.as_json()}
