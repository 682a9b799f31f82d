"""The staff's rooms for records: `RecordAdmin` is what the `admin.py` of every app builds on."""

from django.contrib import admin
from django.utils.translation import pgettext_lazy

from registry.admin.columns import day, of, text
from registry.admin.inlines import CitationsBelow, RecordsBelow, RowsBelow
from registry.admin.record import RecordAdmin
from registry.admin.revisions import RevisionAdmin
from registry.models import Revision, Source

__all__ = ["CitationsBelow", "RecordAdmin", "RecordsBelow", "RevisionAdmin", "RowsBelow", "day", "of", "text"]

admin.site.register(Revision, RevisionAdmin)


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    names = pgettext_lazy("record", "source"), pgettext_lazy("record", "sources")
    list_display = ("title", "url", day("published"), "retrieved")
    search_fields = ("title", "url")
    inlines = ()
