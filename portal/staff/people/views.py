"""The list of pairs, and the page of one pair with the merge and its preview."""

from functools import partial
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from members.actions import merge_people
from members.actions.merging import pointing_to_people
from members.models import Appointment, Person
from portal.staff.people.pairs import pairs, with_people
from registry.admin.sending import is_urgent, sent_for_review, task_of
from registry.door import carry_out, rehearse
from registry.fetching import attach, attach_citations
from registry.paging import page_of
from registry.proposals.models import Work


class MergeForm(forms.Form):
    kept = forms.ChoiceField(label=_("Which record stays"), widget=forms.RadioSelect)
    because = forms.CharField(
        label=_("Reason"), max_length=500, error_messages={"required": _("Say why: every change has a reason.")}
    )

    def __init__(self, people: tuple[Person, Person], data: Any = None) -> None:
        super().__init__(data, initial={"kept": people[0].slug})
        kept: Any = self.fields["kept"]
        kept.choices = [(person.slug, f"{person.name} ({person.slug})") for person in people]


@require_safe
def duplicates(request: HttpRequest) -> HttpResponse:
    _only_who_keeps_people(request.user)
    query = request.GET.get("q", "").strip()
    shown = page_of(request, pairs(query))
    shown.object_list = with_people(list(shown.object_list))
    return _page(
        request, "admin/people/duplicates.html", {"title": _("Possible duplicates"), "page": shown, "q": query}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def pair(request: HttpRequest, one: str, other: str) -> HttpResponse:
    """Two people side by side; a POST merges them."""
    _only_who_keeps_people(request.user)
    related = Person.objects.filter(merged_into=None)
    people = get_object_or_404(related, slug=one), get_object_or_404(related.exclude(slug=one), slug=other)
    form = MergeForm(people, request.POST or None)
    if request.method == "POST" and form.is_valid():
        kept, away = people if form.cleaned_data["kept"] == people[0].slug else people[::-1]
        names = {"away": away.slug, "kept": kept.slug}
        by, because = request.user.get_username(), form.cleaned_data["because"]
        try:
            task = task_of(request, Work.MERGE, gettext("Merge: %(away)s into %(kept)s") % names)
            merge = partial(merge_people, kept=kept, away=away)
            carried = carry_out(merge, by=by, because=because, task=task, urgent=is_urgent(request))
        except ValidationError as refusal:
            form.add_error(None, ValidationError(refusal.messages))
        else:
            said = gettext("%(away)s was merged into %(kept)s; the old address leads there.")
            if carried.waits:
                return sent_for_review(request, carried)
            messages.success(request, said % names)
            return redirect("duplicates")
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    context = {"title": _("One person or two?"), "people": _dressed(people), "form": form, **_preview(people)}
    return _page(request, "admin/people/pair.html", context, status)


def _preview(people: tuple[Person, Person]) -> dict[str, Any]:
    """What would move from the second to the first, or what stands against it."""
    kept, away = people
    moving = [
        (field.model._meta.verbose_name_plural, field.model._base_manager.filter(**{field.name: away}).count())
        for field in pointing_to_people()
    ]
    try:
        rehearse(lambda: merge_people(kept=kept, away=away), lambda merged: merged.pk)
    except ValidationError as refusal:
        return {"refusal": refusal.messages, "moving": []}
    return {"refusal": [], "moving": [(name, number) for name, number in moving if number]}


def _dressed(people: tuple[Person, Person]) -> tuple[Person, Person]:
    """With their appointments and the sources of both."""
    served = attach(people, Appointment.objects.select_related("commission").order_by("first_evidence", "id"), "person")
    attach_citations(people, served)
    return people


def _only_who_keeps_people(user: Any) -> None:
    if not user.has_perm("members.change_person"):
        raise PermissionDenied


def _page(request: HttpRequest, name: str, context: dict[str, Any], status: int = HTTPStatus.OK) -> HttpResponse:
    return render(request, name, {**admin.site.each_context(request), **context}, status=status)
