"""What the law says: who may appoint, by which act, under which rule."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from commission.models.terms import Level, Office, country_column, office_column, period_column, tristate
from registry.constraints import never_two
from registry.history import tracked
from registry.models import Cited, Source
from registry.period import (
    BOUNDS,
    Dated,
    DatedQuerySet,
    DayOf,
    Lasting,
    day_columns,
    generated_range,
)
from registry.search import FoundDatedQuerySet, search_index, search_text
from registry.words import WordsOf, words

LATEST_FIRST = (F("adopted_latest").desc(nulls_last=True), F("slug"))


@tracked
class Authority(Cited, Lasting):
    """Who may appoint, elect, propose or consent; or a role, such as the maslikhat of the territory."""

    class Kind(models.TextChoices):
        BODY = "body", _("body")
        OFFICIAL = "official", _("official")
        COMMISSION = "commission", _("election commission")
        COURT = "court", _("court")
        ORGANISATION = "organisation", _("organisation")
        ROLE = "role", _("role")

    code = models.SlugField(max_length=60, unique=True)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.BODY, db_default=Kind.BODY.value)
    country = country_column()
    name_kk, name_ru, name_en = words()
    name = WordsOf("name")
    search_text = search_text("code", "name_kk", "name_ru", "name_en")

    objects = FoundDatedQuerySet.as_manager()  # type: ignore[misc]  # of Lasting, and more

    class Meta(Lasting.Meta):
        verbose_name_plural = "authorities"
        indexes = (search_index("commission_authority_search"),)

    def __str__(self) -> str:
        return str(self.name)


class LegalActQuerySet(FoundDatedQuerySet):
    def of_commission(self, slug: Any) -> Self:
        """Acts that a commission rests on, was founded by, or has members, offices or formations by."""
        return self.filter(
            Q(commissions_founded__slug=slug)
            | Q(regime_bases__regime__commission__slug=slug)
            | Q(appointment_acts__appointment__commission__slug=slug)
            | Q(office_holdings__commission__slug=slug)
            | Q(formations__commission__slug=slug)
        )


@tracked
class LegalAct(Cited, Lasting):
    """A constitution, law, decree or resolution; `start` is its effect, `end` its repeal."""

    class Kind(models.TextChoices):
        CONSTITUTION = "constitution", _("constitution")
        CONSTITUTIONAL_LAW = "constitutional-law", _("constitutional law")
        LAW = "law", _("law")
        DECREE = "decree", _("decree")
        RESOLUTION = "resolution", _("resolution")
        REGULATION = "regulation", _("regulation")
        OTHER = "other", _("other act")

    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    number = models.CharField(max_length=60, blank=True, default="", db_default="")
    title_kk, title_ru, title_en = words()
    title = WordsOf("title")
    issuer = models.ForeignKey(Authority, null=True, blank=True, on_delete=models.PROTECT, related_name="acts")
    adopted_earliest, adopted_latest, adopted_value, adopted_basis = day_columns()
    adopted = DayOf("adopted")
    url = models.TextField(blank=True, default="", db_default="")
    publication = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="acts_published"
    )
    search_text = search_text("slug", "number", "title_kk", "title_ru", "title_en", "adopted_value")

    objects = LegalActQuerySet.as_manager()  # type: ignore[misc]  # of Lasting, and more

    class Meta(Lasting.Meta):
        ordering = ("adopted_latest", "slug")
        indexes = (search_index("commission_act_search"), models.Index(*LATEST_FIRST, name="commission_act_latest"))

    def __str__(self) -> str:
        return str(self.title)


@tracked
class ActEffect(models.Model):
    """An act that amends or repeals another."""

    class Effect(models.TextChoices):
        AMENDS = "amends", _("amends")
        REPEALS = "repeals", _("repeals")
        ENACTS = "enacts", _("puts into force")

    act = models.ForeignKey(LegalAct, on_delete=models.CASCADE, related_name="effects")
    affected = models.ForeignKey(LegalAct, on_delete=models.PROTECT, related_name="affected_by")
    effect = models.CharField(max_length=8, choices=Effect.choices)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="commission_act_effect_once",
                fields=("act", "affected", "effect"),
                violation_error_message=_("This effect of the act is already recorded."),
            ),
            models.CheckConstraint(
                name="commission_act_does_not_affect_itself",
                condition=~Q(act=F("affected")),
                violation_error_message=_("An act cannot amend or repeal itself."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.act} {self.get_effect_display()} {self.affected}"


class RegimeQuerySet(DatedQuerySet):
    def for_commission(self, commission: "models.Model") -> "RegimeQuerySet":
        """The regimes of a commission and those of its level."""
        level_scope = f"level:{commission.country}/{commission.level}"  # type: ignore[attr-defined]
        return self.filter(scope__in=(f"commission:{commission.pk}", level_scope))

    def of_commission(self, slug: Any) -> Self:
        """The same, for a slug known only when the statement is run."""
        level_scope = self.model._meta.get_field("commission").related_model.objects.filter(slug=slug)
        return self.filter(Q(commission__slug=slug) | Q(scope__in=level_scope.values("level_scope")))


@tracked
class Regime(Cited, Dated):
    """How one commission, or every commission of one level in a country, is formed, over dates.

    A regime of one commission overrides that of its level. One whose end is not recorded ends where the
    next of its scope starts; `next_start_*` are kept by the database.
    """

    code = models.SlugField(max_length=40, unique=True)
    name_kk, name_ru, name_en = words()
    name = WordsOf("name")
    commission = models.ForeignKey(
        "commission.Commission", null=True, blank=True, on_delete=models.PROTECT, related_name="own_regimes"
    )
    country = country_column()
    level = models.CharField(max_length=12, choices=Level.choices, blank=True, default="", db_default="")
    scope = models.GeneratedField(
        expression=Case(
            When(
                commission__isnull=False,
                then=Concat(Value("commission:"), F("commission"), output_field=models.TextField()),
            ),
            default=Concat(Value("level:"), F("country"), Value("/"), F("level"), output_field=models.TextField()),
            output_field=models.TextField(),
        ),
        output_field=models.TextField(),
        db_persist=True,
    )
    members_hold_over = tristate()
    incumbents_hold_over = tristate()
    deadline_period = period_column()
    deadline_from_earliest, deadline_from_latest, deadline_from_value, deadline_from_basis = day_columns()
    deadline_from = DayOf("deadline_from")
    deadline_event_kk, deadline_event_ru, deadline_event_en = words()
    deadline_event = WordsOf("deadline_event")
    window_begins_before = period_column()
    window_ends_before = period_column()
    next_start_earliest = models.DateField(null=True, blank=True, editable=False)
    next_start_latest = models.DateField(null=True, blank=True, editable=False)
    certain = generated_range("registry_certain_lasting", *BOUNDS, "next_start_earliest")
    possible = generated_range("registry_possible_lasting", *BOUNDS, "next_start_latest")

    objects = RegimeQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ("start_latest", "code")
        constraints: ClassVar[Any] = (
            *Dated.Meta.constraints,
            models.CheckConstraint(
                name="commission_regime_has_one_scope",
                condition=Q(commission__isnull=False, country="", level="")
                | (Q(commission__isnull=True) & ~Q(country="") & ~Q(level="")),
                violation_error_message=_("A regime is for one commission, or for one level of one country."),
            ),
            never_two(
                name="commission_regime_one_in_force",
                same=("scope",),
                during="certain",
                message=_("Another regime is certainly in force then. Record its end first."),
            ),
        )

    def __str__(self) -> str:
        return self.code


@tracked
class RegimeBasis(models.Model):
    """An article of an act on which a regime rests."""

    regime = models.ForeignKey(Regime, on_delete=models.CASCADE, related_name="bases")
    act = models.ForeignKey(LegalAct, on_delete=models.PROTECT, related_name="regime_bases")
    article = models.TextField(blank=True, default="", db_default="")
    position = models.PositiveSmallIntegerField(default=1, db_default=1)

    class Meta:
        ordering = ("regime", "position")
        constraints = (
            models.UniqueConstraint(
                name="commission_regime_basis_position",
                fields=("regime", "position"),
                violation_error_message=_("Another basis of this regime has that place."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.act} {self.article}".strip()


@tracked
class Quota(Cited):
    """Within a regime: one authority, how many, how, with whose proposal and consent, for how long.

    A quota fills seats (which may carry an office), or an office among those already seated.
    """

    class Fills(models.TextChoices):
        SEATS = "seats", _("seats")
        OFFICE = "office", _("an office among the members")

    class Size(models.TextChoices):
        FIXED = "fixed", _("fixed by the rule")
        DECIDED = "decided", _("decided for each commission")
        UNKNOWN = "unknown", _("unknown")

    class Method(models.TextChoices):
        APPOINTS = "appoints", _("appoints")
        ELECTS = "elects", _("elects")
        UNKNOWN = "unknown", _("unknown")

    class TermRuns(models.TextChoices):
        APPOINTMENT = "appointment", _("from the appointment")
        COMMISSION = "commission", _("with the whole commission")

    regime = models.ForeignKey(Regime, on_delete=models.CASCADE, related_name="quotas")
    code = models.SlugField(max_length=30)
    position = models.PositiveSmallIntegerField(default=1, db_default=1)
    label_kk, label_ru, label_en = words()
    label = WordsOf("label")
    authority = models.ForeignKey(Authority, null=True, blank=True, on_delete=models.PROTECT, related_name="quotas")
    fills = models.CharField(max_length=6, choices=Fills.choices, default=Fills.SEATS, db_default=Fills.SEATS.value)
    office = office_column()
    size = models.CharField(max_length=7, choices=Size.choices, default=Size.FIXED, db_default=Size.FIXED.value)
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    capacity = models.GeneratedField(
        expression=Case(
            When(fills="office", then=Value(0)),
            When(size="fixed", then=F("number")),
            When(size="decided", then=Value(32767)),
            default=Value(0),
            output_field=models.IntegerField(),
        ),
        output_field=models.IntegerField(),
        db_persist=True,
    )
    method = models.CharField(
        max_length=8, choices=Method.choices, default=Method.APPOINTS, db_default=Method.APPOINTS.value
    )
    proposer = models.ForeignKey(
        Authority, null=True, blank=True, on_delete=models.PROTECT, related_name="quotas_proposed"
    )
    consent = tristate()
    consent_of = models.ForeignKey(
        Authority, null=True, blank=True, on_delete=models.PROTECT, related_name="quotas_consented"
    )
    term_years = models.PositiveSmallIntegerField(null=True, blank=True)
    term_runs = models.CharField(
        max_length=11, choices=TermRuns.choices, default=TermRuns.APPOINTMENT, db_default=TermRuns.APPOINTMENT.value
    )

    class Meta:
        ordering = ("regime", "position")
        constraints = (
            models.UniqueConstraint(
                name="commission_quota_code_once",
                fields=("regime", "code"),
                violation_error_message=_("Another quota of this regime has that code."),
            ),
            models.CheckConstraint(
                name="commission_quota_number_fits_size",
                condition=Q(size="fixed", number__isnull=False, number__gte=1)
                | (~Q(size="fixed") & Q(number__isnull=True)),
                violation_error_message=_("A fixed quota has a number; one that is decided or unknown has none."),
            ),
            models.CheckConstraint(
                name="commission_quota_office_named",
                condition=Q(fills="seats") | (Q(fills="office", size="fixed", number=1) & ~Q(office="")),
                violation_error_message=_("A quota that fills an office names the office and fills it once."),
            ),
            models.CheckConstraint(
                name="commission_quota_carried_office_is_one_seat",
                condition=Q(office="") | Q(size="fixed", number=1),
                violation_error_message=_("Seats that carry an office are one seat."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.regime} {self.code}"

    @property
    def single(self) -> bool:
        """Whether a second holder shows that the first one is gone: seats of a larger quota are alike."""
        return self.fills == self.Fills.SEATS and self.number == 1


@tracked
class Provision(Cited, Lasting):
    """A dated rule that fills no seat: eligibility, replacement, a formation window."""

    class Kind(models.TextChoices):
        ELIGIBILITY = "eligibility", _("eligibility")
        REPLACEMENT = "replacement", _("replacement")
        WINDOW = "window", _("formation window")
        TRANSITION = "transition", _("transition")
        OTHER = "other", _("other rule")

    code = models.SlugField(max_length=40, unique=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    regime = models.ForeignKey(Regime, null=True, blank=True, on_delete=models.CASCADE, related_name="provisions")
    commission = models.ForeignKey(
        "commission.Commission", null=True, blank=True, on_delete=models.CASCADE, related_name="provisions"
    )
    text_kk, text_ru, text_en = words()
    text = WordsOf("text")
    act = models.ForeignKey(LegalAct, null=True, blank=True, on_delete=models.PROTECT, related_name="provisions")
    article = models.TextField(blank=True, default="", db_default="")

    class Meta(Lasting.Meta):
        ordering = ("start_latest", "code")

    def __str__(self) -> str:
        return self.code


OFFICES_HIGHEST_FIRST = tuple(Office.values)
