from commission.models.body import Commission, CommissionCount, Seat, SeatDecision
from commission.models.law import (
    ActEffect,
    Authority,
    LegalAct,
    Provision,
    Quota,
    Regime,
    RegimeBasis,
)
from commission.models.scan import ActScan
from commission.models.terms import Level, Office, Tristate

__all__ = [
    "ActEffect",
    "ActScan",
    "Authority",
    "Commission",
    "CommissionCount",
    "LegalAct",
    "Level",
    "Office",
    "Provision",
    "Quota",
    "Regime",
    "RegimeBasis",
    "Seat",
    "SeatDecision",
    "Tristate",
]
