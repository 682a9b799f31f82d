from django.db import models
from django.utils.translation import gettext_lazy as _


class ErrorReport(models.Model):
    """What a reader says is wrong on a page, as it was on a day; `sender` tells floods apart, not people."""

    class State(models.TextChoices):
        NEW = "new", _("new")
        ACCEPTED = "accepted", _("corrected")
        DECLINED = "declined", _("declined")

    page = models.CharField(_("page"), max_length=500)
    as_of = models.DateField(_("day looked at"), null=True, blank=True)
    message = models.TextField(_("what is wrong"), max_length=4000)
    evidence = models.TextField(_("how you know"), max_length=4000, blank=True, default="", db_default="")
    reply_to = models.EmailField(_("address for an answer"), blank=True, default="", db_default="")
    language = models.CharField(max_length=2)
    received = models.DateTimeField(auto_now_add=True)
    sender = models.CharField(max_length=64, editable=False)
    state = models.CharField(max_length=8, choices=State.choices, default=State.NEW, db_default=State.NEW.value)

    class Meta:
        ordering = ("-received", "-id")
        indexes = (models.Index(name="portal_report_received", fields=("received", "sender")),)
        verbose_name = _("error report")
        verbose_name_plural = _("error reports")

    def __str__(self) -> str:
        return self.page
