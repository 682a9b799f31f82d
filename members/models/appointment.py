from typing import Any, ClassVar

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import Case, F, Func, Min, OuterRef, Q, Value, When
from django.utils.translation import gettext_lazy as _

from commission.models import Authority, Commission, LegalAct, Office, Regime, Seat, Tristate
from members import status
from members.models.person import Person
from registry.constraints import never_two
from registry.history import tracked
from registry.models import Cited
from registry.period import BOUNDS, Basis, Dated, DatedQuerySet, Day, DayOf, day_columns, generated_range, in_order

OFFICE_RANK = Case(
    *(When(office=office, then=Value(rank)) for rank, office in enumerate(Office.values)),
    output_field=models.IntegerField(),
)


# Nothing recorded says that the service ended, will end or is in doubt: what remains to ask is the day.
PLAINLY_SITTING = Q(end_latest=None, start_earliest__isnull=False, gone_on=None, superseded_on=None, doubted=None)


class DateMultiRangeField(models.Field):  # type: ignore[type-arg]  # read by the database only
    def db_type(self, connection: object) -> str:
        return "datemultirange"


class AppointmentQuerySet(DatedQuerySet):
    def with_status(self, day: status.OnDay) -> "AppointmentQuerySet":
        """Adds `status` on `day`: one of `Status`, or '' for someone last seen too long ago."""
        annotated: AppointmentQuerySet = self.annotate(status=status.on(day))
        return annotated

    def with_offices(self, day: status.OnDay) -> "AppointmentQuerySet":
        """Adds `offices_that_day`: those shown on `day`, the highest first, while the appointment counts."""
        shown = OfficeHolding.objects.filter(appointment=OuterRef("pk"), shown__contains=day)
        ranked = shown.values("office").annotate(rank=Min(OFFICE_RANK)).order_by("rank").values("office")
        offices = Case(
            When(Q(status__in=status.COUNTED), then=ArraySubquery(ranked)),
            default=Value([], output_field=ArrayField(models.CharField())),
        )
        annotated: AppointmentQuerySet = self.annotate(offices_that_day=offices)
        return annotated

    def listed(self, day: status.OnDay) -> "AppointmentQuerySet":
        """With status; only those a composition of `day` names."""
        return self.with_status(day).filter(status__in=status.LISTED)


@tracked
class Appointment(Cited, Dated):
    """A person on a commission, as an act or a sighting shows it.

    `start`, `end` and what the act says are recorded; all columns after `formation` are kept by the
    database from the rows around this one, so that the status on a day is arithmetic over one row.
    One known only from sightings, or whose start is known only as no later than a day, stands for one
    or more terms: its start counts as unknown and it has no statutory end.
    """

    class EndReason(models.TextChoices):
        TERM = "term", _("the term ended")
        RESIGNATION = "resignation", _("at their own request")
        DISMISSAL = "dismissal", _("released or dismissed")
        DEATH = "death", _("death")
        REPLACED = "replaced", _("a successor took the seat")
        REFORMED = "reformed", _("a new commission was formed")
        OTHER = "other", _("another reason")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="appointments")
    seat = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="appointments")
    regime = models.ForeignKey(Regime, null=True, blank=True, on_delete=models.PROTECT, related_name="appointments")
    authority = models.ForeignKey(
        Authority, null=True, blank=True, on_delete=models.PROTECT, related_name="appointments"
    )
    term_years = models.PositiveSmallIntegerField(null=True, blank=True)
    term_reason = models.TextField(blank=True, default="", db_default="")
    expected_end_earliest, expected_end_latest, expected_end_value, expected_end_basis = day_columns()
    expected_end = DayOf("expected_end")
    end_reason = models.CharField(max_length=12, choices=EndReason.choices, blank=True, default="", db_default="")
    formation = models.ForeignKey(
        "members.Formation", null=True, blank=True, on_delete=models.PROTECT, related_name="appointments"
    )

    first_evidence = models.DateField(null=True, editable=False)
    last_evidence = models.DateField(null=True, editable=False)
    evidence_kind = models.CharField(max_length=10, default="", db_default="", editable=False)
    evidence_months = models.PositiveSmallIntegerField(default=12, db_default=12, editable=False)
    known_until = models.DateField(null=True, editable=False)
    term = models.PositiveSmallIntegerField(null=True, editable=False)
    statutory_earliest = models.DateField(null=True, editable=False)
    statutory_latest = models.DateField(null=True, editable=False)
    members_hold_over = models.CharField(
        max_length=7, choices=Tristate.choices, default="unknown", db_default="unknown", editable=False
    )
    incumbents_hold_over = models.CharField(
        max_length=7, choices=Tristate.choices, default="unknown", db_default="unknown", editable=False
    )
    regime_end_earliest = models.DateField(null=True, editable=False)
    regime_end_latest = models.DateField(null=True, editable=False)
    superseded_on = models.DateField(null=True, editable=False)
    gone_on = models.DateField(null=True, editable=False)
    successor_earliest = models.DateField(null=True, editable=False)
    successor_latest = models.DateField(null=True, editable=False)
    doubted = DateMultiRangeField(null=True, editable=False)

    certain = generated_range(
        "members_certain_service",
        *BOUNDS,
        "first_evidence",
        "last_evidence",
        "statutory_earliest",
        "regime_end_earliest",
    )
    possible = generated_range("registry_possible_lasting", *BOUNDS)
    documented_until = models.GeneratedField(
        expression=Func(
            F("start_earliest"),
            F("start_latest"),
            F("statutory_latest"),
            F("last_evidence"),
            F("evidence_months"),
            function="members_documented_until",
        ),
        output_field=models.DateField(),
        db_persist=True,
    )
    listed_until = models.GeneratedField(
        expression=Func(
            F("start_earliest"),
            F("start_latest"),
            F("statutory_latest"),
            F("last_evidence"),
            F("evidence_months"),
            F("term"),
            F("regime_end_latest"),
            function="members_listed_until",
        ),
        output_field=models.DateField(),
        db_persist=True,
    )

    objects = AppointmentQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ("id",)
        indexes = (
            models.Index("end_reason", "id", name="members_appointment_by_reason"),
            models.Index("statutory_latest", "id", name="members_appointment_term", condition=Q(end_latest=None)),
            models.Index(
                "regime_end_earliest",
                name="members_appointment_rule_ends",
                condition=Q(end_latest=None, regime_end_earliest__isnull=False),
            ),
            models.Index(
                "seat",
                name="members_appointment_sitting",
                include=("start_latest", "statutory_latest", "known_until"),
                condition=PLAINLY_SITTING,
            ),
        )
        constraints: ClassVar[Any] = (
            *Dated.Meta.constraints,
            models.CheckConstraint(
                name="members_appointment_seat_has_regime",
                condition=Q(seat__isnull=True) | Q(regime__isnull=False),
                violation_error_message=_("An appointment to a seat is under the regime of that seat."),
            ),
            models.CheckConstraint(
                name="members_appointment_own_term_has_reason",
                condition=Q(term_years__isnull=True) | ~Q(term_reason=""),
                violation_error_message=_("A term other than the rule's needs its reason: what does the act say?"),
            ),
            models.CheckConstraint(
                name="members_appointment_expected_end_in_order",
                condition=in_order("expected_end_earliest", "expected_end_latest"),
                violation_error_message=_("The earliest expected end is later than the latest one."),
            ),
            never_two(
                name="members_appointment_one_in_a_seat",
                same=("seat",),
                during="certain",
                message=_("Someone else certainly holds this seat then. Record when and why they left first."),
            ),
            never_two(
                name="members_appointment_once_on_a_commission",
                same=("person", "commission"),
                during="certain",
                message=_("This person is certainly on this commission then already. Record the end of that first."),
            ),
        )

    def __str__(self) -> str:
        return str(self.person)

    @property
    def statutory_end(self) -> Day | None:
        if self.statutory_earliest is None and self.statutory_latest is None:
            return None
        return Day("", self.statutory_earliest, self.statutory_latest, Basis.INFERRED)

    @property
    def start_is_known(self) -> bool:
        return self.start_earliest is not None and self.start_latest is not None


