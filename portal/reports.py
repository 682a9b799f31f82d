"""Taking in what readers report: who may send how much, and what a machine gives away."""

import datetime

from django import forms
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.models import ErrorReport
from registry.limits import caller

AN_HOUR = datetime.timedelta(hours=1)
FROM_ONE_SENDER, FROM_ALL = 5, 200


class ReportForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in the stubs only
    """`website` is seen by machines alone: people are told to leave it empty."""

    website = forms.CharField(label=_("Leave this empty"), required=False, max_length=200)

    class Meta:
        model = ErrorReport
        fields = ("page", "as_of", "message", "evidence", "reply_to")
        widgets = {
            "page": forms.HiddenInput,
            "as_of": forms.HiddenInput,
            "message": forms.Textarea(attrs={"rows": 5}),
            "evidence": forms.Textarea(attrs={"rows": 3}),
        }

    def clean_page(self) -> str:
        page: str = self.cleaned_data["page"]
        if not is_ours(page):
            raise forms.ValidationError(_("Report a page of this site: its address begins with /."))
        return page

    @property
    def from_a_machine(self) -> bool:
        return bool(self.cleaned_data.get("website"))


def is_ours(address: str) -> bool:
    return address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)


def sender_of(request: HttpRequest) -> str:
    """The address of the sender, so hashed that it cannot be read back and means nothing the next day."""
    address = f"{caller(request.META, settings.TRUSTED_PROXIES)} {timezone.localdate()}"
    return salted_hmac("portal.reports", address, algorithm="sha256").hexdigest()


def too_many(sender: str) -> bool:
    recent = ErrorReport.objects.filter(received__gte=timezone.now() - AN_HOUR)
    return recent.filter(sender=sender).count() >= FROM_ONE_SENDER or recent.count() >= FROM_ALL


@transaction.atomic
def take_in(form: ReportForm, request: HttpRequest) -> ErrorReport | None:
    """Keeps the report for the staff; None where too many came within the hour."""
    sender = sender_of(request)
    if too_many(sender):
        return None
    report: ErrorReport = form.save(commit=False)
    report.sender, report.language = sender, (get_language() or "en")[:2]
    report.save()
    return report
