"""The pages of the staff's door that allauth does not have."""

from http import HTTPStatus

from allauth.account.utils import perform_login
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from portal.staff.invitations import NoInvitation, find
from portal.staff.joining import JoinForm, join


@never_cache
def admin_login(request: HttpRequest) -> HttpResponse:
    """The admin's own form of sign-in knows no second factor, so it is not used."""
    onward = request.GET.get("next") or reverse("admin:index")
    if not request.user.is_authenticated:
        return redirect_to_login(onward, reverse("account_login"))
    if not request.user.is_staff:
        raise PermissionDenied
    return redirect("admin:index")


@never_cache
@login_required
@require_POST
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    """One of one's own, in another browser."""
    session = get_object_or_404(UserSession, pk=pk, user=request.user)
    session.end()
    messages.success(request, gettext("The session is ended."))
    return redirect("usersessions_list")


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def accept_invitation(request: HttpRequest, token: str) -> HttpResponse:
    try:
        form = JoinForm(find(token), request.POST or None)
        if request.method != "POST" or not form.is_valid():
            status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
            return render(request, "portal/staff/invitation.html", {"form": form}, status=status)
        user = join(token, form)
    except NoInvitation as problem:
        return render(request, "portal/staff/no_invitation.html", {"detail": str(problem)}, status=HTTPStatus.GONE)
    answer: HttpResponse = perform_login(request, user, redirect_url=reverse("admin:index"))
    return answer
