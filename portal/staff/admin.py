"""For administrators: who is on the staff, who is invited, who signed in. Accounts are opened by invitation alone."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from portal.models import Invitation, SignIn, StaffMember
from portal.staff.invitations import link, renew, send
from portal.staff.reach_forms import InvitationForm, StaffMemberForm

# Their own pages would set passwords, show secrets or give permissions past the roles.
for model in (get_user_model(), Group, EmailAddress, Authenticator, UserSession):
    if admin.site.is_registered(model):
        admin.site.unregister(model)


@admin.register(StaffMember)
class StaffMemberAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # generic in the stubs only
    form = StaffMemberForm
    list_display = ("user", "email", "role", "is_open")
    list_filter = ("role",)
    search_fields = ("user__username", "user__email")
    list_select_related = ("user",)
    actions = ("end_sessions",)

    @admin.display(description=_("e-mail address"))
    def email(self, member: StaffMember) -> str:
        return member.user.email

    @admin.display(description=_("the account is open"), boolean=True)
    def is_open(self, member: StaffMember) -> bool:
        return member.user.is_active

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, member: StaffMember, form: Any, change: bool) -> None:
        super().save_model(request, member, form, change)
        member.user.is_active = form.cleaned_data["is_active"]
        member.user.save(update_fields=["is_active"])

    @admin.action(description=_("End their sessions"), permissions=["change"])
    def end_sessions(self, request: HttpRequest, members: "QuerySet[StaffMember]") -> None:
        sessions = list(UserSession.objects.filter(user__staff__in=members))
        for session in sessions:
            session.end()
        ended = ngettext("%(number)d session is ended.", "%(number)d sessions are ended.", len(sessions))
        self.message_user(request, ended % {"number": len(sessions)})


@admin.register(Invitation)
class InvitationAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # generic in the stubs only
    """Saving one issues it anew and sends it, or shows its link where no mail server is set."""

    form = InvitationForm
    list_display = ("email", "role", "issued", "expires", "invited_by", "accepted", "accepted_by")
    list_filter = ("role",)
    search_fields = ("email",)

    def save_model(self, request: HttpRequest, invitation: Invitation, form: Any, change: bool) -> None:
        renew(invitation, by=request.user.get_username())
        super().save_model(request, invitation, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if send(form.instance):
            said = gettext("The invitation is sent to %(email)s.") % {"email": form.instance.email}
        else:
            said = gettext(
                "No mail server is set, so hand this link over yourself. It is shown this once, opens the account to "
                "whoever has it, works once and for seven days: %(link)s"
            ) % {"link": link(form.instance)}
        self.message_user(request, said, messages.WARNING)


@admin.register(SignIn)
class SignInAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # generic in the stubs only
    list_display = ("at", "outcome", "username", "method", "address", "browser")
    list_filter = ("outcome",)
    search_fields = ("username", "address")
    date_hierarchy = "at"
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
