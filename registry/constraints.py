"""Constraints written once and named as sentences; the database has the last word.

A rule across two rows is a composite foreign key, ON UPDATE CASCADE, onto a unique copy of the parent's
value, beside a CHECK. It holds under two racing transactions; a plain trigger does not.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import apps
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models
from django.db.migrations.operations import RunSQL
from django.utils.translation import gettext_lazy as _

Message = Any  # a sentence, or one translated when it is shown


class NeverTwo(ExclusionConstraint):
    """Asked of the database alone: what is certain of a row follows from rows around it, and ends when others begin."""

    def validate(self, model: Any, instance: Any, exclude: Any = None, using: str = "default") -> None:
        pass

    def deconstruct(self) -> Any:
        _path, args, kwargs = super().deconstruct()
        return "django.contrib.postgres.constraints.ExclusionConstraint", args, kwargs


def never_two(
    *, name: str, same: Sequence[str], during: str, message: Message, condition: models.Q | None = None
) -> ExclusionConstraint:
    """No two rows that agree on the columns `same` may overlap in the range `during`."""
    return NeverTwo(
        name=name,
        expressions=[
            *((column, RangeOperators.EQUAL) for column in same),
            (during, RangeOperators.OVERLAPS),
        ],
        condition=condition,
        violation_error_message=message,
    )


def copies(*, name: str, table: str, columns: Sequence[str], parent: str, parent_columns: Sequence[str]) -> RunSQL:
    """Migration operation: `columns` of `table` are kept equal to `parent_columns` of the row they point to."""
    unique = f"{parent}_{'_'.join(parent_columns)}_copied"
    child_list, parent_list = ", ".join(columns), ", ".join(parent_columns)
    return RunSQL(
        sql=f"""
            DO $$ BEGIN
                IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = '{unique[:63]}') THEN
                    ALTER TABLE {parent} ADD CONSTRAINT {unique[:63]} UNIQUE ({parent_list});
                END IF;
            END $$;
            ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY ({child_list})
                REFERENCES {parent} ({parent_list}) ON UPDATE CASCADE;
        """,
        reverse_sql=f"ALTER TABLE {table} DROP CONSTRAINT {name};",
    )


# Composite foreign keys and triggers are not part of any model's Meta; their sentences are kept here.
ACROSS_ROWS: dict[str, Message] = {
    "seat_within_capacity": _("The quota has fewer seats than that; lower the seat number or record the larger quota."),
    "seat_of_its_regime": _("The seat's quota belongs to another regime."),
    "seat_in_scope_of_regime": _("The quota's regime is for another commission or level."),
    "appointment_in_its_commission": _("The seat belongs to another commission. Choose a seat of this commission."),
    "appointment_under_its_regime": _("The seat's quota belongs to another regime than the appointment."),
    "office_in_its_commission": _("The office is in another commission than the appointment."),
    "office_within_appointment": _("The office lies outside the appointment. Correct the days of one of the two."),
    "attestation_in_its_commission": _("The complete list is of another commission than the appointment."),
    "members_redaction_stays": _("What was blanked stays so, and that it was stays said."),
    "person_merged_in_a_circle": _("These people would be merged into each other. Choose which one stays."),
    "attestation_on_day_of_roster": _("Someone on a list is attested on the day of the list."),
}


def explain(error: IntegrityError) -> ValidationError:
    """The refusal of the database as a sentence a person understands; names the field where there is one."""
    diagnostics: Any = getattr(error.__cause__, "diag", None)
    name = getattr(diagnostics, "constraint_name", None) or ""
    for constraint in _declared():
        if constraint.name == name:
            return ValidationError(str(constraint.violation_error_message), code=name)
    if name in ACROSS_ROWS:
        return ValidationError(ACROSS_ROWS[name], code=name)
    detail = getattr(diagnostics, "message_detail", None) or getattr(diagnostics, "message_primary", None)
    return ValidationError(
        _("The registry refuses this: %(detail)s"), code=name or "refused", params={"detail": detail or str(error)}
    )


def _declared() -> Iterator[models.BaseConstraint]:
    for model in apps.get_models():
        yield from model._meta.constraints
