"""The page where what is personal is asked to be blanked, and where somebody else confirms it."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from commission.models import LegalAct
from members.models import Person
from members.models.redaction import Personal
from portal.models import RedactionRequest
from portal.staff.redacting.deciding import confirm, refuse

DECIDED = 50
DECISIONS: dict[str, tuple[Callable[..., RedactionRequest], Any]] = {
    "confirm": (confirm, _("It is blanked, in the past too. The public is told that it was, and by which act.")),
    "refuse": (refuse, _("It is refused; nothing was changed.")),
}


class AskForm(forms.Form):
    """Records are named by the address of their page."""

    person = forms.ModelChoiceField(
        Person.objects.filter(merged_into=None),
        to_field_name="slug",
        widget=forms.TextInput,
        label=_("Person, by the last part of the address of their page"),
        error_messages={"invalid_choice": _("Nobody has this address. Copy it from the person's page.")},
    )
    fields_ = forms.MultipleChoiceField(
        choices=Personal.choices, widget=forms.CheckboxSelectMultiple, label=_("What is to be blanked")
    )
    act = forms.ModelChoiceField(
        LegalAct.objects.all(),
        to_field_name="slug",
        widget=forms.TextInput,
        label=_("Act that orders it, by the last part of the address of its page"),
        error_messages={"invalid_choice": _("No act has this address. Record the act first, or copy its address.")},
    )
    reason = forms.CharField(label=_("Reason, without the data that is to go"), max_length=500)

    def asked(self, by: str) -> RedactionRequest:
        values = {**self.cleaned_data}
        return RedactionRequest.objects.create(fields=values.pop("fields_"), asked_by=by, **values)


@require_http_methods(["GET", "HEAD", "POST"])
def redactions(request: HttpRequest) -> HttpResponse:
    """A POST asks, or decides what was asked."""
    user: Any = request.user
    if not user.has_perm("portal.add_redactionrequest"):
        raise PermissionDenied
    form, refusals = AskForm(initial=request.GET.dict()), []
    if request.method == "POST":
        try:
            if request.POST.get("do") in DECISIONS:
                return _decide(request)
            form = AskForm(request.POST)
            if form.is_valid():
                form.asked(user.get_username())
                messages.success(request, _("It waits for somebody else to confirm it."))
                return redirect("redactions")
        except ValidationError as refused:
            refusals = refused.messages
    status = HTTPStatus.OK if not (form.errors or refusals) else HTTPStatus.BAD_REQUEST
    return render(request, "portal/staff/redacting/redactions.html", _shown(request, form, refusals), status=status)


def _decide(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    decide, said = DECISIONS[request.POST["do"]]
    number = request.POST.get("request", "")
    if not number.isdecimal() or not RedactionRequest.objects.filter(pk=int(number)).exists():
        raise ValidationError(_("This request is not there any more. Open the page again."), code="gone")
    decide(int(number), by=user.get_username())
    messages.success(request, said)
    return redirect("redactions")


def _shown(request: HttpRequest, form: AskForm, refusals: list[str]) -> dict[str, Any]:
    requests = RedactionRequest.objects.select_related("person", "act")
    user: Any = request.user
    return {
        **admin.site.each_context(request),
        "title": _("Personal data to be blanked"),
        "form": form,
        "refusals": refusals,
        "waiting": requests.filter(decided=None),
        "decided": requests.exclude(decided=None)[:DECIDED],
        "me": user.get_username(),
    }
