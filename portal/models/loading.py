from django.contrib.contenttypes.models import ContentType
from django.db import models


class LoadedRow(models.Model):
    """Which record a row of the data files became, and the values it had then: bookkeeping of the loader."""

    file = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    content_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    object_id = models.BigIntegerField()
    values = models.JSONField()

    class Meta:
        constraints = (models.UniqueConstraint(name="portal_loaded_row_once", fields=("file", "key")),)

    def __str__(self) -> str:
        return f"{self.file}:{self.key}"
