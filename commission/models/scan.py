from typing import Any, ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from commission.models.law import LegalAct
from registry.history import tracked


@tracked
class ActScan(models.Model):
    """The act as signed, in PDF. The file lies under its SHA-256 outside the database (`commission.scans`)."""

    act = models.ForeignKey(LegalAct, on_delete=models.CASCADE, related_name="scans")
    sha256 = models.CharField(max_length=64, validators=[RegexValidator(r"^[0-9a-f]{64}$")])
    size = models.PositiveIntegerField()
    name = models.CharField(max_length=150)

    class Meta:
        constraints: ClassVar[Any] = (
            models.UniqueConstraint(
                name="commission_act_scan_once",
                fields=("act", "sha256"),
                violation_error_message=_("This file is already attached to the act."),
            ),
        )

    def __str__(self) -> str:
        return self.name
