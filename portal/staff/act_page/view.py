"""“Record an act”: read what was typed, keep it, do what the button says."""

from functools import partial
from http import HTTPStatus
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from rest_framework.authentication import CSRFCheck

from commission.models import ActScan, LegalAct
from commission.scans import opened
from members.acts import Preview, ReasonRequired, Recorded, preview_act, record_act
from members.models import Appointment
from portal.staff.act_page import keeping
from portal.staff.act_page.choosing import as_key
from portal.staff.act_page.effects import FORMS, FormForm
from portal.staff.act_page.prefill import prefilled
from portal.staff.act_page.sheet import Sheet
from portal.staff.act_page.shown import side_by_side
from registry.actions import keep
from registry.admin.sending import is_urgent, sent_for_review, typed_in
from registry.door import Carried, Task, carry_out
from registry.proposals.models import Proposal, Work
from registry.versions import Version


@never_cache
@csrf_exempt  # checked below, where what was typed can still be kept
@require_http_methods(["GET", "HEAD", "POST"])
def record_an_act(request: HttpRequest) -> HttpResponse:
    if request.method == "POST" and (not admin.site.has_permission(request) or _is_forged(request)):
        return _keep_for_later(request)
    if not admin.site.has_permission(request):
        return redirect_to_login(request.get_full_path(), reverse("admin:login"))
    user: Any = request.user
    if not user.has_perm("members.add_appointment"):
        raise PermissionDenied
    return _submitted(request) if request.method == "POST" else _opened(request)


def _is_forged(request: HttpRequest) -> bool:
    check = CSRFCheck(lambda request: HttpResponse())
    check.process_request(request)
    return check.process_view(request, None, (), {}) is not None  # type: ignore[arg-type]


def _keep_for_later(request: HttpRequest) -> HttpResponse:
    """The session ended, or another began: nothing is recorded, and nothing typed is lost."""
    author = keeping.shown_to(request.POST.get("proof", ""))
    if author is not None:
        keeping.keep_typed(author, request.POST)
    if not admin.site.has_permission(request):
        return redirect_to_login(reverse("record-act"), reverse("admin:login"))
    said = _("Your session had changed, so nothing was recorded. What you typed is here; look at it and go on.")
    messages.warning(request, said)
    return redirect("record-act")


def _opened(request: HttpRequest) -> HttpResponse:
    """As the link asks, or else as it was left."""
    if "again" in request.GET:
        return _again(request)
    kept = keeping.kept_of(request.user)
    asked = prefilled(request.GET)
    if "new" in request.GET:
        keeping.forget(request.user)
        return redirect("record-act")
    typed = asked or (keeping.as_typed(kept) if kept is not None else QueryDict(mutable=True))
    typed.setdefault("kind", LegalAct.Kind.DECREE)
    sheet = Sheet(typed)
    if asked and sheet.places_of(FormForm):
        sheet.seat_everyone()
    sheet.hush()
    return _page(request, sheet, kept=kept, is_kept=kept is not None and not asked)


def _again(request: HttpRequest) -> HttpResponse:
    """What was proposed is on the desk once more; it takes the place of the first when it is sent."""
    user: Any = request.user
    own = Proposal.objects.filter(author=user.get_username(), work=Work.ACT, typed__isnull=False)
    proposal = own.filter(pk=as_key(request.GET["again"]) or 0).first()
    if proposal is not None and proposal.can_be_sent_again:
        typed = typed_in(proposal)
        typed["again"] = str(proposal.pk)
        keeping.keep_typed(user, typed)
    return redirect("record-act")


def _submitted(request: HttpRequest) -> HttpResponse:
    sheet = Sheet(request.POST.copy(), request.FILES)
    do, _colon, what = request.POST.get("do", "look").partition(":")
    if do == "add":
        _add(sheet, request.POST.get("add", ""))
    elif do == "remove":
        sheet.remove(what)
    if do in ("preview", "record"):
        sheet.is_valid()
        _refuse_scope(request, sheet)
    else:
        sheet.hush()
    if isinstance(scan := sheet.act.cleaned_data.get("scan_kept"), tuple):
        sheet.typed["scan_kept"] = ",".join(map(str, scan))
    keeping.keep_typed(request.user, sheet.typed)
    if do == "record" and request.POST.get("previewed") == sheet.digest():
        if (carried := _record(request, sheet)) is not None:
            return _done(request, carried)
        return _page(request, sheet, _preview(sheet), status=HTTPStatus.CONFLICT)
    if do == "record" and sheet.is_valid():
        sheet.complain(_("Look at before and after once more: something was changed since it was shown."))
        return _page(request, sheet, _preview(sheet))
    return _page(request, sheet, _preview(sheet) if do == "preview" else None)


