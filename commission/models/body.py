"""The commissions themselves, their seats, and how many of them were counted."""

from typing import Any, Self

from django.db import models
from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, Value, When
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from commission.models.law import Authority, LegalAct, Quota, Regime
from commission.models.terms import HOME_COUNTRY, Level, country_column, office_column
from registry.history import tracked
from registry.models import Cited
from registry.period import Day, DayOf, Lasting, day_columns, in_order
from registry.search import FoundDatedQuerySet, search_index, search_text
from registry.words import WordsOf, words

HOME_FIRST = Case(When(country=HOME_COUNTRY, then=Value(0)), default=Value(1), output_field=IntegerField())
BY_LEVEL = Case(
    *(When(level=level, then=Value(place)) for place, level in enumerate(Level.values)), output_field=IntegerField()
)
LISTED = (HOME_FIRST, F("country"), BY_LEVEL, F("end_latest").asc(nulls_first=True), F("id"))


@tracked
class Commission(Cited, Lasting):
    """An election commission, or an office abroad that does the same work; `start` is its founding.

    `known_until` is the day to which its records were checked; after it nobody is said to serve.
    `evidence_months` is how long a sighting counts.
    """

    moves_on = (*Lasting.moves_on, "known_until")

    slug = models.SlugField(max_length=80, unique=True)
    level = models.CharField(max_length=12, choices=Level.choices)
    country = country_column()
    level_scope = models.GeneratedField(
        expression=Concat(Value("level:"), F("country"), Value("/"), F("level"), output_field=models.TextField()),
        output_field=models.TextField(),
        db_persist=True,
    )
    name_kk, name_ru, name_en = words()
    name = WordsOf("name")
    native_name = models.TextField(blank=True, default="", db_default="")
    short_name_kk, short_name_ru, short_name_en = words()
    short_name = WordsOf("short_name")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    predecessor = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="successors")
    founding_act = models.ForeignKey(
        LegalAct, null=True, blank=True, on_delete=models.PROTECT, related_name="commissions_founded"
    )
    founded_by = models.ForeignKey(
        Authority, null=True, blank=True, on_delete=models.PROTECT, related_name="commissions_founded"
    )
    as_authority = models.OneToOneField(
        Authority, null=True, blank=True, on_delete=models.PROTECT, related_name="commission"
    )
    address_kk, address_ru, address_en = words()
    address = WordsOf("address")
    website = models.URLField(max_length=300, blank=True, default="", db_default="")
    known_until = models.DateField(null=True, blank=True)
    evidence_months = models.PositiveSmallIntegerField(default=12, db_default=12)
    search_text = search_text(
        "slug", "name_kk", "name_ru", "name_en", "native_name", "short_name_kk", "short_name_ru", "short_name_en"
    )

    objects = FoundDatedQuerySet.as_manager()  # type: ignore[misc]  # of Lasting, and more

    class Meta(Lasting.Meta):
        ordering = ("id",)
        indexes = (search_index("commission_commission_search"), models.Index(*LISTED, name="commission_listed"))

    def __str__(self) -> str:
        return str(self.name) or self.slug

    @property
    def scopes(self) -> tuple[str, str]:
        """Its own scope and that of its level, the overriding one first."""
        return f"commission:{self.pk}", f"level:{self.country}/{self.level}"


class CommissionCountQuerySet(models.QuerySet["CommissionCount"]):
    def of_commission(self, slug: Any) -> Self:
        """Counts of the commission's country and level."""
        alike = Commission.objects.filter(slug=slug, country=OuterRef("country"), level=OuterRef("level"))
        return self.filter(Exists(alike))


@tracked
class CommissionCount(Cited):
    """How many commissions or stations of a level a source counted on a day; counts may conflict."""

    class Of(models.TextChoices):
        COMMISSIONS = "commissions", _("commissions")
        STATIONS = "stations", _("polling stations")
        CONSTITUENCIES = "constituencies", _("constituencies")

    country = country_column()
    level = models.CharField(max_length=12, choices=Level.choices)
    of = models.CharField(max_length=14, choices=Of.choices, default=Of.COMMISSIONS, db_default=Of.COMMISSIONS.value)
    part_kk, part_ru, part_en = words()
    part = WordsOf("part")
    number = models.PositiveIntegerField()
    day_earliest, day_latest, day_value, day_basis = day_columns()
    day = DayOf("day")

    objects = CommissionCountQuerySet.as_manager()

    class Meta:
        ordering = ("day_latest", "level", "id")
        constraints = (
            models.CheckConstraint(
                name="commission_count_day_bounds_in_order",
                condition=in_order("day_earliest", "day_latest"),
                violation_error_message=_("The earliest possible day is later than the latest one."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}"


@tracked
class SeatDecision(Cited, Lasting):
    """How many seats of a quota one commission has, since when and by which act, where the rule leaves it open."""

    commission = models.ForeignKey(Commission, on_delete=models.CASCADE, related_name="seat_decisions")
    quota = models.ForeignKey(Quota, on_delete=models.PROTECT, related_name="decisions")
    number = models.PositiveSmallIntegerField()
    act = models.ForeignKey(LegalAct, null=True, blank=True, on_delete=models.PROTECT, related_name="seat_decisions")

    def __str__(self) -> str:
        return f"{self.commission}: {self.number}"


@tracked
class Seat(models.Model):
    """One place of one commission under one quota; it exists while empty. The database makes them.

    Seats of a quota are alike and their numbers the registry's own. `capacity`, `office`, `regime` and
    the scopes are copies the database keeps equal to the quota's, the regime's and the commission's.
    """

    commission = models.ForeignKey(Commission, on_delete=models.CASCADE, related_name="seats")
    quota = models.ForeignKey(Quota, on_delete=models.CASCADE, related_name="seats")
    number = models.PositiveSmallIntegerField(default=1, db_default=1)
    capacity = models.IntegerField(null=True, editable=False)
    office = office_column()
    regime = models.ForeignKey(Regime, null=True, on_delete=models.PROTECT, related_name="seats", editable=False)
    regime_scope = models.TextField(null=True, editable=False)
    level_scope = models.TextField(null=True, editable=False)
    emptied_since = DayOf("emptied_since")  # of a seat read with its state on a day, as is `vacant_since`

    class Meta:
        ordering = ("commission", "quota__position", "number")
        constraints = (
            models.UniqueConstraint(
                name="commission_seat_number_once",
                fields=("commission", "quota", "number"),
                violation_error_message=_("This commission already has that seat."),
            ),
            models.CheckConstraint(
                name="commission_seat_within_quota",
                condition=Q(number__gte=1, number__lte=F("capacity")),
                violation_error_message=_("The quota has fewer seats than that."),
            ),
            models.CheckConstraint(
                name="commission_seat_in_scope",
                condition=Q(regime_scope=F("level_scope"))
                | Q(regime_scope=Concat(Value("commission:"), F("commission"), output_field=models.TextField())),
                violation_error_message=_("The quota's regime is for another commission or level."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.commission_id}: {self.code}"

    @property
    def vacant_since(self) -> Day | None:
        return self.emptied_since if self.state == "vacant" else None  # type: ignore[attr-defined]  # annotated

    @property
    def code(self) -> str:
        return self.quota.code if self.quota.single else f"{self.quota.code}-{self.number}"
