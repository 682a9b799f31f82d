"""A registry that changed after an instant: what it said then must be what it says of then."""

from typing import Any

from django.db import connection

from registry.models import Revision
from registry.past.known import written

MADE_LATER = """
    UPDATE members_person SET given_en = 'Someone', family_en = 'Else', family_ru = 'Другой';
    UPDATE commission_commission SET name_en = 'Renamed', known_until = least(known_until, '2010-01-01');
    UPDATE members_appointment SET note = 'Changed', start_value = 'about then' WHERE start_value <> '';
    UPDATE commission_quota SET label_en = 'Relabelled', position = 100 - position;
    UPDATE commission_legalact SET title_en = 'Retitled', title_ru = 'Переименован';
    UPDATE commission_authority SET name_en = 'Renamed';
    UPDATE elections_event SET title_en = 'Retitled';
    UPDATE elections_agreement SET title_en = 'Retitled';
    UPDATE registry_source SET title = 'Retitled ' || id;
    UPDATE commission_commissioncount SET number = number + 1;
    DELETE FROM registry_citation WHERE id % 3 = 0;
    DELETE FROM elections_participation WHERE attestation_id IS NOT NULL;
    DELETE FROM members_attestation WHERE office <> '';
    DELETE FROM members_appointmentact WHERE role = 'ended';
    DELETE FROM members_nomination;
    DELETE FROM elections_voteoption;
    DELETE FROM elections_vote;
    DELETE FROM elections_agreementsignature;
"""


def as_if_committed() -> None:
    """What the end of a transaction does: foreign keys are checked, and the revision is dated."""
    run("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def instant_of_the_last_revision() -> str:
    as_if_committed()
    return written(Revision.objects.latest("number").at)  # type: ignore[arg-type]  # committed


def change_everything() -> None:
    """Under a revision of its own, though in the transaction of the test."""
    run("SELECT set_config('registry.writing', '', true)")
    run(MADE_LATER)
    as_if_committed()


def run(sql: str, values: Any = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
