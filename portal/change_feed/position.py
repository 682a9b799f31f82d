"""Where a reader of the feed has got to, as a text they hand back: `120-9f86d081`, or within a large revision
`120-9f86d081-appointment-4711`.
"""

import re
from dataclasses import dataclass
from hashlib import blake2s
from http import HTTPStatus
from typing import Self

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal.change_feed.public import told_models
from registry.models import Revision
from registry.problems import Problem

PATTERN = "[0-9]{1,18}(-[0-9a-f]{8}(-[a-z]+-[0-9]{1,18})?)?"
PAST_EVERY_KIND = 2**31 - 1


@dataclass(frozen=True)
class Position:
    """After this record of this revision. `kind` is a place in `told_models`."""

    revision: int = 0
    kind: int = PAST_EVERY_KIND
    pk: int = 0

    @property
    def is_within(self) -> bool:
        """Whether the revision may have more."""
        return self.kind != PAST_EVERY_KIND

    def written(self, revision: Revision | None) -> str:
        """`revision` is the row of its number; None at the very beginning."""
        if revision is None:
            return "0"
        place = f"-{told_models()[self.kind]._meta.model_name}-{self.pk}" if self.is_within else ""
        return f"{revision.number}-{mark_of(revision)}{place}"


@dataclass(frozen=True)
class Asked:
    """What `after` said, not yet looked up."""

    number: int
    mark: str = ""
    kind: str = ""
    pk: int = 0

    @classmethod
    def read(cls, text: str) -> Self:
        """Raises ValidationError where it is no place of any feed."""
        if re.fullmatch(PATTERN, text) is None:
            message = _(
                "“%(value)s” is no place in this feed. Send a `cursor` as it was given, or 0 for the beginning."
            )
            raise ValidationError(message % {"value": text[:60]})
        number, mark, kind, pk = [*text.split("-"), "", "", ""][:4]
        return cls(int(number), mark, kind, int(pk or 0))

    def found(self) -> Position:
        """Raises Problem 404 where this registry never was there."""
        if self.number == 0:
            return Position()
        revision = Revision.objects.filter(number=self.number).first()
        if revision is None:
            last = Revision.objects.last()
            message = _("There is no revision %(number)d; the last is %(last)d.")
            raise _nowhere(message % {"number": self.number, "last": last.number if last else 0})
        kinds = [model._meta.model_name for model in told_models()]
        if self.mark not in ("", mark_of(revision)) or self.kind not in ("", *kinds):
            raise _nowhere(
                _(
                    "This cursor is of another registry, or of this one before it was restored from a backup. Begin "
                    "again with after=0."
                )
            )
        return Position(self.number, kinds.index(self.kind), self.pk) if self.kind else Position(self.number)


def mark_of(revision: Revision) -> str:
    """Tells a revision from one of the same number in another registry: by the instant it was committed."""
    return blake2s(f"{revision.number} {revision.at.isoformat()}".encode(), digest_size=4).hexdigest()


def _nowhere(detail: str) -> Problem:
    return Problem(HTTPStatus.NOT_FOUND, _("The query names a place that is not there."), {"after": detail})
