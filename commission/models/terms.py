"""The closed vocabularies of the field."""

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class Tristate(models.TextChoices):
    """What a rule says where it may also be silent."""

    YES = "yes", _("yes")
    NO = "no", _("no")
    UNKNOWN = "unknown", _("unknown")


class Level(models.TextChoices):
    CENTRAL = "central", _("central")
    TERRITORIAL = "territorial", _("territorial")
    CONSTITUENCY = "constituency", _("constituency")
    PRECINCT = "precinct", _("precinct")
    ABROAD = "abroad", _("abroad")


class Office(models.TextChoices):
    """Functions in a commission, the highest first."""

    CHAIR = "chair", _("chair")
    ACTING_CHAIR = "acting_chair", _("acting chair")
    DEPUTY_CHAIR = "deputy_chair", _("deputy chair")
    SECRETARY = "secretary", _("secretary")


def tristate() -> "models.CharField[Any, Any]":
    return models.CharField(
        max_length=7, choices=Tristate.choices, default=Tristate.UNKNOWN, db_default=Tristate.UNKNOWN.value
    )


def office_column() -> "models.CharField[Any, Any]":
    return models.CharField(max_length=12, choices=Office.choices, blank=True, default="", db_default="")


iso_period = RegexValidator(
    r"^P[1-9]\d{0,3}[DWMY]$", _("Write a period as ISO 8601 does: P2M for two months, P3D for three days.")
)


def period_column() -> "models.CharField[Any, Any]":
    """An ISO 8601 period of one unit, `P2M`; empty where unknown."""
    return models.CharField(max_length=6, blank=True, default="", db_default="", validators=[iso_period])


def country_column() -> "models.CharField[Any, Any]":
    """ISO 3166-1 alpha-2; empty where none is known."""
    return models.CharField(
        max_length=2,
        blank=True,
        default="",
        db_default="",
        validators=[RegexValidator(r"^[A-Z]{2}$", _("Write a country by its two letters, for example KZ."))],
    )


HOME_COUNTRY = "KZ"
