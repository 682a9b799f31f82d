"""Who may do what: one table, a line a model, a column a role. What has no line nobody may do.

NONE  nothing                       KEEP  see, add, change; not delete
VIEW  see                           FULL  see, add, change, delete
OWN   see; add, change, delete the records of one's own commissions
MEND  see; change the records of one's own commissions
LOOK  see, and decide what colleagues propose, as far as one may write it oneself
ALONE the same, and publish urgently before a colleague has looked
"""

from typing import NamedTuple

from portal.models import Role


class Right(NamedTuple):
    actions: frozenset[str] = frozenset()
    only_own: bool = False

    def allows(self, action: str) -> bool:
        return action in self.actions


NONE = Right()
VIEW = Right(frozenset({"view"}))
KEEP = Right(frozenset({"view", "add", "change"}))
FULL = Right(frozenset({"view", "add", "change", "delete"}))
OWN = Right(FULL.actions, only_own=True)
MEND = Right(frozenset({"view", "change"}), only_own=True)
LOOK = Right(frozenset({"view", "approve"}))
ALONE = Right(frozenset({"view", "approve", "hurry"}))

COLUMNS = (Role.VIEWER, Role.REGISTRAR, Role.EDITOR, Role.ADMINISTRATOR)
# fmt: off
TABLE: dict[str, tuple[Right, Right, Right, Right]] = {
    # the rules                     viewer registrar editor administrator
    "commission.authority":          (VIEW,  VIEW,  FULL,  FULL),
    "commission.regime":             (VIEW,  VIEW,  FULL,  FULL),
    "commission.regimebasis":        (VIEW,  VIEW,  FULL,  FULL),
    "commission.quota":              (VIEW,  VIEW,  FULL,  FULL),
    "commission.provision":          (VIEW,  VIEW,  FULL,  FULL),
    "commission.seat":               (VIEW,  VIEW,  FULL,  FULL),
    "commission.seatdecision":       (VIEW,  VIEW,  FULL,  FULL),
    # the commissions: founding one is the editor's, keeping it the registrar's
    "commission.commission":         (VIEW,  MEND,  FULL,  FULL),
    "commission.commissioncount":    (VIEW,  KEEP,  FULL,  FULL),
    # what everyone who records rests on; of no commission, so any registrar's
    "commission.legalact":           (VIEW,  KEEP,  FULL,  FULL),
    "commission.acteffect":          (VIEW,  FULL,  FULL,  FULL),
    "commission.actscan":            (VIEW,  KEEP,  FULL,  FULL),
    "registry.source":               (VIEW,  KEEP,  FULL,  FULL),
    "registry.citation":             (VIEW,  OWN,   OWN,   FULL),
    "registry.revision":             (VIEW,  VIEW,  VIEW,  VIEW),
    "proposals.proposal":            (VIEW,  LOOK,  LOOK,  ALONE),
    # the people and who sits where
    "members.person":                (VIEW,  KEEP,  VIEW,  FULL),
    "members.personname":            (VIEW,  FULL,  VIEW,  FULL),
    "members.personidentifier":      (VIEW,  FULL,  VIEW,  FULL),
    "members.appointment":           (VIEW,  OWN,   VIEW,  FULL),
    "members.appointmentact":        (VIEW,  OWN,   VIEW,  FULL),
    "members.officeholding":         (VIEW,  OWN,   VIEW,  FULL),
    "members.formation":             (VIEW,  OWN,   VIEW,  FULL),
    "members.roster":                (VIEW,  OWN,   VIEW,  FULL),
    "members.attestation":           (VIEW,  OWN,   VIEW,  FULL),
    "members.nomination":            (VIEW,  OWN,   VIEW,  FULL),
    "members.redaction":             (VIEW,  VIEW,  VIEW,  VIEW),
    # what was held; an event is of the commission that organised it
    "elections.event":               (VIEW,  OWN,   VIEW,  FULL),
    "elections.vote":                (VIEW,  OWN,   VIEW,  FULL),
    "elections.voteoption":          (VIEW,  OWN,   VIEW,  FULL),
    "elections.participation":       (VIEW,  OWN,   VIEW,  FULL),
    "elections.agreement":           (VIEW,  KEEP,  VIEW,  FULL),
    "elections.agreementparty":      (VIEW,  FULL,  VIEW,  FULL),
    "elections.agreementsignature":  (VIEW,  FULL,  VIEW,  FULL),
    # the house itself
    "portal.errorreport":            (VIEW,  KEEP,  KEEP,  FULL),
    "portal.redactionrequest":       (NONE,  NONE,  NONE,  KEEP),
    "portal.staffmember":            (NONE,  NONE,  NONE,  FULL),
    "portal.invitation":             (NONE,  NONE,  NONE,  FULL),
    "portal.signin":                 (NONE,  NONE,  NONE,  VIEW),
}
# fmt: on


def right(role: Role | None, model: str) -> Right:
    """What a role may do with records of `model`, named as `members.appointment`."""
    return TABLE[model][COLUMNS.index(role)] if role and model in TABLE else NONE
