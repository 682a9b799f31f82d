"""Verbs of people and their service. They write inside an open revision: give them to `door.carry_out`."""

from members.actions.appointing import appoint, bound_end, end
from members.actions.forming import dismiss, form, record_roster
from members.actions.merging import merge_people
from members.actions.naming import record_person
from members.actions.nominating import nominate, settle
from members.actions.offices import elect, leave_office
from members.actions.redacting import redact

__all__ = [
    "appoint",
    "bound_end",
    "dismiss",
    "elect",
    "end",
    "form",
    "leave_office",
    "merge_people",
    "nominate",
    "record_person",
    "record_roster",
    "redact",
    "settle",
]
