from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Notices(models.Model):
    """What a staff member wants to be told of what falls due: a daily letter, a calendar at a secret address."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    digest = models.BooleanField(_("a letter each day on which something falls due"), default=False)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, default="en")
    sent = models.DateField(null=True)
    calendar_key = models.CharField(max_length=64, null=True, unique=True)  # a hash: the address is told once

    def __str__(self) -> str:
        return str(self.user)
