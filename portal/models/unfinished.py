from django.conf import settings
from django.db import models


class UnfinishedAct(models.Model):
    """What a registrar typed into “Record an act”, as it came: kept at every submit, gone once it is recorded."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="unfinished_act")
    typed = models.JSONField()
    kept = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.user.get_username()
