"""What every form of the staff's rooms says to the door of its work, and what is said where it waits for review."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseRedirect, QueryDict
from django.utils.html import format_html
from django.utils.translation import gettext as _

from registry.door import Carried, Task
from registry.proposals.models import Proposal, Work

NOT_TYPED = ("csrfmiddlewaretoken", "urgent")
MAY_HURRY = "proposals.hurry_proposal"


def task_of(request: HttpRequest, work: Work, title: str | Callable[[], str], *, keeps_typed: bool = False) -> Task:
    """`keeps_typed` where the form can be opened again as it was filled in."""
    typed = {name: values for name, values in request.POST.lists() if name not in NOT_TYPED} if keeps_typed else None
    again = request.GET.get("again", "")
    return Task(work, title, request.path, typed, int(again) if again.isdecimal() else None)


def is_urgent(request: Any) -> bool:
    """Asked for, by someone who has the right: others' wish is no more than a proposal."""
    return "urgent" in request.POST and request.user.has_perm(MAY_HURRY)


def sent_for_review(request: HttpRequest, carried: Carried[Any]) -> HttpResponseRedirect:
    """To the page of what now waits for a colleague."""
    proposal: Any = carried.proposal
    address = proposal.get_absolute_url()
    said = _("Sent for review: %(title)s. It is published once a colleague has approved it.")
    messages.success(request, format_html('<a href="{}">{}</a>', address, said % {"title": proposal.title}))
    return HttpResponseRedirect(address)


def fill_again(request: Any) -> None:
    """`?again=` opens a form as its author filled it in for a proposal that is not published."""
    again = request.GET.get("again", "")
    if request.method != "GET" or not again.isdecimal():
        return
    own = Proposal.objects.filter(pk=again, author=request.user.get_username(), typed__isnull=False)
    proposal = own.filter(address=request.path).first()
    if proposal is not None and proposal.can_be_sent_again:
        request.FILES.clear()  # reads the request as it came: to do so later would empty POST
        request.method, request.POST = "POST", typed_in(proposal)
        request.refusal = ValidationError(_("This is what you proposed. Change what is wrong and send it again."))


def typed_in(proposal: Proposal) -> QueryDict:
    typed = QueryDict(mutable=True)
    for name, values in (proposal.typed or {}).items():
        typed.setlist(name, values)
    return typed
