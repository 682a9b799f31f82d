"""What became of an event, in a sentence."""

from collections.abc import Iterable

from django.utils.translation import gettext_noop as _

from elections.models import Event, Vote
from registry.wording import say, say_number
from registry.words import LANGUAGES, Words

SENTENCES = {
    "held": _("Held: %(day)s."),
    "turnout": _("Held: %(day)s. Turnout: %(turnout)s%%."),
    "disputed": _("Held: %(day)s. Sources disagree on the turnout: %(turnout)s%%."),
    "called": _("Called for: %(day)s. Whether it was held is not recorded."),
    "annulled": _("Held: %(day)s. Declared invalid."),
    "cancelled": _("Called for: %(day)s. Cancelled."),
    "undated": _("Its day is not recorded."),
}


def told(event: Event, votes: Iterable[Vote]) -> Words:
    figures = sorted({vote.turnout for vote in votes if vote.turnout is not None})
    if event.start is None:
        return say(SENTENCES["undated"], {})
    if event.status != Event.Status.HELD or not figures:
        return say(SENTENCES[event.status], {"day": event.start})
    spoken = Words(*("; ".join(say_number(figure, language) for figure in figures) for language in LANGUAGES))
    return say(SENTENCES["turnout" if len(figures) == 1 else "disputed"], {"day": event.start, "turnout": spoken})
