"""What shows that someone served, and what shows the contrary."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commission.models import Authority, Commission, LegalAct, Regime, Seat
from commission.models.terms import office_column
from members.models.appointment import Appointment, OfficeHolding
from members.models.person import Person
from registry.history import tracked
from registry.models import Cited
from registry.period import DayOf, day_columns, in_order
from registry.words import WordsOf, words


@tracked
class Formation(Cited):
    """The whole commission formed or dismissed by one act. `complete`: every name of it is recorded here."""

    class Kind(models.TextChoices):
        FORMED = "formed", _("formed")
        DISMISSED = "dismissed", _("dismissed")

    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="formations")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    regime = models.ForeignKey(Regime, null=True, blank=True, on_delete=models.PROTECT, related_name="formations")
    authority = models.ForeignKey(Authority, null=True, blank=True, on_delete=models.PROTECT, related_name="formations")
    act = models.ForeignKey(LegalAct, null=True, blank=True, on_delete=models.PROTECT, related_name="formations")
    day_earliest, day_latest, day_value, day_basis = day_columns()
    day = DayOf("day")
    complete = models.BooleanField(default=False, db_default=False)

    class Meta:
        ordering = ("day_latest", "id")
        constraints = (
            models.CheckConstraint(
                name="members_formation_has_a_day",
                condition=Q(day_latest__isnull=False) & in_order("day_earliest", "day_latest"),
                violation_error_message=_("A formation needs a day, at least the latest possible one."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.commission_id} {self.get_kind_display()} {self.day_value}"


@tracked
class Roster(Cited):
    """A list of who sat on a day. Who is missing from a complete one did not serve."""

    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="rosters")
    day_earliest, day_latest, day_value, day_basis = day_columns()
    day = DayOf("day")
    complete = models.BooleanField(default=False, db_default=False)

    class Meta:
        ordering = ("day_latest", "id")
        constraints = (
            models.CheckConstraint(
                name="members_roster_has_a_day",
                condition=Q(day_earliest__isnull=False, day_latest__isnull=False)
                & in_order("day_earliest", "day_latest"),
                violation_error_message=_("A list needs its day, or the two days it lies between."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.commission_id} {self.day_value}"


@tracked
class Attestation(Cited):
    """A source saw this appointee, as `seen_as` in its own words: on one day that may be known only between
    two, or over the whole period (`throughout`). Being named on a list is one; so is a signature or a role
    in which someone acted with an office."""

    class Kind(models.TextChoices):
        SIGHTING = "sighting", _("seen in office")
        ROSTER = "roster", _("named on a list")
        SIGNATURE = "signature", _("signed")
        ROLE = "role", _("took part with an office")

    appointment = models.ForeignKey(Appointment, on_delete=models.CASCADE, related_name="attestations")
    commission = models.ForeignKey(
        Commission, null=True, on_delete=models.PROTECT, related_name="attestations", editable=False
    )
    kind = models.CharField(max_length=9, choices=Kind.choices, default=Kind.SIGHTING, db_default=Kind.SIGHTING.value)
    seen_earliest, seen_latest, seen_value, seen_basis = day_columns()
    seen = DayOf("seen")
    throughout = models.BooleanField(default=False, db_default=False)
    office = office_column()
    seen_as_kk, seen_as_ru, seen_as_en = words()
    seen_as = WordsOf("seen_as")
    act = models.ForeignKey(LegalAct, null=True, blank=True, on_delete=models.PROTECT, related_name="attestations")
    roster = models.ForeignKey(Roster, null=True, blank=True, on_delete=models.CASCADE, related_name="attestations")
    office_holding = models.ForeignKey(
        OfficeHolding, null=True, blank=True, on_delete=models.SET_NULL, related_name="attestations", editable=False
    )

    class Meta:
        ordering = ("seen_latest", "id")
        constraints = (
            models.CheckConstraint(
                name="members_attestation_has_a_day",
                condition=Q(seen_earliest__isnull=False, seen_latest__isnull=False)
                & in_order("seen_earliest", "seen_latest"),
                violation_error_message=_("A sighting needs its day, or the two days it lies between."),
            ),
            models.CheckConstraint(
                name="members_attestation_on_a_list_names_it",
                condition=Q(kind="roster", roster__isnull=False) | (~Q(kind="roster") & Q(roster__isnull=True)),
                violation_error_message=_("“Named on a list” needs the list; other sightings have none."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.appointment_id} {self.seen_value}"


@tracked
class Nomination(Cited):
    """Who proposed, backed or consented to whom, for what, with what outcome; never an appointment."""

    class Kind(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        BACKED = "backed", _("backed")
        CONSENTED = "consented", _("consented")

    class Outcome(models.TextChoices):
        UNKNOWN = "unknown", _("unknown")
        APPOINTED = "appointed", _("appointed")
        REJECTED = "rejected", _("rejected")
        WITHDRAWN = "withdrawn", _("withdrawn")

    moves_on = ("outcome",)

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="nominations")
    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="nominations")
    seat = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="nominations")
    office = office_column()
    regime = models.ForeignKey(Regime, null=True, blank=True, on_delete=models.PROTECT, related_name="nominations")
    kind = models.CharField(max_length=9, choices=Kind.choices, default=Kind.PROPOSED, db_default=Kind.PROPOSED.value)
    by = models.ForeignKey(Authority, null=True, blank=True, on_delete=models.PROTECT, related_name="nominations_made")
    by_text_kk, by_text_ru, by_text_en = words()
    by_text = WordsOf("by_text")
    to = models.ForeignKey(
        Authority, null=True, blank=True, on_delete=models.PROTECT, related_name="nominations_received"
    )
    day_earliest, day_latest, day_value, day_basis = day_columns()
    day = DayOf("day")
    outcome = models.CharField(
        max_length=9, choices=Outcome.choices, default=Outcome.UNKNOWN, db_default=Outcome.UNKNOWN.value
    )
    outcome_day_earliest, outcome_day_latest, outcome_day_value, outcome_day_basis = day_columns()
    outcome_day = DayOf("outcome_day")
    appointment = models.ForeignKey(
        Appointment, null=True, blank=True, on_delete=models.SET_NULL, related_name="nominations"
    )

    class Meta:
        ordering = ("day_latest", "id")
        constraints = (
            models.CheckConstraint(
                name="members_nomination_day_in_order",
                condition=Q(day_latest__isnull=False)
                & in_order("day_earliest", "day_latest")
                & in_order("outcome_day_earliest", "outcome_day_latest"),
                violation_error_message=_("A nomination needs its day, and its days in order."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} {self.get_kind_display()}"
