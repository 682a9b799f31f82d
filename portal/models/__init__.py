from portal.models.loading import LoadedRow
from portal.models.report import ErrorReport
from portal.models.staff import Invitation, Role, SignIn, StaffMember
from portal.models.unfinished import UnfinishedAct

__all__ = ["ErrorReport", "Invitation", "LoadedRow", "Role", "SignIn", "StaffMember", "UnfinishedAct"]
