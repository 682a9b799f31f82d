from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from commission.models import Authority, Commission, LegalAct
from commission.models.terms import country_column
from members.models import Attestation, Person
from registry.history import tracked
from registry.models import Cited
from registry.period import DayOf, day_columns, in_order
from registry.search import FoundQuerySet, search_index, search_text
from registry.words import WordsOf, words


@tracked
class Event(Cited):
    """An election (of what), a referendum, a conference, a session, an observation."""

    class Kind(models.TextChoices):
        PRESIDENTIAL = "presidential", _("presidential election")
        LEGISLATIVE = "legislative", _("legislative election")
        MAZHILIS = "mazhilis", _("election of the Mazhilis")
        SENATE = "senate", _("election of the Senate")
        KURULTAI = "kurultai", _("election of the Kurultai")
        MASLIKHAT = "maslikhat", _("election of maslikhats")
        AKIM = "akim", _("election of akims")
        REFERENDUM = "referendum", _("referendum")
        CONFERENCE = "conference", _("conference")
        SESSION = "session", _("session")
        OBSERVATION = "observation", _("observation")
        OTHER = "other", _("other event")

    class Status(models.TextChoices):
        CALLED = "called", _("called; whether it was held is not recorded")
        HELD = "held", pgettext_lazy("event", "held")
        ANNULLED = "annulled", _("declared invalid")
        CANCELLED = "cancelled", _("cancelled")

    OF_ALL_CITIZENS = (Kind.PRESIDENTIAL, Kind.LEGISLATIVE, Kind.MAZHILIS, Kind.KURULTAI, Kind.REFERENDUM)

    moves_on = ("status",)

    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    status = models.CharField(max_length=9, choices=Status.choices, default=Status.HELD, db_default=Status.HELD.value)
    early = models.BooleanField(default=False, db_default=False)
    by_election = models.BooleanField(default=False, db_default=False)
    title_kk, title_ru, title_en = words()
    title = WordsOf("title")
    start_earliest, start_latest, start_value, start_basis = day_columns()
    start = DayOf("start")
    end_earliest, end_latest, end_value, end_basis = day_columns()
    end = DayOf("end")
    place_kk, place_ru, place_en = words()
    place = WordsOf("place")
    country = country_column()
    organiser = models.ForeignKey(
        Commission, null=True, blank=True, on_delete=models.PROTECT, related_name="events_organised"
    )
    called_by = models.ForeignKey(
        LegalAct, null=True, blank=True, on_delete=models.PROTECT, related_name="events_called"
    )
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    search_text = search_text(
        "slug", "kind", "title_kk", "title_ru", "title_en", "start_value", "place_kk", "place_ru", "place_en"
    )

    objects = FoundQuerySet.as_manager()

    class Meta:
        ordering = ("start_latest", "id")
        indexes = (search_index("elections_event_search"),)
        constraints = (
            models.CheckConstraint(
                name="elections_event_days_in_order",
                condition=in_order("start_earliest", "start_latest")
                & in_order("end_earliest", "end_latest")
                & in_order("start_earliest", "end_latest"),
                violation_error_message=_("The days of the event are not in order."),
            ),
            models.CheckConstraint(
                name="elections_event_is_not_its_own_parent",
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                violation_error_message=_("An event cannot be part of itself."),
            ),
        )

    def __str__(self) -> str:
        return str(self.title)

    @property
    def is_a_vote(self) -> bool:
        """Whether an act calls such an event and people are elected or asked in it."""
        return self.kind not in (self.Kind.CONFERENCE, self.Kind.SESSION, self.Kind.OBSERVATION, self.Kind.OTHER)


class VoteQuerySet(models.QuerySet["Vote"]):
    def with_turnout_in(self, country: str) -> "VoteQuerySet":
        """Every turnout a source states of a vote of all citizens, conflicting ones too, the earliest first."""
        return (
            self.filter(event__country=country, event__kind__in=Event.OF_ALL_CITIZENS, turnout__isnull=False)
            .select_related("event")
            .order_by("event__start_latest", "event_id", "-preferred", "id")
        )


