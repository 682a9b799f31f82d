"""The staff: who holds which role over which commissions, who was invited, who signed in."""

import datetime
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commission.models import Commission, Level

INVITATION_HOLDS = datetime.timedelta(days=7)


class Role(models.TextChoices):
    """What each may do: `portal/staff/rights.py`."""

    VIEWER = "viewer", _("viewer")
    REGISTRAR = "registrar", _("registrar")
    EDITOR = "editor", _("editor of rules")
    ADMINISTRATOR = "administrator", _("administrator")


class Reach(models.Model):
    """A role, and how far it reaches: a registrar keeps the commissions at and below `regions`, of these `levels`."""

    role = models.CharField(_("role"), max_length=13, choices=Role.choices)
    regions: "models.ManyToManyField[Any, Any]" = models.ManyToManyField(
        Commission,
        verbose_name=_("regions"),
        related_name="+",
        blank=True,
        help_text=_("A registrar keeps the records of these commissions and of all below them; without one, of none."),
    )
    levels: "ArrayField[list[str], list[str]]" = ArrayField(
        models.CharField(max_length=12, choices=Level.choices),
        verbose_name=_("levels"),
        blank=True,
        default=list,
        help_text=_("Of the regions, only commissions of these levels. None: every level."),
    )

    class Meta:
        abstract = True


class StaffMember(Reach):
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name=_("account"), on_delete=models.CASCADE, related_name="staff"
    )

    class Meta:
        ordering = ("user__username",)
        verbose_name = _("staff member")
        verbose_name_plural = _("staff")

    def __str__(self) -> str:
        return self.user.get_username()


class Invitation(Reach):
    """Holds once, and seven days from `issued`; issued anew, an earlier link no longer opens it."""

    email = models.EmailField(_("e-mail address"))
    issued = models.DateTimeField(_("issued"), default=timezone.now, editable=False)
    invited_by = models.CharField(_("invited by"), max_length=150, editable=False)
    accepted = models.DateTimeField(_("accepted"), null=True, editable=False)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )

    class Meta:
        ordering = ("-issued", "-id")
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self) -> str:
        return self.email

    @property
    def expires(self) -> datetime.datetime:
        return self.issued + INVITATION_HOLDS


class SignIn(models.Model):
    """One attempt to sign in. What was typed is kept only where it names an account: it may be a password."""

    class Outcome(models.TextChoices):
        SIGNED_IN = "signed-in", _("signed in")
        WRONG_PASSWORD = "wrong-password", _("wrong name or password")
        WRONG_CODE = "wrong-code", _("wrong second factor")
        TOO_MANY = "too-many", _("refused after too many attempts")

    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)
    outcome = models.CharField(_("outcome"), max_length=14, choices=Outcome.choices)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="sign_ins",
    )
    username = models.CharField(_("name of the account"), max_length=150, blank=True)
    method = models.CharField(_("means"), max_length=60, blank=True)
    address = models.GenericIPAddressField(_("address on the network"), null=True)
    browser = models.CharField(_("browser"), max_length=200, blank=True)

    class Meta:
        ordering = ("-at", "-id")
        verbose_name = _("sign-in")
        verbose_name_plural = _("sign-ins")

    def __str__(self) -> str:
        return f"{self.username}: {self.outcome}"
