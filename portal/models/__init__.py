from portal.models.loading import LoadedRow
from portal.models.report import ErrorReport
from portal.models.staff import Invitation, Role, SignIn, StaffMember

__all__ = ["ErrorReport", "Invitation", "LoadedRow", "Role", "SignIn", "StaffMember"]
