"""Which file of the data holds which records. A new model costs a line; its columns are read off its fields."""

from django.db import models

from commission.models import (
    ActEffect,
    Authority,
    Commission,
    CommissionCount,
    LegalAct,
    Provision,
    Quota,
    Regime,
    RegimeBasis,
    SeatDecision,
)
from elections.models import (
    Agreement,
    AgreementParty,
    AgreementSignature,
    Event,
    Participation,
    Vote,
    VoteOption,
)
from members.models import (
    Appointment,
    AppointmentAct,
    Attestation,
    Formation,
    Nomination,
    OfficeHolding,
    Person,
    PersonIdentifier,
    PersonName,
    Roster,
)
from registry.models import Citation, Source

# In the order in which they are loaded; a row that is needed earlier is loaded earlier.
MODELS: dict[str, type[models.Model]] = {
    "sources": Source,
    "authorities": Authority,
    "acts": LegalAct,
    "act_effects": ActEffect,
    "commissions": Commission,
    "counts": CommissionCount,
    "regimes": Regime,
    "regime_bases": RegimeBasis,
    "quotas": Quota,
    "provisions": Provision,
    "seat_decisions": SeatDecision,
    "people": Person,
    "person_names": PersonName,
    "person_identifiers": PersonIdentifier,
    "formations": Formation,
    "appointments": Appointment,
    "appointment_acts": AppointmentAct,
    "office_holdings": OfficeHolding,
    "rosters": Roster,
    "attestations": Attestation,
    "nominations": Nomination,
    "events": Event,
    "votes": Vote,
    "vote_options": VoteOption,
    "participations": Participation,
    "agreements": Agreement,
    "agreement_parties": AgreementParty,
    "agreement_signatures": AgreementSignature,
    "citations": Citation,
}

# Beside the data, about the data: the ledger of facts and what was left out.
NOT_LOADED = frozenset({"facts.csv", "LEFT_OUT.csv"})


def file_of(model: type[models.Model]) -> str | None:
    """The file that holds the records of `model`, if any does."""
    return next((file for file, held in MODELS.items() if held is model), None)
