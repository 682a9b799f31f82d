import datetime
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commission.models import LegalAct
from members.models import Person, Redaction
from members.models.redaction import Personal


class RedactionRequest(models.Model):
    """Asked for by one person. Another confirms it, and `redaction` is what came of it; or refuses it."""

    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="+")
    fields: "ArrayField[list[str], list[str]]" = ArrayField(
        models.CharField(max_length=12, choices=Personal.choices), verbose_name=_("what is blanked")
    )
    act = models.ForeignKey(LegalAct, verbose_name=_("act"), on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"), max_length=500)
    asked_by = models.CharField(_("asked for by"), max_length=150)
    asked: "models.DateTimeField[datetime.datetime, datetime.datetime]" = models.DateTimeField(
        _("asked for"), default=timezone.now
    )
    decided_by = models.CharField(_("decided by"), max_length=150, blank=True, default="")
    decided: Any = models.DateTimeField(_("decided"), null=True)
    redaction = models.OneToOneField(Redaction, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-id",)
        verbose_name = _("request to blank")
        verbose_name_plural = _("requests to blank")
        constraints = (
            models.CheckConstraint(
                name="portal_redaction_by_two_people",
                condition=~Q(decided_by=F("asked_by")),
                violation_error_message=_("Whoever asked for it cannot confirm it. Another person must."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}"

    @property
    def in_words(self) -> list[str]:
        """What is to be blanked, in the reader's language."""
        return [str(Personal(group).label) for group in self.fields]
