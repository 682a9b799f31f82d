from django.contrib import admin
from django.http import HttpRequest

from portal.models import ErrorReport
from portal.staff.admin import InvitationAdmin, SignInAdmin, StaffMemberAdmin

__all__ = ["ErrorReportAdmin", "InvitationAdmin", "SignInAdmin", "StaffMemberAdmin"]


@admin.register(ErrorReport)
class ErrorReportAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # generic in the stubs only
    """Readers' words stay as they came; only what became of them is filled in."""

    list_display = ("received", "page", "as_of", "state", "language")
    list_filter = ("state", "language")
    search_fields = ("page", "message")
    fields = ("state", "page", "as_of", "message", "evidence", "reply_to", "language", "received")
    readonly_fields = ("page", "as_of", "message", "evidence", "reply_to", "language", "received")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
