"""How the public is told who recorded something and who approved it: by role, unless the setting says by name."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from portal.models import Role, StaffMember
from registry.models import Revision
from registry.proposals.publishing import Publication, publications

LOADER = "load_registry"


@dataclass(frozen=True)
class Published:
    """Of one revision: words of `Role`, or names where the setting says so; "" where nobody of the staff is known.

    `urgent`: published by one person before another had looked; `waits`: nobody has looked since.
    """

    by: str
    approved_by: str = ""
    urgent: bool = False
    waits: bool = False


def published(revisions: Collection[Revision]) -> dict[int, Published]:
    """By number; three queries, whatever their number."""
    found = publications(revision.number for revision in revisions)
    approvers = {one.approved_by for one in found.values()}
    known = _known({revision.author for revision in revisions} | approvers)
    return {one.number: _published(one, found.get(one.number), known) for one in revisions}


def in_words(told: str) -> str:
    """A role in the reader's language; a name as it is."""
    if told == LOADER:
        return _("the program that loads data files")
    return str(Role(told).label) if told in Role.values else told


def _published(revision: Revision, publication: Publication | None, known: dict[str, str]) -> Published:
    by = known.get(revision.author, "")
    if publication is None:
        return Published(by)
    return Published(by, known.get(publication.approved_by, ""), publication.urgent, publication.waits)


def _known(names: Iterable[str]) -> dict[str, str]:
    members = StaffMember.objects.filter(user__username__in=[*names]).values_list("user__username", "role")
    told = {name: name if settings.STAFF_NAMES == "name" else role for name, role in members}
    return {LOADER: LOADER, **told}
