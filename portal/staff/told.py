"""How the public is told who recorded something: by their role, unless the setting says by name."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import gettext as _

from portal.models import StaffMember


def told_as(authors: Iterable[str]) -> dict[str, str]:
    """By the name a revision is signed with; '' where it is none of the staff's, and so perhaps a private person's."""
    names = {*authors}
    members = {member.user.get_username(): member for member in _members(names)}
    return {name: _told(name, members.get(name)) for name in names}


def _members(names: set[str]) -> Iterable[StaffMember]:
    return StaffMember.objects.filter(user__username__in=names).select_related("user")


def _told(name: str, member: StaffMember | None) -> str:
    if member is None:
        return _("the program that loads data files") if name == "load_registry" else ""
    return name if settings.STAFF_NAMES == "name" else str(member.get_role_display())
