"""The list of proposals, and one of them: what it changes, what would be, and what is decided."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from commission.models import Commission
from commission.scans import opened
from members.acts.looking import Place, compositions
from members.acts.previewing import compared
from portal.staff.act_page.shown import SideBySide, side_by_side
from portal.staff.review.needs import is_own, may_decide, waiting_for
from portal.staff.review.places import places_of
from portal.staff.review.told import told
from registry.door import Overtaken
from registry.pages import twin
from registry.paging import page_of
from registry.proposals import deciding
from registry.proposals.as_if import as_if_approved
from registry.proposals.models import Proposal, State
from registry.proposals.rows import rewrites
from registry.wording import spoken

SETTLED = 25
A_PAGE = 100
REHEARSED = 1_000  # rows; a larger proposal would make others wait


@require_safe
def proposals(request: HttpRequest) -> HttpResponse:
    _only_who_sees(request)
    user: Any = request.user
    own = Proposal.objects.filter(author=user.get_username()).exclude(state=State.SUPERSEDED)
    settled = Proposal.objects.exclude(state__in=(State.PROPOSED, State.URGENT, State.SUPERSEDED))
    waiting = waiting_for(user)
    others = Proposal.objects.filter(state__in=(State.PROPOSED, State.URGENT)).exclude(author=user.get_username())
    context = {
        "title": _("Proposed changes"),
        "lists": [
            ("waiting", _("Waiting for you"), waiting),
            ("own", _("Proposed by you"), own[:SETTLED]),
            ("others", _("Waiting for others"), others.exclude(pk__in=[one.pk for one in waiting])[:SETTLED]),
            ("settled", _("Settled"), settled.exclude(author=user.get_username())[:SETTLED]),
        ],
    }
    return _page(request, "list", context)


@require_http_methods(["GET", "HEAD", "POST"])
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """A POST decides, says what came of it, and shows what stands in the way."""
    _only_who_sees(request)
    found = get_object_or_404(Proposal.objects.select_related("replaces"), pk=pk)
    refusal: ValidationError | None = None
    if request.method == "POST":
        try:
            said = _decide(request, found)
        except ValidationError as refused:
            refusal = refused
            found.refresh_from_db()
        else:
            messages.success(request, said)
            return redirect(found)
    status = HTTPStatus.CONFLICT if refusal is not None else HTTPStatus.OK
    return _page(request, "proposal", _shown(request, found, refusal), status)


def _decide(request: HttpRequest, found: Proposal) -> str:
    user: Any = request.user
    by, because = user.get_username(), request.POST.get("because", "")
    do = request.POST.get("do", "")
    if do != "withdraw" and not may_decide(user, found):
        raise PermissionDenied
    decisions: dict[str, tuple[Callable[[], Proposal], str]] = {
        "approve": (lambda: deciding.approve(found.pk, by=by, because=because), _("It is published.")),
        "reject": (lambda: deciding.reject(found.pk, by=by, because=because), _("It is sent back to its author.")),
        "withdraw": (lambda: deciding.withdraw(found.pk, by=by, because=because), _("It is withdrawn.")),
        "agree": (lambda: deciding.look_again(found.pk, by=by, agrees=True, because=because), _("You agreed.")),
        "object": (
            lambda: deciding.look_again(found.pk, by=by, agrees=False, because=because),
            _("You objected. To take it back, undo its revision."),
        ),
    }
    if do not in decisions:
        raise ValidationError(_("Say what is to become of it, by one of the buttons."), code="nothing-chosen")
    decide, said = decisions[do]
    decide()
    return said


def _shown(request: HttpRequest, found: Proposal, refusal: ValidationError | None) -> dict[str, Any]:
    changes = rewrites(found)
    shown = page_of(request, changes, A_PAGE)
    shown.object_list = told(changes, list(shown.object_list))
    rehearsed = found.state == State.PROPOSED and found.size <= REHEARSED
    concerned = places_of(changes)
    days, standing = _rehearsed(found, concerned) if rehearsed and refusal is None else ([], None)
    in_the_way = refusal or standing
    user: Any = request.user
    own = is_own(user, found)
    return {
        "title": found.title,
        "proposal": found,
        "reviews": found.reviews.all(),
        "page": shown,
        "days": days,
        "refusals": in_the_way.messages if in_the_way is not None else [],
        "overtaken": in_the_way.rows if isinstance(in_the_way, Overtaken) else [],
        "too_large": found.state == State.PROPOSED and not rehearsed,
        "because": request.POST.get("because", ""),
        "is_own": own,
        "may_decide": found.is_open and not own and may_decide(user, found),
        "may_withdraw": own and found.state in (State.PROPOSED, State.REJECTED),
        "again": f"{found.address}?again={found.pk}" if own and found.can_be_sent_again and found.address else "",
        "previews": _previews(found, concerned) if found.state == State.PROPOSED else [],
    }


def _rehearsed(found: Proposal, concerned: list[Place]) -> tuple[list[SideBySide], ValidationError | None]:
    """The commissions before and after; or why it could not be published now."""
    before = compositions(concerned)
    try:
        with as_if_approved(found):
            return [side_by_side(day) for day in compared(before, compositions(before))], None
    except ValidationError as refusal:
        return [], refusal


def _previews(found: Proposal, concerned: list[Place]) -> list[tuple[Any, str]]:
    """Pages to open as if it were approved: the commissions it changes first, as pages and as data."""
    commissions = Commission.objects.in_bulk({commission for commission, _day in concerned})
    pages: list[tuple[Any, str]] = []
    for pk, day in concerned:
        if pk in commissions:
            slug, named = commissions[pk].slug, f"{commissions[pk]}, {spoken(day)}"
            on_day = f"?as_of={day.isoformat()}"
            pages.append((named, reverse("commission", args=[slug]) + on_day))
            pages.append((f"{named} (JSON)", twin("commissions", slug, "composition") + on_day))
    pages += [(_("The public site"), reverse("home")), (_("The staff's rooms"), reverse("admin:index"))]
    return [(name, reverse("as-if", args=[found.pk]) + address.lstrip("/")) for name, address in pages]


@require_safe
def proposed_scan(request: HttpRequest, pk: int, scan: int) -> Any:
    """The scan of an act that waits with it: a download, never shown within the site."""
    _only_who_sees(request)
    row = get_object_or_404(Proposal, pk=pk).rows.filter(model="commission.actscan", row=scan).first()
    if row is None or row.after is None:
        raise Http404
    try:
        file = opened(row.after["sha256"])
    except FileNotFoundError as missing:
        raise Http404(_("The file of this scan is not kept on this machine.")) from missing
    answer = FileResponse(file, as_attachment=True, filename=row.after["name"], content_type="application/pdf")
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _only_who_sees(request: Any) -> None:
    if not request.user.has_perm("proposals.view_proposal"):
        raise PermissionDenied


def _page(request: HttpRequest, name: str, context: dict[str, Any], status: int = HTTPStatus.OK) -> HttpResponse:
    context = {**admin.site.each_context(request), "is_nav_sidebar_enabled": False, **context}
    return render(request, f"portal/staff/review/{name}.html", context, status=status)
