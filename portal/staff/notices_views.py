"""Where staff choose what they are told, and the calendar at its secret address."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.models import Notices
from portal.staff.notices import calendar, hashed, new_calendar_key
from registry.linked_data import absolute


class NoticesForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in the stubs only
    class Meta:
        model = Notices
        fields = ("digest", "language")


@require_http_methods(["GET", "HEAD", "POST"])
def notices(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    own = Notices.objects.filter(user=user).first() or Notices(user=user, language=(get_language() or "en")[:2])
    form = NoticesForm(request.POST if "save" in request.POST else None, instance=own)
    if request.method == "POST":
        if "save" in request.POST and form.is_valid():
            form.save()
            messages.success(request, gettext("Saved."))
        elif "make" in request.POST or "revoke" in request.POST:
            _change_calendar(request, own)
        return redirect("notices")
    context = {**admin.site.each_context(request), "title": _("Letters and calendar"), "form": form, "own": own}
    return render(request, "admin/notices.html", context)


def _change_calendar(request: HttpRequest, own: Notices) -> None:
    own.save()
    if "revoke" in request.POST:
        own.calendar_key = None
        own.save(update_fields=["calendar_key"])
        messages.success(request, gettext("The address of your calendar opens nothing any more."))
        return
    address = absolute(reverse("private-calendar", args=[new_calendar_key(own)]))
    said = gettext("The address of your calendar, shown this once; whoever has it can read it: %(address)s")
    messages.warning(request, said % {"address": address})


@never_cache
@require_safe
def private_calendar(request: HttpRequest, key: str) -> HttpResponse:
    """Whoever has the address reads it, as long as the account is open and the address is not revoked."""
    own = Notices.objects.select_related("user").filter(calendar_key=hashed(key), user__is_active=True).first()
    if own is None:
        raise Http404
    return HttpResponse(calendar(own.user, (get_language() or "en")[:2]), content_type="text/calendar; charset=utf-8")
