"""Whom a user is to the registry: their role, their own commissions, and whether they have a second factor."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.db import connection, models

from portal.models import Role

# From a record to the commission it is of; a model without a line has records of none.
COMMISSION_OF: dict[str, Callable[[Any], int | None]] = {
    "commission.commission": attrgetter("pk"),
    "members.appointment": attrgetter("commission_id"),
    "members.appointmentact": attrgetter("appointment.commission_id"),
    "members.officeholding": attrgetter("appointment.commission_id"),
    "members.attestation": attrgetter("appointment.commission_id"),
    "members.formation": attrgetter("commission_id"),
    "members.roster": attrgetter("commission_id"),
    "members.nomination": attrgetter("commission_id"),
    "elections.event": attrgetter("organiser_id"),
    "elections.vote": attrgetter("event.organiser_id"),
    "elections.voteoption": attrgetter("vote.event.organiser_id"),
    "elections.participation": attrgetter("event.organiser_id"),
}

READ = """
    WITH RECURSIVE below AS (
        SELECT region.commission_id AS id
        FROM portal_staffmember staff JOIN portal_staffmember_regions region ON region.staffmember_id = staff.id
        WHERE staff.user_id = %(user)s AND staff.role = 'registrar'
        UNION
        SELECT child.id FROM commission_commission child JOIN below ON child.parent_id = below.id
    )
    SELECT staff.role,
           ARRAY(SELECT own.id FROM commission_commission own JOIN below USING (id)
                 WHERE staff.levels = '{}' OR own.level = ANY (staff.levels)),
           EXISTS (SELECT FROM mfa_authenticator WHERE user_id = asked.id AND type IN ('totp', 'webauthn'))
    FROM (SELECT %(user)s AS id) asked LEFT JOIN portal_staffmember staff ON staff.user_id = asked.id
"""


@dataclass(frozen=True)
class Scope:
    role: Role | None = None
    commissions: frozenset[int] = frozenset()
    has_second_factor: bool = False

    @property
    def may_write(self) -> bool:
        return self.role not in (None, Role.VIEWER)

    def covers(self, record: models.Model) -> bool:
        """Whether a record is of one of one's own commissions, or of none."""
        find = COMMISSION_OF.get(record._meta.label_lower)
        commission = find(record) if find else None
        return commission is None or commission in self.commissions


def scope_of(user: Any) -> Scope:
    """Read once for the user of a request."""
    if not user.is_authenticated or not user.is_active:
        return Scope()
    scope: Scope | None = getattr(user, "_registry_scope", None)
    if scope is None:
        scope = user._registry_scope = _read(user)
    return scope


def _read(user: Any) -> Scope:
    with connection.cursor() as cursor:
        cursor.execute(READ, {"user": user.pk})
        role, commissions, has_second_factor = cursor.fetchone() or (None, [], False)
    if user.is_superuser:
        role = Role.ADMINISTRATOR
    return Scope(Role(role) if role else None, frozenset(commissions), has_second_factor)
