from portal.models.imported import ImportedTable
from portal.models.loading import LoadedRow
from portal.models.notices import Notices
from portal.models.redacting import RedactionRequest
from portal.models.report import ErrorReport
from portal.models.staff import Invitation, Role, SignIn, StaffMember
from portal.models.unfinished import UnfinishedAct

__all__ = [
    "ErrorReport",
    "ImportedTable",
    "Invitation",
    "LoadedRow",
    "Notices",
    "RedactionRequest",
    "Role",
    "SignIn",
    "StaffMember",
    "UnfinishedAct",
]