@tracked
class Vote(Cited):
    """Figures of one count. Conflicting counts are rows side by side, each with its own sources.

    `turnout` is in percent with two decimals, as stated; it is not computed from the counts.
    """

    class Stage(models.TextChoices):
        PRELIMINARY = "preliminary", _("preliminary")
        FINAL = "final", _("final")
        UNKNOWN = "unknown", _("not stated")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="votes")
    of_kk, of_ru, of_en = words()
    of = WordsOf("of")
    stage = models.CharField(
        max_length=11, choices=Stage.choices, default=Stage.UNKNOWN, db_default=Stage.UNKNOWN.value
    )
    preferred = models.BooleanField(default=True, db_default=True)
    registered = models.PositiveIntegerField(null=True, blank=True)
    cast = models.PositiveIntegerField(null=True, blank=True)
    invalid = models.PositiveIntegerField(null=True, blank=True)
    turnout = models.DecimalField(
        max_digits=5, decimal_places=2, null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    seats = models.PositiveIntegerField(null=True, blank=True)
    stations = models.PositiveIntegerField(null=True, blank=True)

    objects = VoteQuerySet.as_manager()

    class Meta:
        ordering = ("event", "-preferred", "id")
        constraints = (
            models.CheckConstraint(
                name="elections_vote_turnout_is_a_percentage",
                condition=Q(turnout__isnull=True) | Q(turnout__gte=0, turnout__lte=100),
                violation_error_message=_("Turnout is a percentage between 0 and 100."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.event} {self.get_stage_display()}"


@tracked
class VoteOption(Cited):
    """A candidate, party or answer; `share` is in percent of what `share_of` says."""

    class ShareOf(models.TextChoices):
        CAST = "cast", _("of votes cast")
        VALID = "valid", _("of valid votes")
        REGISTERED = "registered", _("of registered voters")
        UNKNOWN = "unknown", _("not stated of what")

    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField(default=1, db_default=1)
    label_kk, label_ru, label_en = words()
    label = WordsOf("label")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="candidacies")
    votes = models.PositiveIntegerField(null=True, blank=True)
    share = models.DecimalField(
        max_digits=5, decimal_places=2, null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    share_of = models.CharField(
        max_length=10, choices=ShareOf.choices, default=ShareOf.UNKNOWN, db_default=ShareOf.UNKNOWN.value
    )
    seats = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("vote", "position")
        constraints = (
            models.UniqueConstraint(
                name="elections_option_position_once",
                fields=("vote", "position"),
                violation_error_message=_("Another option of this vote has that place."),
            ),
            models.CheckConstraint(
                name="elections_option_share_is_a_percentage",
                condition=Q(share__isnull=True) | Q(share__gte=0, share__lte=100),
                violation_error_message=_("A share is a percentage between 0 and 100."),
            ),
        )

    def __str__(self) -> str:
        return str(self.label)


@tracked
class Participation(Cited):
    """Who took part in an event as what, on whose behalf.

    Participants no source names are one row with `unnamed` set: how many at least, beside the total the
    source states. Someone who took part with an office has the attestation of it.
    """

    class Kind(models.TextChoices):
        COMMISSION = "commission", _("election commission")
        ORGANISATION = "organisation", _("international organisation")
        STATE = "state", _("state body")
        PERSON = "person", _("person")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="participants")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    commission = models.ForeignKey(
        Commission, null=True, blank=True, on_delete=models.PROTECT, related_name="participations"
    )
    authority = models.ForeignKey(
        Authority, null=True, blank=True, on_delete=models.PROTECT, related_name="participations"
    )
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="participations")
    on_behalf_of = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="represented_at"
    )
    attestation = models.ForeignKey(
        Attestation, null=True, blank=True, on_delete=models.PROTECT, related_name="participations"
    )
    country = country_column()
    role_kk, role_ru, role_en = words()
    role = WordsOf("role")
    unnamed = models.PositiveSmallIntegerField(null=True, blank=True)
    stated_total = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("event", "id")
        constraints = (
            models.CheckConstraint(
                name="elections_participation_is_named_or_counted",
                condition=Q(unnamed__isnull=True)
                | Q(commission__isnull=True, authority__isnull=True, person__isnull=True, unnamed__gte=1),
                violation_error_message=_("Participants are either named or counted as unnamed."),
            ),
            models.CheckConstraint(
                name="elections_participation_is_someone",
                condition=Q(unnamed__isnull=False)
                | Q(commission__isnull=False)
                | Q(authority__isnull=False)
                | Q(person__isnull=False),
                violation_error_message=_("Say who took part, or how many no source names."),
            ),
        )

    def __str__(self) -> str:
        return str(self.person or self.commission or self.authority or self.unnamed)
