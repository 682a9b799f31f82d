"""The revisions, each with what it did; and the one way back."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import connection
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from registry.admin.forms import ReasonForm
from registry.admin.lists import RoughPaginator
from registry.admin.names import name_records
from registry.admin.sending import is_urgent, sent_for_review, task_of
from registry.door import carry_out
from registry.field_values import as_record
from registry.history import history_table, tracked_models
from registry.models import Revision
from registry.proposals.models import Work
from registry.proposals.publishing import publications
from registry.record_history import FieldChange
from registry.rewriting.inverse import Inverse, inverses
from registry.undo import UndoPreview, UndoRefused, preview_undo, undo

A_PAGE = 100  # rows
MOST = 50_000  # rows taken back from here; a load of the whole registry is no matter of a page
MOST_REASONS = 20
LONGEST_PAGE = 7  # digits
BACKWARDS = {"insert": "delete", "delete": "insert", "update": "update"}


@dataclass(frozen=True)
class Done:
    """What the revision did to one record."""

    kind_of_record: Any
    name: str
    address: str
    kind: str
    changes: list[FieldChange]


def counts(number: int) -> dict[type[Model], int]:
    """How many rows of history the revision wrote of each kind, counted to a little more than are shown; one query."""
    models = tracked_models()
    one = "SELECT count(*) FROM (SELECT FROM {} WHERE pgh_revision = %(number)s LIMIT %(most)s) rows"
    statement = " UNION ALL ".join(f"({one.format(history_table(model))})" for model in models)
    with connection.cursor() as cursor:
        cursor.execute(statement, {"number": number, "most": MOST + 1})
        found = [count for (count,) in cursor.fetchall()]
    return {model: count for model, count in zip(models, found, strict=True) if count}


def done(preview: UndoPreview) -> list[Done]:
    """The preview of the way back, read forwards."""
    return [
        Done(
            row.model._meta.verbose_name,
            row.name,
            _address(row.model, row.pk),
            BACKWARDS[row.kind],
            [FieldChange(change.field, change.label, change.after, change.before) for change in row.changes],
        )
        for row in preview.rows
    ]


def may_undo(user: Any, found: Iterable[Inverse]) -> bool:
    """Who may do to every row what the undo does to it: as it stands, and as it will be."""
    asked = {"insert": "add", "delete": "delete", "update": "change"}
    return all(
        user.has_perm(f"{one.model._meta.app_label}.{asked[one.kind]}_{one.model._meta.model_name}", record)
        for one in found
        for record in (as_record(one.model, state) for state in (one.now, one.then) if state is not None)
    )


def _address(model: type[Model], pk: int) -> str:
    try:
        return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_history", args=[pk])
    except NoReverseMatch:
        return ""


class RevisionAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # generic in the stubs only
    list_display = ("number", "at", "author", "reason")
    list_display_links = ("number", "reason")
    search_fields = ("=author", "=number")
    ordering = ("-number",)
    sortable_by = ()
    actions = None
    paginator = RoughPaginator
    show_full_result_count = False
    list_per_page = 25

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        name_records(Revision, pgettext_lazy("record", "revision"), pgettext_lazy("record", "revisions"))
        labels = {
            "number": pgettext_lazy("field", "number"),
            "at": pgettext_lazy("revision", "when"),
            "author": pgettext_lazy("revision", "who"),
            "reason": pgettext_lazy("revision", "why"),
        }
        for name, label in labels.items():
            Revision._meta.get_field(name).verbose_name = label  # type: ignore[union-attr]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    has_delete_permission = has_change_permission

    def get_urls(self) -> Any:
        undoing = self.admin_site.admin_view(self.undo_view)
        return [path("<int:number>/undo/", undoing, name="registry_revision_undo"), *super().get_urls()]

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._page(request, object_id, ReasonForm())

    def undo_view(self, request: HttpRequest, number: int) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseRedirect(reverse("admin:registry_revision_change", args=[number]))
        self._find(request, number)
        asked = ReasonForm(request.POST)
        if sum(counts(number).values()) > MOST or not may_undo(request.user, inverses(number)):
            raise PermissionDenied
        if not asked.is_valid():
            return self._page(request, number, asked)
        try:
            signed = {"by": request.user.get_username(), "because": asked.cleaned_data["because"]}
            task = task_of(request, Work.UNDO, _("Undo of revision %(number)d") % {"number": number})
            carried = carry_out(lambda: undo(number), **signed, task=task, urgent=is_urgent(request))
        except ValidationError as refusal:
            return self._page(request, number, asked, refusal.messages)
        if carried.waits:
            return sent_for_review(request, carried)
        said = _("Revision %(number)d is undone.") % {"number": number}
        self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:registry_revision_change", args=[carried.revision]))

    def _find(self, request: HttpRequest, number: Any) -> Revision:
        if not self.has_view_permission(request):
            raise PermissionDenied
        revision: Revision | None = self.get_object(request, str(number))
        if revision is None:
            raise Http404
        return revision

    def _page(self, request: HttpRequest, number: Any, asked: ReasonForm, refusals: Any = None) -> HttpResponse:
        revision = self._find(request, number)
        found = counts(revision.number)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Revision %(number)d") % {"number": revision.number},
            "opts": self.opts,
            "revision": revision,
            "publication": publications([revision.number]).get(revision.number),
            "reason": asked,
        }
        if sum(found.values()) > MOST:
            context |= {"too_large": MOST, "counts": _named(found)}
            return TemplateResponse(request, "admin/revision.html", context)
        asked_for = request.GET.get("page", "")
        place = int(asked_for) if asked_for.isdecimal() and len(asked_for) < LONGEST_PAGE else 1
        preview = preview_undo(revision.number, slice((max(place, 1) - 1) * A_PAGE, max(place, 1) * A_PAGE))
        pages = Paginator(preview.found, A_PAGE)
        may = may_undo(request.user, preview.found)
        told = _cut(refusals or UndoRefused(preview.blockers).messages)
        context |= {"rows": done(preview), "pages": pages, "place": place, "refusals": told, "may_undo": may}
        context["counts"] = _named(Counter(one.model for one in preview.found)) if pages.num_pages > 1 else []
        return TemplateResponse(request, "admin/revision.html", context)


def _cut(sentences: list[Any]) -> list[Any]:
    """The first reasons; the rest are counted."""
    if len(sentences) <= MOST_REASONS:
        return sentences
    return [*sentences[:MOST_REASONS], _("And more reasons: %(number)d.") % {"number": len(sentences) - MOST_REASONS}]


def _named(found: Mapping[type[Model], int]) -> list[tuple[Any, str]]:
    said = {model: f"> {MOST}" if count > MOST else str(count) for model, count in found.items()}
    return [(model._meta.verbose_name_plural, count) for model, count in said.items()]
