"""What an answer stands on besides its address: the last revision, and the day it is."""

import datetime
import math
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest

from registry.period import ASTANA, today
from registry.revision import last_revision

ENVIRON = "registry.edition"


class Edition(NamedTuple):
    number: int
    at: datetime.datetime | None
    day: datetime.date

    @property
    def modified(self) -> int:
        """The first whole second since which answers are what they are, counted from 1970.

        Midnight changes answers too, and so does a release.
        """
        begun = datetime.datetime.combine(self.day, datetime.time(), ASTANA)
        moments = (begun.timestamp(), settings.RELEASED, self.at.timestamp() if self.at else 0)
        return math.ceil(max(moments))

    @property
    def midnight(self) -> datetime.datetime:
        """When the day is over."""
        return datetime.datetime.combine(self.day + datetime.timedelta(days=1), datetime.time(), ASTANA)


def edition_of(request: HttpRequest) -> Edition:
    """Read before the answer's data: ahead of Django, or else here and now, once a request."""
    edition: Edition | None = request.META.get(ENVIRON)
    if edition is None:
        edition = request.META[ENVIRON] = Edition(*last_revision(), today())
    return edition
