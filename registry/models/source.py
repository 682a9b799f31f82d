from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from registry.history import tracked
from registry.period import Basis, DayOf, day_columns


@tracked
class Source(models.Model):
    """A publication: a page, a document, a book; `url` is empty where no address is known."""

    title = models.TextField()
    url = models.TextField(blank=True, default="", db_default="")
    archived_url = models.TextField(blank=True, default="", db_default="")
    published_earliest, published_latest, published_value, published_basis = day_columns()
    published = DayOf("published")
    retrieved = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="registry_source_named_once",
                fields=("title", "url"),
                violation_error_message=_("This publication is already recorded; choose it instead."),
            ),
        )

    def __str__(self) -> str:
        return self.title or self.url


class Confidence(models.TextChoices):
    HIGH = "high", _("high")
    MEDIUM = "medium", _("medium")
    LOW = "low", _("low")


@tracked
class Citation(models.Model):
    """The use of a source for one record: which field, what the source itself states, how sure we are.

    Where `states` differs from the record, the record holds the value judged better; this one is shown
    beside it and moves no bound.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="citations")
    content_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    object_id = models.BigIntegerField()
    record = GenericForeignKey()
    field = models.CharField(max_length=60, blank=True, default="", db_default="")
    states = models.TextField(blank=True, default="", db_default="")
    disagrees = models.BooleanField(default=False, db_default=False)
    passage = models.TextField(blank=True, default="", db_default="")
    confidence = models.CharField(
        max_length=6, choices=Confidence.choices, default=Confidence.HIGH, db_default=Confidence.HIGH.value
    )
    basis = models.CharField(max_length=8, choices=Basis.choices, default=Basis.STATED, db_default=Basis.STATED.value)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="registry_citation_once_a_field",
                fields=("source", "content_type", "object_id", "field", "states"),
                violation_error_message=_("This source is already cited for this field with this value."),
            ),
        )
        indexes = (
            models.Index(name="registry_citation_record", fields=("content_type", "object_id")),
            models.Index(
                name="registry_citation_of_little",
                fields=("content_type", "object_id"),
                condition=Q(basis=Basis.INFERRED) | ~Q(confidence=Confidence.HIGH),
            ),
        )

    def __str__(self) -> str:
        return f"{self.source}: {self.field}" if self.field else str(self.source)


class Cited(models.Model):
    """A record that names its sources; `note` is what a reader should know, in the recorder's words."""

    note = models.TextField(blank=True, default="", db_default="")
    citations = GenericRelation(Citation)

    class Meta:
        abstract = True