@tracked
class AppointmentAct(models.Model):
    """An act that appointed someone, or ended their appointment."""

    class Role(models.TextChoices):
        APPOINTED = "appointed", _("appointed by")
        ENDED = "ended", _("ended by")

    appointment = models.ForeignKey(Appointment, on_delete=models.CASCADE, related_name="acts")
    act = models.ForeignKey(LegalAct, on_delete=models.PROTECT, related_name="appointment_acts")
    role = models.CharField(max_length=9, choices=Role.choices)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="members_appointment_act_once",
                fields=("appointment", "act", "role"),
                violation_error_message=_("This act is already recorded for this appointment."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.act}"


@tracked
class OfficeHolding(Cited, Dated):
    """An appointee in an office. Those of a seat that carries its office are kept by the database (`carried`).

    `held` are the days certainly held, within `service` (a copy of the appointment's certain days);
    `shown` are the days a composition shows, as far as the appointment is serving.
    """

    appointment = models.ForeignKey(Appointment, on_delete=models.CASCADE, related_name="offices")
    commission = models.ForeignKey(
        Commission, null=True, on_delete=models.PROTECT, related_name="office_holdings", editable=False
    )
    office = models.CharField(max_length=12, choices=Office.choices)
    carried = models.BooleanField(default=False, db_default=False, editable=False)
    act = models.ForeignKey(LegalAct, null=True, blank=True, on_delete=models.PROTECT, related_name="office_holdings")
    service = DateRangeField(null=True, editable=False)  # type: ignore[misc]  # the stubs know no nullable range
    first_evidence = models.DateField(null=True, editable=False)
    last_evidence = models.DateField(null=True, editable=False)
    evidence_months = models.PositiveSmallIntegerField(default=12, db_default=12, editable=False)
    held = generated_range("members_office_held", *BOUNDS, "carried", "service", "first_evidence", "last_evidence")
    shown = generated_range(
        "members_office_shown", *BOUNDS, "carried", "office", "first_evidence", "last_evidence", "evidence_months"
    )

    class Meta(Dated.Meta):
        ordering = ("id",)
        indexes = (models.Index("office", "id", name="members_office_in_list"),)
        constraints: ClassVar[Any] = (
            *Dated.Meta.constraints,
            models.CheckConstraint(
                name="members_office_within_appointment",
                condition=Q(held__contained_by=F("service")),
                violation_error_message=_(
                    "The office lies outside the days this person certainly served. Correct the appointment first."
                ),
            ),
            models.UniqueConstraint(
                name="members_office_carried_once",
                fields=("appointment", "office"),
                condition=Q(carried=True),
                violation_error_message=_("The seat carries this office already."),
            ),
            never_two(
                name="members_office_one_holder",
                same=("commission", "office"),
                during="held",
                message=_("Someone else certainly holds this office then. Record when they left it first."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_office_display()}: {self.appointment}"
