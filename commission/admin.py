from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from commission.models import (
    ActEffect,
    ActScan,
    Authority,
    Commission,
    CommissionCount,
    LegalAct,
    Provision,
    Quota,
    Regime,
    RegimeBasis,
    Seat,
    SeatDecision,
)
from registry.admin import CitationsBelow, RecordAdmin, RecordsBelow, RowsBelow, day, of, text
from registry.admin.names import name_records

name_records(ActScan, pgettext_lazy("record", "scan of the act"), pgettext_lazy("record", "scans of the act"))


class EffectsBelow(RowsBelow):
    verbose_name, verbose_name_plural = (
        pgettext_lazy("record", "effect on another act"),
        pgettext_lazy("record", "effects on other acts"),
    )
    model = ActEffect
    fk_name = "act"


class ScansBelow(RowsBelow):
    """Attached where the act is recorded; here they are downloaded, or taken away."""

    verbose_name, verbose_name_plural = pgettext_lazy("record", "scan"), pgettext_lazy("record", "scans")
    model = ActScan
    fields = readonly_fields = ("file", "size_said", "sha256")
    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=_("file"))
    def file(self, scan: ActScan) -> str:
        return format_html('<a href="{}">{}</a>', reverse("act-scan", args=[scan.pk]), scan.name)

    @admin.display(description=_("size"))
    def size_said(self, scan: ActScan) -> str:
        return filesizeformat(scan.size)


class BasesBelow(RowsBelow):
    verbose_name, verbose_name_plural = (
        pgettext_lazy("record", "basis of the rule"),
        pgettext_lazy("record", "bases of the rule"),
    )
    model = RegimeBasis


class QuotasBelow(RecordsBelow):
    verbose_name, verbose_name_plural = pgettext_lazy("record", "quota"), pgettext_lazy("record", "quotas")
    model = Quota
    extra = 0


class DecisionsBelow(RecordsBelow):
    verbose_name, verbose_name_plural = (
        pgettext_lazy("record", "decision on seats"),
        pgettext_lazy("record", "decisions on seats"),
    )
    model = SeatDecision
    extra = 0


@admin.register(Authority)
class AuthorityAdmin(RecordAdmin):
    names = pgettext_lazy("record", "authority"), pgettext_lazy("record", "authorities")
    list_display = (text("name"), "code", "kind", "country", day("start"), day("end"))
    list_filter = ("kind",)


@admin.register(LegalAct)
class LegalActAdmin(RecordAdmin):
    names = pgettext_lazy("record", "legal act"), pgettext_lazy("record", "legal acts")
    list_display = (text("title"), "kind", "number", day("adopted"), "issuer")
    list_filter = ("kind",)
    list_select_related = ("issuer",)
    public_page = ("act", "slug")
    inlines = (EffectsBelow, ScansBelow, CitationsBelow)


@admin.register(Commission)
class CommissionAdmin(RecordAdmin):
    names = pgettext_lazy("record", "commission"), pgettext_lazy("record", "commissions")
    list_display = (text("name"), "level", "country", "parent", "known_until")
    list_filter = ("level",)
    list_select_related = ("parent",)
    public_page = ("commission", "slug")
    inlines = (DecisionsBelow, CitationsBelow)


@admin.register(CommissionCount)
class CommissionCountAdmin(RecordAdmin):
    names = pgettext_lazy("record", "count of commissions"), pgettext_lazy("record", "counts of commissions")
    list_display = ("number", "of", "level", "country", day("day"))
    list_filter = ("of", "level")
    search_fields = ("=country", "=number")


@admin.register(Regime)
class RegimeAdmin(RecordAdmin):
    names = pgettext_lazy("record", "rule"), pgettext_lazy("record", "rules")
    list_display = ("code", text("name"), "level", "country", "commission", day("start"), day("end"))
    list_filter = ("level",)
    list_select_related = ("commission",)
    search_fields = ("code", "name_kk", "name_ru", "name_en")
    inlines = (BasesBelow, QuotasBelow, CitationsBelow)


@admin.register(Quota)
class QuotaAdmin(RecordAdmin):
    names = pgettext_lazy("record", "quota"), pgettext_lazy("record", "quotas")
    list_display = ("code", "regime", text("label"), "authority", "fills", "office", "size", "number")
    list_filter = ("fills", "size", "office")
    list_select_related = ("regime", "authority")
    search_fields = ("code", "regime__code", "label_kk", "label_ru", "label_en")


@admin.register(Provision)
class ProvisionAdmin(RecordAdmin):
    names = pgettext_lazy("record", "provision"), pgettext_lazy("record", "provisions")
    list_display = ("code", "kind", "regime", "commission", "act", "article", day("start"), day("end"))
    list_filter = ("kind",)
    list_select_related = ("regime", "commission", "act")
    search_fields = ("code", "text_kk", "text_ru", "text_en")


@admin.register(SeatDecision)
class SeatDecisionAdmin(RecordAdmin):
    names = pgettext_lazy("record", "decision on seats"), pgettext_lazy("record", "decisions on seats")
    list_display = ("commission", "quota", "number", "act", day("start"), day("end"))
    list_select_related = ("commission", "quota__regime", "act")
    search_through = ("commission", "act")


@admin.register(Seat)
class SeatAdmin(RecordAdmin):
    """The database makes them from the quotas; here they are looked up."""

    names = pgettext_lazy("record", "seat"), pgettext_lazy("record", "seats")
    list_display = ("code", of("commission"), of("quota"), "number", "office")
    list_filter = ("office",)
    list_select_related = ("commission", "quota__regime")
    search_through = ("commission",)
    public_page = ("commission", "commission.slug")
    inlines = ()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
