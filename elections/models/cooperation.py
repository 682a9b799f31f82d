from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commission.models import Authority, Commission
from commission.models.terms import country_column
from elections.models.event import Event
from members.models import Attestation, Person
from registry.history import tracked
from registry.models import Cited
from registry.period import DayOf, Lasting, day_columns
from registry.search import FoundDatedQuerySet, search_index, search_text
from registry.words import WordsOf, words


@tracked
class Agreement(Cited, Lasting):
    """A memorandum, a membership, a chairmanship; `start` and `end` are when it holds."""

    class Kind(models.TextChoices):
        MEMORANDUM = "memorandum", _("memorandum")
        REGULATION = "regulation", _("founding regulation")
        MEMBERSHIP = "membership", _("membership")
        CHAIRMANSHIP = "chairmanship", _("chairmanship")

    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    title_kk, title_ru, title_en = words()
    title = WordsOf("title")
    signed_earliest, signed_latest, signed_value, signed_basis = day_columns()
    signed = DayOf("signed")
    place_kk, place_ru, place_en = words()
    place = WordsOf("place")
    event = models.ForeignKey(Event, null=True, blank=True, on_delete=models.PROTECT, related_name="agreements")
    search_text = search_text(
        "slug", "kind", "title_kk", "title_ru", "title_en", "signed_value", "place_kk", "place_ru", "place_en"
    )

    objects = FoundDatedQuerySet.as_manager()  # type: ignore[misc]  # of Lasting, and more

    class Meta(Lasting.Meta):
        ordering = ("signed_latest", "slug")
        indexes = (search_index("elections_agreement_search"),)

    def __str__(self) -> str:
        return str(self.title)


@tracked
class AgreementParty(models.Model):
    class Role(models.TextChoices):
        PARTY = "party", _("party")
        OBSERVER = "observer", _("observer")
        MEMBER_OF = "member-of", _("organisation joined")

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    role = models.CharField(max_length=9, choices=Role.choices, default=Role.PARTY, db_default=Role.PARTY.value)
    commission = models.ForeignKey(
        Commission, null=True, blank=True, on_delete=models.PROTECT, related_name="agreements"
    )
    authority = models.ForeignKey(Authority, null=True, blank=True, on_delete=models.PROTECT, related_name="agreements")
    country = country_column()

    class Meta:
        ordering = ("agreement", "id")
        constraints = (
            models.CheckConstraint(
                name="elections_party_is_one_body",
                condition=Q(commission__isnull=False, authority__isnull=True)
                | Q(commission__isnull=True, authority__isnull=False),
                violation_error_message=_("A party is one commission or one other body."),
            ),
        )

    def __str__(self) -> str:
        return str(self.commission or self.authority)


@tracked
class AgreementSignature(models.Model):
    """Who signed for a party; one who signed with an office has the attestation of it."""

    party = models.ForeignKey(AgreementParty, on_delete=models.CASCADE, related_name="signatures")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="signatures")
    attestation = models.ForeignKey(
        Attestation, null=True, blank=True, on_delete=models.PROTECT, related_name="signatures"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="elections_signature_once",
                fields=("party", "person"),
                violation_error_message=_("This signature is already recorded."),
            ),
        )

    def __str__(self) -> str:
        return str(self.person)
