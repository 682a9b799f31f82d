"""What was taken out of the registry by law, and what shows that it was."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from commission.models import LegalAct
from members.models.person import Person
from registry.history import tracked

STAYS = """
    RAISE EXCEPTION 'What was blanked stays so, and that it was stays said.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'members_redaction_stays';
"""


class Personal(models.TextChoices):
    """Groups of fields that say something of a person in private."""

    NAMES = "names", _("names in every spelling, and the address made of them")
    BIRTH = "birth", _("year of birth")
    DEATH = "death", _("day of death")
    DESCRIPTION = "description", _("description")
    IDENTIFIERS = "identifiers", _("numbers in other registers")
    REMARKS = "remarks", _("remarks and passages, in everything recorded of the person")


@tracked
class Redaction(models.Model):
    """The tombstone: these fields of this person were blanked, now and in history, by this act, by two people.

    Its revision says when and why. `asked_by` and `confirmed_by` are names of staff accounts, never public.
    """

    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="redactions")
    fields: "ArrayField[list[str], list[str]]" = ArrayField(
        models.CharField(max_length=12, choices=Personal.choices), verbose_name=_("what is blanked")
    )
    act = models.ForeignKey(LegalAct, verbose_name=_("act"), on_delete=models.PROTECT, related_name="redactions")
    asked_by = models.CharField(max_length=150)
    confirmed_by = models.CharField(max_length=150)

    class Meta:
        ordering = ("id",)
        verbose_name = _("redaction")
        verbose_name_plural = _("redactions")
        triggers = (
            pgtrigger.Trigger(
                name="stays",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func=STAYS,
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="members_redaction_by_two_people",
                condition=~Q(asked_by=F("confirmed_by")) & ~Q(asked_by="") & ~Q(confirmed_by=""),
                violation_error_message=_("Whoever asked for it cannot confirm it. Another person must."),
            ),
            models.CheckConstraint(
                name="members_redaction_of_something",
                condition=Q(fields__len__gt=0),
                violation_error_message=_("Say what is to be blanked."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}"

    @property
    def in_words(self) -> list[str]:
        """What was blanked, in the reader's language."""
        return [str(Personal(group).label) for group in self.fields]
