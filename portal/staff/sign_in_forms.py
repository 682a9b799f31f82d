"""The second factor's forms: as allauth has them, with failures written down and a fresh one counted as passed."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm, EditWebAuthnForm, LoginWebAuthnForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.models import SignIn
from portal.staff.second_factor import SET_UP
from portal.staff.sign_ins import record


def write_down(refusal: ValidationError, user: Any) -> None:
    too_many = refusal.code == "too_many_login_attempts"
    record(context.request, SignIn.Outcome.TOO_MANY if too_many else SignIn.Outcome.WRONG_CODE, user)


class Labelled(forms.Form):
    """Each field says by its label what goes in, and the page says the rest."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class SignInForm(Labelled, LoginForm):
    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["login"].label = _("Name or e-mail address")
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class PasswordForm(Labelled, ReauthenticateForm):
    pass


class ChangeForm(Labelled, ChangePasswordForm):
    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["password1"].help_text = ""


class CodeForm(Labelled, AuthenticateForm):
    def clean_code(self) -> str:
        try:
            code: str = super().clean_code()
        except ValidationError as refusal:
            write_down(refusal, self.user)
            raise
        return code


class CodeAgainForm(ReauthenticateByCodeForm, CodeForm):
    pass


class KeyForm(AuthenticateWebAuthnForm):
    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()
        except ValidationError as refusal:
            write_down(refusal, self.user)
            raise


class PasskeyForm(LoginWebAuthnForm, KeyForm):
    """Signs in by itself: whose it is is known only once it is right."""


class ActivateCodesForm(Labelled, ActivateTOTPForm):
    def clean_code(self) -> str:
        code: str = super().clean_code()
        context.request.session[SET_UP] = self.user.pk
        return code


class AddKeyForm(AddWebAuthnForm):
    name = forms.CharField(label=_("Name of the key"), max_length=60)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if "credential" in cleaned:
            context.request.session[SET_UP] = self.user.pk
        return cleaned


class RenameKeyForm(EditWebAuthnForm):
    name = forms.CharField(label=_("Name of the key"), max_length=60)
