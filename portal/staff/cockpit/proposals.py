"""What colleagues wait for, and what came back."""

import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.staff.cockpit.lines import AT_MOST, Line, Section, View
from portal.staff.review.needs import waiting_for
from registry.proposals.models import Proposal, State
from registry.wording import say_instant


def to_review(view: View, today: datetime.date) -> Section:
    waiting = waiting_for(view.user)
    lines = [_line(one) for one in waiting[:AT_MOST]]
    return Section("to-review", _("Waiting for your review"), lines, len(waiting), reverse("proposals"))


def came_back(view: View, today: datetime.date) -> Section:
    """One's own that a colleague sent back or objected to."""
    own = Proposal.objects.filter(author=view.user.get_username(), state__in=(State.REJECTED, State.DISPUTED))
    lines = [_line(one) for one in own[:AT_MOST]]
    return Section("came-back", _("Came back from review"), lines, None, reverse("proposals"))


def _line(one: Proposal) -> Line:
    return Line(one.title, one.get_absolute_url(), f"{one.get_state_display()}, {one.author}, {say_instant(one.at)}")
