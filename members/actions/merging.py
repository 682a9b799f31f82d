"""Two records of one person become one: everything moves to the one that is kept, and the old address leads there."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import ForeignKey, Model
from django.utils.translation import gettext_lazy as _

from members.actions.refusals import on_day, refuse, refuse_merged
from members.models import Appointment, Person, PersonName, Redaction
from registry.actions import change
from registry.history import RevisedEvent
from registry.models import Citation
from registry.period import Day

FILLED_FROM_THE_OTHER = ("birth_year", "country", "description_kk", "description_ru", "description_en")


def merge_people(*, kept: Person, away: Person) -> Person:
    """Everything recorded of `away` is recorded of `kept` from now on; refused where the two contradict."""
    refuse_merged(kept, "kept")
    refuse_merged(away, "away")
    if kept.pk == away.pk:
        raise refuse("away", _("A person cannot be merged into the same person. Choose another."), "same-person")
    _refuse_contradictions(kept, away)
    _fill_blanks(kept, away)
    _drop_names_known_twice(kept, away)
    for field in pointing_to_people():
        for row in _rows(field.model).filter(**{field.name: away}):
            change(row, **{field.name: kept})
    _move_citations(kept, away)
    change(away, merged_into=kept)
    kept.refresh_from_db()
    return kept


def pointing_to_people() -> "list[ForeignKey[Any, Any]]":
    """Every column of the registry that names a person, of other apps too, and of people merged earlier."""
    related = (relation.field for relation in Person._meta.related_objects)
    stays = (RevisedEvent, Redaction)  # a tombstone is of the record it was set for
    return [field for field in related if not issubclass(field.model, stays)]  # type: ignore[misc]  # the stubs do not know which relations are there


def _rows(model: type[Model]) -> Any:
    return model._base_manager.order_by("pk")


def _refuse_contradictions(kept: Person, away: Person) -> None:
    if kept.birth_year and away.birth_year and kept.birth_year != away.birth_year:
        message = _("They were born in different years: %(kept)s and %(away)s. Correct one, or keep both people.")
        raise refuse("away", message, "contradiction", kept=kept.birth_year, away=away.birth_year)
    if kept.died is not None and away.died is not None and _apart(kept.died, away.died):
        message = _("They died on different days: %(kept)s and %(away)s. Correct one, or keep both people.")
        raise refuse("away", message, "contradiction", kept=on_day(kept.died), away=on_day(away.died))
    for theirs in Appointment.objects.filter(person=away).select_related("commission"):
        same = Appointment.objects.filter(
            person=kept, commission=theirs.commission, certain__overlap=theirs.certain
        ).first()
        if same is not None:
            message = _(
                "Both were on %(commission)s at one time: from %(kept)s and from %(away)s. Remove the appointment "
                "recorded twice, or keep both people."
            )
            starts = {"kept": on_day(same.start), "away": on_day(theirs.start)}
            raise refuse("away", message, "contradiction", commission=theirs.commission, **starts)


def _apart(one: Day, other: Day) -> bool:
    return bool(
        (one.latest and other.earliest and one.latest < other.earliest)
        or (other.latest and one.earliest and other.latest < one.earliest)
    )


def _fill_blanks(kept: Person, away: Person) -> None:
    """What only the other record says is said of the one that stays."""
    blanks = [name for name in FILLED_FROM_THE_OTHER if not getattr(kept, name)]
    if kept.died is None and away.died is not None:
        blanks.append("died")
    change(kept, **{name: getattr(away, name) for name in blanks})


def _drop_names_known_twice(kept: Person, away: Person) -> None:
    known = PersonName.objects.filter(person=kept).values("spelling")
    PersonName.objects.filter(person=away, spelling__in=known).delete()


def _move_citations(kept: Person, away: Person) -> None:
    """A citation both have is one citation."""
    of_people = Citation.objects.filter(content_type=ContentType.objects.get_for_model(Person))
    use = ("source", "field", "states")
    already = set(of_people.filter(object_id=kept.pk).values_list(*use))
    for citation in of_people.filter(object_id=away.pk):
        if (citation.source_id, citation.field, citation.states) in already:
            citation.delete()
        else:
            change(citation, object_id=kept.pk)
