from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone


class ImportedTable(models.Model):
    """A table a staff member uploaded; what it holds is kept until it is imported, and then only its name."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="imported_tables")
    name = models.CharField(max_length=200)
    content: "models.BinaryField[Any, Any]" = models.BinaryField()
    namesakes_are_new = models.BooleanField(default=False)
    uploaded = models.DateTimeField(default=timezone.now)
    revision = models.BigIntegerField(null=True)

    class Meta:
        ordering = ("-uploaded", "-id")

    def __str__(self) -> str:
        return self.name
