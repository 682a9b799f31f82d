"""Upload, dry run, import: three addresses, all of them plain pages."""

from collections.abc import Collection
from functools import partial
from http import HTTPStatus
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from members.importing import Import, ImportRefused, Outcome, read_table
from members.importing.columns import COLUMNS
from members.importing.importing import KINDS
from members.importing.template import as_csv, as_xlsx
from portal.models import ImportedTable
from portal.staff.importing.forms import NEW, ImportForm, UploadForm
from portal.staff.rights import right
from portal.staff.scope import scope_of
from registry import progress
from registry.admin.sending import is_urgent, sent_for_review, task_of
from registry.door import carry_out, rehearse
from registry.proposals.models import Work

SHOWN = 200  # of each kind; all are counted
KEPT = 10
TEMPLATES = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
LABELS = {
    "added": _("Added"),
    "changed": _("Changed"),
    "unchanged": _("Unchanged"),
    "refused": _("Refused"),
}


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: Any) -> HttpResponse:
    _only_who_appoints(request.user)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        name, content = form.cleaned_data["table"]
        own = ImportedTable.objects.filter(user=request.user)
        own.filter(revision=None).delete()  # the last one tried takes the place of those before
        table = own.create(
            user=request.user,
            name=name[:200],
            content=content,
            namesakes_are_new=form.cleaned_data["namesakes"] == NEW,
        )
        return redirect("import-table", table.pk)
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    done = ImportedTable.objects.filter(user=request.user).exclude(revision=None)[:KEPT]
    context = {"title": _("Import"), "form": form, "columns": COLUMNS, "done": done}
    return _page(request, "admin/importing/upload.html", context, status)


@require_safe
def template(request: HttpRequest, kind: str) -> HttpResponse:
    _only_who_appoints(request.user)
    if kind not in TEMPLATES:
        raise Http404
    make, content_type = TEMPLATES[kind]
    disposition = f'attachment; filename="appointments.{kind}"'
    return HttpResponse(make(), content_type=content_type, headers={"Content-Disposition": disposition})


@require_http_methods(["GET", "HEAD", "POST"])
def table(request: HttpRequest, pk: int) -> HttpResponse:
    """The difference the table makes; a POST writes it, if it is still the one that was shown."""
    _only_who_appoints(request.user)
    own = get_object_or_404(ImportedTable, pk=pk, user=request.user)
    if own.revision is not None:
        return redirect("import")
    form = ImportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _import(request, own, form)
        except ImportRefused as refusal:
            form.add_error(None, refusal)
            outcome = refusal.outcome
    else:
        outcome = _dry_run(request.user, own)
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return _page(request, "admin/importing/table.html", _context(own, outcome, form), status)


@require_safe
def how_far(request: Any) -> JsonResponse:
    """How much of one's own import, or of its dry run, is written, in per cent; null where none is at work."""
    _only_who_appoints(request.user)
    return JsonResponse({"percent": progress.told(_work_of(request.user))})


def _import(request: HttpRequest, own: ImportedTable, form: ImportForm) -> HttpResponse:
    shown, because = form.cleaned_data["shown"] or "nothing", form.cleaned_data["because"]
    by = request.user.get_username()
    task = task_of(request, Work.IMPORT, own.name)
    action = _action(request.user, own, shown)
    carried = carry_out(action, by=by, because=because, task=task, urgent=is_urgent(request))
    if carried.waits:
        own.delete()  # its rows are kept with the proposal; a corrected table is another
        return sent_for_review(request, carried)
    own.content, own.revision = b"", carried.revision
    own.save(update_fields=["content", "revision"])
    number = carried.result.counts["added"] + carried.result.counts["changed"]
    said = ngettext(
        "%(number)d appointment was imported in revision %(revision)d.",
        "%(number)d appointments were imported in revision %(revision)d.",
        number,
    )
    messages.success(request, said % {"number": number, "revision": carried.revision})
    return redirect("import")


def _dry_run(user: Any, own: ImportedTable) -> Outcome:
    try:
        return rehearse(_action(user, own), lambda outcome: outcome, by=user.get_username(), because=gettext("Dry run"))
    except ImportRefused as refusal:
        return refusal.outcome


def _action(user: Any, own: ImportedTable, shown: str = "") -> Import:
    told = partial(progress.tell, _work_of(user))
    return Import(read_table(bytes(own.content)), kept_by(user), own.namesakes_are_new, shown, told).planned()


def _work_of(user: Any) -> str:
    return f"registry import {user.pk}"


def kept_by(user: Any) -> Collection[int] | None:
    """The ids of the commissions whose appointments the user may write; None for all."""
    scope = scope_of(user)
    return scope.commissions if right(scope.role, "members.appointment").only_own else None


def _only_who_appoints(user: Any) -> None:
    if not user.has_perm("members.add_appointment"):
        raise PermissionDenied


def _context(own: ImportedTable, outcome: Outcome, form: ImportForm) -> dict[str, Any]:
    kinds = [(kind, LABELS[kind], outcome.counts[kind], outcome.of(kind)[:SHOWN]) for kind in reversed(KINDS)]
    may = not outcome.counts["refused"] and outcome.counts["added"] + outcome.counts["changed"] > 0
    form.initial["shown"] = outcome.fingerprint
    data: Any = form.data
    if form.is_bound:
        form.data = {**data.dict(), "shown": outcome.fingerprint}
    return {
        "title": own.name,
        "table": own,
        "outcome": outcome,
        "kinds": kinds,
        "shown": SHOWN,
        "form": form,
        "may_import": may,
    }


def _page(request: HttpRequest, name: str, context: dict[str, Any], status: int) -> HttpResponse:
    return render(request, name, {**admin.site.each_context(request), **context}, status=status)
