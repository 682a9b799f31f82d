from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Collate
from django.utils.translation import gettext_lazy as _

from commission.models.terms import country_column
from registry.history import tracked
from registry.models import Cited
from registry.period import DayOf, day_columns
from registry.search import FoundQuerySet, Spellings, search_index, search_text
from registry.sorting import sorted_by
from registry.words import LANGUAGES, Words, WordsOf, words

PARTS = ("given", "patronymic", "family")
NAME_IN_LISTS = ("family", "given", "patronymic")


def full_name(language: str) -> models.GeneratedField:
    return models.GeneratedField(
        expression=Func(
            F(f"given_{language}"),
            F(f"patronymic_{language}"),
            F(f"family_{language}"),
            function="registry_full_name",
        ),
        output_field=models.TextField(),
        db_persist=True,
    )


def in_list_order(language: str) -> Collate:
    """The place of a person in a list of a page in `language`: by the names as `listed_name` shows them."""
    return sorted_by(language, *NAME_IN_LISTS)


@tracked
class Person(Cited):
    """Someone appointed, or who took part. A merged person points to the one that stays.

    Of a birth only the year is kept.
    """

    slug = models.SlugField(max_length=80, unique=True)
    given_kk, given_ru, given_en = words()
    given = WordsOf("given")
    patronymic_kk, patronymic_ru, patronymic_en = words()
    patronymic = WordsOf("patronymic")
    family_kk, family_ru, family_en = words()
    name_kk, name_ru, name_en = full_name("kk"), full_name("ru"), full_name("en")
    name = WordsOf("name")
    family = WordsOf("family")
    description_kk, description_ru, description_en = words()
    description = WordsOf("description")
    country = country_column()
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    died_earliest, died_latest, died_value, died_basis = day_columns()
    died = DayOf("died")
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    other_spellings = Spellings()
    search_text = search_text(
        "slug", *(f"{part}_{language}" for language in LANGUAGES for part in PARTS), "other_spellings"
    )

    objects = FoundQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "people"
        ordering = ("id",)
        indexes = (
            search_index("members_person_search"),
            *(
                models.Index(in_list_order(language), "id", name=f"members_person_listed_{language}")
                for language in LANGUAGES
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="members_person_has_a_name",
                condition=~Q(family_kk="", family_ru="", family_en=""),
                violation_error_message=_("A person needs a family name in at least one language."),
            ),
            models.CheckConstraint(
                name="members_person_is_not_merged_into_itself",
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                violation_error_message=_("A person cannot be merged into the same person."),
            ),
        )

    def __str__(self) -> str:
        return str(self.name)

    @property
    def listed_name(self) -> Words:
        """The family name first, as lists sort it."""
        return Words(*(self._listed(language) for language in LANGUAGES))

    def _listed(self, language: str) -> str:
        family, given, patronymic = (getattr(self, f"{part}_{language}") for part in NAME_IN_LISTS)
        comma = "," if language == "en" and family and given else ""
        return " ".join(filter(None, (f"{family}{comma}", given, patronymic)))


@tracked
class PersonName(Cited):
    """Another spelling or an earlier name."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="other_names")
    spelling = models.TextField()
    language = models.CharField(max_length=2, blank=True, default="", db_default="")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="members_person_spelling_once",
                fields=("person", "spelling"),
                violation_error_message=_("This spelling is already recorded."),
            ),
        )

    def __str__(self) -> str:
        return self.spelling


@tracked
class PersonIdentifier(models.Model):
    """What another register calls this person."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="identifiers")
    scheme = models.CharField(max_length=40)
    value = models.CharField(max_length=120)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="members_identifier_is_one_person",
                fields=("scheme", "value"),
                violation_error_message=_("Another person has this identifier."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"
