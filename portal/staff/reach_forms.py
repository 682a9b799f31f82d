"""Roles and their reach, as an administrator gives them."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commission.models import Commission, Level
from portal.models import Invitation, Role, StaffMember


class SlugsField(forms.CharField):
    """Commissions by the slugs of their pages, with commas between."""

    default_error_messages = {"unknown": _("No commission has the address %(slugs)s. Copy it from the page of one.")}

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) or value is None else ", ".join(each.slug for each in value)

    def clean(self, value: Any) -> list[Commission]:
        slugs = {slug.strip() for slug in super().clean(value).split(",")} - {""}
        found = list(Commission.objects.filter(slug__in=slugs))
        if unknown := slugs - {each.slug for each in found}:
            names = ", ".join(f"“{slug}”" for slug in sorted(unknown))
            raise forms.ValidationError(self.error_messages["unknown"], code="unknown", params={"slugs": names})
        return found

    def has_changed(self, initial: Iterable[Commission] | None, data: str | None) -> bool:
        return (self.prepare_value(initial) or "") != (data or "")


class ReachForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in the stubs only
    regions = SlugsField(
        label=_("Regions"),
        required=False,
        help_text=_(
            "Addresses of commissions, as in kz-cec, kz-tec-aba. A registrar keeps the records of these and of all "
            "below them; without one, of none."
        ),
    )
    levels = forms.MultipleChoiceField(
        label=_("Levels"),
        required=False,
        choices=Level.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Of the regions, only commissions of these levels. None: every level."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("role") == Role.REGISTRAR and "regions" in cleaned and not cleaned["regions"]:
            self.add_error("regions", _("A registrar needs a commission to keep. Name one, or choose another role."))
        if cleaned.get("role") != Role.REGISTRAR:
            cleaned["regions"], cleaned["levels"] = [], []
        return cleaned


class InvitationForm(ReachForm):
    class Meta:
        model = Invitation
        fields = ("email", "role", "regions", "levels")

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class StaffMemberForm(ReachForm):
    is_active = forms.BooleanField(
        label=_("The account is open"), required=False, help_text=_("A closed account signs in nowhere.")
    )

    class Meta:
        model = StaffMember
        fields = ("role", "regions", "levels", "is_active")

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.initial["is_active"] = self.instance.user.is_active

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        stays = cleaned.get("role") == Role.ADMINISTRATOR and cleaned.get("is_active")
        others = StaffMember.objects.filter(role=Role.ADMINISTRATOR, user__is_active=True).exclude(pk=self.instance.pk)
        if not stays and not others.exists():
            raise forms.ValidationError(_("This is the last administrator. Make someone else one first."))
        return cleaned
