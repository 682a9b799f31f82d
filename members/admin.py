from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import pgettext_lazy

from members.models import (
    Appointment,
    AppointmentAct,
    Attestation,
    Formation,
    Nomination,
    OfficeHolding,
    Person,
    PersonIdentifier,
    PersonName,
    Roster,
)
from registry.admin import CitationsBelow, RecordAdmin, RecordsBelow, RowsBelow, day, of, text


class NamesBelow(RowsBelow):
    verbose_name, verbose_name_plural = pgettext_lazy("record", "other name"), pgettext_lazy("record", "other names")
    model = PersonName


class IdentifiersBelow(RowsBelow):
    verbose_name, verbose_name_plural = (
        pgettext_lazy("record", "identifier elsewhere"),
        pgettext_lazy("record", "identifiers elsewhere"),
    )
    model = PersonIdentifier
    extra = 0


class ActsBelow(RowsBelow):
    verbose_name, verbose_name_plural = (
        pgettext_lazy("record", "act of the appointment"),
        pgettext_lazy("record", "acts of the appointment"),
    )
    model = AppointmentAct


class OfficesBelow(RecordsBelow):
    verbose_name, verbose_name_plural = pgettext_lazy("record", "office held"), pgettext_lazy("record", "offices held")
    model = OfficeHolding
    extra = 0


class AttestationsBelow(RecordsBelow):
    verbose_name, verbose_name_plural = pgettext_lazy("record", "sighting"), pgettext_lazy("record", "sightings")
    model = Attestation
    extra = 0


@admin.register(Person)
class PersonAdmin(RecordAdmin):
    """Two records of one person are merged on a page of their own, not by filling in `merged_into`."""

    names = pgettext_lazy("record", "person"), pgettext_lazy("record", "people")
    list_display = (text("name"), "slug", "birth_year", "country", day("died"), "merged_into")
    list_select_related = ("merged_into",)
    readonly_fields = ("merged_into",)
    public_page = ("person", "slug")
    inlines = (NamesBelow, IdentifiersBelow, CitationsBelow)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        """A merged person is found in the list, but not offered to point to."""
        offering = "field_name" in request.GET
        return super().get_search_results(
            request, queryset.filter(merged_into=None) if offering else queryset, search_term
        )


@admin.register(Appointment)
class AppointmentAdmin(RecordAdmin):
    names = pgettext_lazy("record", "appointment"), pgettext_lazy("record", "appointments")
    list_display = ("person", "commission", of("authority"), day("start"), day("end"), "end_reason")
    list_filter = ("end_reason",)
    list_select_related = ("person", "commission", "authority", "regime", "seat__quota", "formation")
    search_through = ("person", "commission")
    public_page = ("person", "person.slug")
    inlines = (ActsBelow, OfficesBelow, AttestationsBelow, CitationsBelow)


@admin.register(OfficeHolding)
class OfficeHoldingAdmin(RecordAdmin):
    names = pgettext_lazy("record", "office held"), pgettext_lazy("record", "offices held")
    list_display = ("office", of("appointment", "person"), of("commission"), day("start"), day("end"))
    list_filter = ("office",)
    list_select_related = ("appointment__person", "commission", "act")
    search_through = ("commission",)
    public_page = ("person", "appointment.person.slug")


@admin.register(Attestation)
class AttestationAdmin(RecordAdmin):
    names = pgettext_lazy("record", "sighting"), pgettext_lazy("record", "sightings")
    list_display = ("kind", of("appointment", "person"), of("commission"), day("seen"), "office")
    list_filter = ("kind", "office")
    list_select_related = ("appointment__person", "commission", "act", "roster")
    search_through = ("commission",)
    public_page = ("person", "appointment.person.slug")


@admin.register(Formation)
class FormationAdmin(RecordAdmin):
    names = pgettext_lazy("record", "formation"), pgettext_lazy("record", "formations")
    list_display = ("commission", "kind", day("day"), "act", "complete")
    list_filter = ("kind", "complete")
    list_select_related = ("commission", "act", "regime", "authority")
    search_through = ("commission", "act")
    public_page = ("commission", "commission.slug")


@admin.register(Roster)
class RosterAdmin(RecordAdmin):
    names = pgettext_lazy("record", "list of members"), pgettext_lazy("record", "lists of members")
    list_display = ("commission", day("day"), "complete")
    list_filter = ("complete",)
    list_select_related = ("commission",)
    search_through = ("commission",)
    public_page = ("commission", "commission.slug")


@admin.register(Nomination)
class NominationAdmin(RecordAdmin):
    names = pgettext_lazy("record", "nomination"), pgettext_lazy("record", "nominations")
    list_display = ("person", "kind", "commission", "by", day("day"), "outcome")
    list_filter = ("kind", "outcome")
    list_select_related = ("person", "commission", "by", "to", "regime", "seat__quota", "appointment__person")
    search_through = ("person", "commission")
    public_page = ("person", "person.slug")
