from elections.models.cooperation import Agreement, AgreementParty, AgreementSignature
from elections.models.event import Event, Participation, Vote, VoteOption

__all__ = [
    "Agreement",
    "AgreementParty",
    "AgreementSignature",
    "Event",
    "Participation",
    "Vote",
    "VoteOption",
]
