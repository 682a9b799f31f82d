from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import pgettext_lazy


class Work(models.TextChoices):
    """What kind of work a proposal came from."""

    ACT = "act", pgettext_lazy("work", "act")
    EDIT = "edit", pgettext_lazy("work", "edit")
    DELETION = "deletion", pgettext_lazy("work", "deletion")
    IMPORT = "import", pgettext_lazy("work", "import")
    MERGE = "merge", pgettext_lazy("work", "merge")
    UNDO = "undo", pgettext_lazy("work", "undo")


class State(models.TextChoices):
    PROPOSED = "proposed", pgettext_lazy("proposal", "waits for review")
    APPROVED = "approved", pgettext_lazy("proposal", "published")
    REJECTED = "rejected", pgettext_lazy("proposal", "sent back")
    WITHDRAWN = "withdrawn", pgettext_lazy("proposal", "withdrawn")
    SUPERSEDED = "superseded", pgettext_lazy("proposal", "replaced by a later one")
    URGENT = "urgent", pgettext_lazy("proposal", "published urgently, waits for a second look")
    DISPUTED = "disputed", pgettext_lazy("proposal", "published urgently, a second look objected")


class Proposal(models.Model):
    """Changes of the registry that one person proposed, and what became of them; its rows are `rows`.

    `based_on` is the last revision before it, `revision` the one it was published under. `address` is the form it
    came from and `typed` what was typed there, so that it can be changed and sent again.
    """

    work = models.CharField(max_length=8, choices=Work.choices)
    title = models.TextField()
    author = models.TextField()
    reason = models.TextField()
    at = models.DateTimeField(default=timezone.now)
    based_on = models.BigIntegerField()
    size = models.IntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    urgent = models.BooleanField(default=False)
    revision = models.BigIntegerField(null=True, unique=True)
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")
    address = models.TextField(blank=True)
    typed = models.JSONField(null=True)
    needs = models.JSONField(null=True)

    class Meta:
        ordering = ("-id",)
        indexes: ClassVar[Any] = (
            models.Index(name="proposals_open", fields=("id",), condition=models.Q(state__in=("proposed", "urgent"))),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("proposal", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Whether someone else has still to look at it."""
        return self.state in (State.PROPOSED, State.URGENT)

    @property
    def can_be_sent_again(self) -> bool:
        return self.state in (State.PROPOSED, State.REJECTED, State.WITHDRAWN)


class ProposedRow(models.Model):
    """A row of the registry before and after, in all columns its history keeps; None where it is not there."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="rows")
    model = models.CharField(max_length=60)
    row = models.BigIntegerField()
    kind = models.CharField(max_length=6)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        ordering = ("id",)
        constraints: ClassVar[Any] = (
            models.UniqueConstraint(name="proposals_row_once", fields=("proposal", "model", "row")),
        )

    def __str__(self) -> str:
        return f"{self.model}:{self.row}"


class Verdict(models.TextChoices):
    APPROVED = "approved", pgettext_lazy("verdict", "approved")
    REJECTED = "rejected", pgettext_lazy("verdict", "sent back")
    WITHDRAWN = "withdrawn", pgettext_lazy("verdict", "withdrawn")
    CONFIRMED = "confirmed", pgettext_lazy("verdict", "second look: agreed")
    DISPUTED = "disputed", pgettext_lazy("verdict", "second look: objected")


class Review(models.Model):
    """Who decided what of a proposal, when and why."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="reviews")
    by = models.TextField()
    at = models.DateTimeField(default=timezone.now)
    verdict = models.CharField(max_length=9, choices=Verdict.choices)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.by}: {self.verdict}"
