"""Accepting an invitation: an account of one's own, with the role and the reach the invitation names."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.forms import SetPasswordMixin
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.models import Invitation, StaffMember
from portal.staff.invitations import find


class JoinForm(SetPasswordMixin, forms.Form):  # type: ignore[type-arg]  # generic in the stubs only
    """A name to sign in and be recorded by, and a password; who has an account keeps its name."""

    username = forms.CharField(
        label=_("Name to sign in with"),
        max_length=150,
        validators=[UnicodeUsernameValidator()],
        help_text=_("It is recorded with every change you make."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password1 = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 12 characters; not a common one, not your name, not digits alone."),
    )
    password2 = forms.CharField(
        label=_("Password again, to be sure"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, invitation: Invitation, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.invitation = invitation
        self.user = get_user_model().objects.filter(email__iexact=invitation.email).first()
        if self.user:
            del self.fields["username"]

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        if get_user_model().objects.filter(username__iexact=username).exists():
            raise forms.ValidationError(_("“%(name)s” is taken. Choose another name."), params={"name": username})
        return username

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        account = self.user or get_user_model()(username=cleaned.get("username", ""), email=self.invitation.email)
        self.validate_passwords()
        self.validate_password_for_user(account, "password1")
        return cleaned


@transaction.atomic
def join(token: str, form: JoinForm) -> Any:
    """The account; the invitation is used up. A renewed account loses its second factors and its open sessions."""
    invitation = find(token)
    user = form.user or get_user_model()(username=form.cleaned_data["username"])
    user.email, user.is_staff, user.is_active = invitation.email, True, True
    user.set_password(form.cleaned_data["password1"])
    user.save()
    Authenticator.objects.filter(user=user).delete()
    for session in UserSession.objects.filter(user=user):
        session.end()
    EmailAddress.objects.get_or_create(user=user, email=invitation.email, defaults={"primary": True, "verified": True})
    member, _made = StaffMember.objects.update_or_create(
        user=user, defaults={"role": invitation.role, "levels": invitation.levels}
    )
    member.regions.set(invitation.regions.all())
    invitation.accepted, invitation.accepted_by = timezone.now(), user
    invitation.save(update_fields=["accepted", "accepted_by"])
    return user
