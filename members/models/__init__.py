from members.models.appointment import Appointment, AppointmentAct, OfficeHolding
from members.models.evidence import Attestation, Formation, Nomination, Roster
from members.models.person import Person, PersonIdentifier, PersonName
from members.models.redaction import Redaction

__all__ = [
    "Appointment",
    "AppointmentAct",
    "Attestation",
    "Formation",
    "Nomination",
    "OfficeHolding",
    "Person",
    "PersonIdentifier",
    "PersonName",
    "Redaction",
    "Roster",
]