def _add(sheet: Sheet, kind: str) -> None:
    sheet.add(kind)
    if kind == FormForm.kind:
        sheet.seat_everyone()


def _refuse_scope(request: HttpRequest, sheet: Sheet) -> None:
    user: Any = request.user
    commission = sheet.act.chosen_commission
    if commission is not None and not user.has_perm("members.add_appointment", Appointment(commission=commission)):
        message = _("%(commission)s is not among the commissions you keep. Ask an administrator, or choose another.")
        sheet.act.add_error("commission_query", ValidationError(message, params={"commission": commission}))


def _preview(sheet: Sheet) -> Preview | None:
    if not sheet.is_valid():
        return None
    try:
        return preview_act(sheet.drafted())
    except ValidationError as refusal:
        sheet.refuse(refusal)
    return None


def _record(request: HttpRequest, sheet: Sheet) -> Carried[Recorded] | None:
    if not sheet.is_valid():
        return None
    user: Any = request.user
    try:
        draft = sheet.drafted()
        based_on = [Version.parse(text) for text in request.POST.getlist("seen")]
        action = partial(_record_with_scan, draft, sheet.act.cleaned_data["scan_kept"])
        signed = {"by": user.get_username(), "because": sheet.act.named()}
        return carry_out(action, **signed, based_on=based_on, task=_task(request, sheet), urgent=is_urgent(request))
    except ReasonRequired:
        sheet.complain(_("This breaks a rule. Correct it, or say below why it is recorded nevertheless."))
    except ValidationError as refusal:
        sheet.lay_out_again()
        sheet.is_valid()  # on the desk as it is now: who took the seat is said at the seat
        sheet.refuse(refusal)
    return None


def _record_with_scan(draft: Any, scan: tuple[str, int, str] | None) -> Recorded:
    recorded = record_act(draft)
    if scan is not None and not recorded.act.scans.filter(sha256=scan[0]).exists():
        keep(ActScan(act=recorded.act, sha256=scan[0], size=scan[1], name=scan[2]))
    return recorded


def _task(request: HttpRequest, sheet: Sheet) -> Task:
    again = as_key(sheet.typed.get("again", ""))
    typed = keeping.as_lists(sheet.typed)
    return Task(Work.ACT, sheet.act.named(), reverse("record-act"), typed, again)


def _done(request: HttpRequest, carried: Carried[Recorded]) -> HttpResponse:
    keeping.forget(request.user)
    if carried.waits:
        return sent_for_review(request, carried)
    recorded = carried.result
    address = reverse("act", args=[recorded.act.slug])
    said = _("The act is recorded: %(act)s") % {"act": recorded.act}
    messages.success(request, format_html('<a href="{}">{}</a>', address, said))
    return redirect("admin:index")


def _page(
    request: HttpRequest, sheet: Sheet, preview: Preview | None = None, status: HTTPStatus = HTTPStatus.OK, **more: Any
) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": _("Record an act"),
        "is_nav_sidebar_enabled": False,
        "sheet": sheet,
        "kinds": [(kind, form.title) for kind, form in FORMS.items()],
        "days": [side_by_side(day) for day in preview.days] if preview else [],
        "preview": preview,
        "seen": sheet.versions(sheet.drafted()) if preview else [],
        "proof": keeping.proof_for(request.user),
        **more,
    }
    return render(request, "portal/staff/act_page/page.html", context, status=status)


@never_cache
@require_safe
def scan_of_act(request: HttpRequest, pk: int) -> Any:
    """A download, never shown within the site."""
    if not admin.site.has_permission(request):
        return redirect_to_login(request.get_full_path(), reverse("admin:login"))
    scan = get_object_or_404(ActScan, pk=pk)
    try:
        file = opened(scan.sha256)
    except FileNotFoundError as missing:
        raise Http404(_("The file of this scan is not kept on this machine.")) from missing
    answer = FileResponse(file, as_attachment=True, filename=scan.name, content_type="application/pdf")
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
