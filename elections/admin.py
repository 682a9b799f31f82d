from django.contrib import admin
from django.utils.translation import pgettext_lazy

from elections.models import (
    Agreement,
    AgreementParty,
    AgreementSignature,
    Event,
    Participation,
    Vote,
    VoteOption,
)
from registry.admin import CitationsBelow, RecordAdmin, RecordsBelow, RowsBelow, day, of, text


class OptionsBelow(RecordsBelow):
    verbose_name, verbose_name_plural = (
        pgettext_lazy("record", "option of a vote"),
        pgettext_lazy("record", "options of votes"),
    )
    model = VoteOption
    extra = 0


class PartiesBelow(RowsBelow):
    verbose_name, verbose_name_plural = (
        pgettext_lazy("record", "party to an agreement"),
        pgettext_lazy("record", "parties to agreements"),
    )
    model = AgreementParty


class SignaturesBelow(RowsBelow):
    verbose_name, verbose_name_plural = pgettext_lazy("record", "signature"), pgettext_lazy("record", "signatures")
    model = AgreementSignature


@admin.register(Event)
class EventAdmin(RecordAdmin):
    names = pgettext_lazy("record", "event"), pgettext_lazy("record", "events")
    list_display = (text("title"), "kind", "status", day("start"), "organiser")
    list_filter = ("kind", "status")
    list_select_related = ("organiser", "called_by", "parent")
    public_page = ("event", "slug")


@admin.register(Vote)
class VoteAdmin(RecordAdmin):
    names = pgettext_lazy("record", "vote count"), pgettext_lazy("record", "vote counts")
    list_display = ("event", text("of"), "stage", "preferred", "registered", "cast", "turnout")
    list_filter = ("stage", "preferred")
    list_select_related = ("event",)
    search_through = ("event",)
    public_page = ("event", "event.slug")
    inlines = (OptionsBelow, CitationsBelow)


@admin.register(VoteOption)
class VoteOptionAdmin(RecordAdmin):
    names = pgettext_lazy("record", "option of a vote"), pgettext_lazy("record", "options of votes")
    list_display = (text("label"), of("vote", "event"), "position", "votes", "share", "seats")
    list_select_related = ("vote__event", "person")
    search_fields = ("label_kk", "label_ru", "label_en")
    public_page = ("event", "vote.event.slug")


@admin.register(Participation)
class ParticipationAdmin(RecordAdmin):
    names = pgettext_lazy("record", "participation"), pgettext_lazy("record", "participations")
    list_display = ("event", "kind", "person", "commission", "authority", "unnamed", text("role"))
    list_filter = ("kind",)
    list_select_related = ("event", "person", "commission", "authority", "on_behalf_of", "attestation")
    search_through = ("event", "person", "commission")
    public_page = ("event", "event.slug")


@admin.register(Agreement)
class AgreementAdmin(RecordAdmin):
    names = pgettext_lazy("record", "agreement"), pgettext_lazy("record", "agreements")
    list_display = (text("title"), "kind", day("signed"), "event")
    list_filter = ("kind",)
    list_select_related = ("event",)
    public_page = ("agreement", "slug")
    inlines = (PartiesBelow, CitationsBelow)


@admin.register(AgreementParty)
class AgreementPartyAdmin(RecordAdmin):
    names = pgettext_lazy("record", "party to an agreement"), pgettext_lazy("record", "parties to agreements")
    list_display = ("agreement", "role", "commission", "authority", "country")
    list_filter = ("role",)
    list_select_related = ("agreement", "commission", "authority")
    search_through = ("agreement", "commission", "authority")
    public_page = ("agreement", "agreement.slug")
    inlines = (SignaturesBelow,)
