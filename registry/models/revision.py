from django.db import models


class Revision(models.Model):
    """One committed change of the registry, and when it was committed. Written by the database alone."""

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    author = models.TextField()
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("number",)
        indexes = (models.Index(fields=["at", "number"], name="registry_revision_by_instant"),)

    def __str__(self) -> str:
        return f"{self.number}"


class Head(models.Model):
    """The one row every writer locks: the last revision, and whether this registry is made up."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    number = models.BigIntegerField(default=0, db_default=0)
    generated = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints = (models.CheckConstraint(name="registry_head_is_one_row", condition=models.Q(id=1)),)

    def __str__(self) -> str:
        return f"{self.number}"
