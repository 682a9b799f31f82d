"""The act as the unit of work: chosen or entered once, with all its effects, previewed, then recorded whole."""

from members.acts.breaches import BREACHES, ReasonRequired
from members.acts.drafts import (
    ActDraft,
    Appoint,
    CheckedTo,
    Consent,
    Dismiss,
    Effect,
    Elect,
    End,
    Form,
    LeaveOffice,
    NewAct,
    NewPerson,
    Propose,
    Sit,
)
from members.acts.previewing import DayShown, Preview, preview_act
from members.acts.recording import Recorded, record_act

__all__ = [
    "BREACHES",
    "ActDraft",
    "Appoint",
    "CheckedTo",
    "Consent",
    "DayShown",
    "Dismiss",
    "Effect",
    "Elect",
    "End",
    "Form",
    "LeaveOffice",
    "NewAct",
    "NewPerson",
    "Preview",
    "Propose",
    "ReasonRequired",
    "Recorded",
    "Sit",
    "preview_act",
    "record_act",
]
