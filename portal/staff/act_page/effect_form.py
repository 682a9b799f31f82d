"""What every effect's form can do: know the desk it lies on, its place, and who is meant by a name."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from commission.wording import seat_name
from members.acts import NewPerson
from members.acts.drafts import Someone
from members.models import Person
from portal.staff.act_page.choosing import NEW, Search, chosen_field, query_field, words_typed
from portal.staff.act_page.day_field import DayField
from portal.staff.act_page.desk import Desk
from registry.period import Day
from registry.wording import spoken
from registry.words import Words

NAME_PARTS = {"family": _("Family name"), "given": _("Given name"), "patronymic": _("Patronymic")}
TONGUES = {"kk": _("in Kazakh"), "ru": _("in Russian"), "en": _("in English")}


class EffectForm(forms.Form):
    """One effect; its fields are named `effects-<place>-<field>`. Without a day of its own it has that of the act."""

    kind: ClassVar[str]
    title: ClassVar[Any]
    shared: ClassVar[dict[str, str]] = {}  # a refusal of the door on this field is shown at that one
    choices_of: ClassVar[dict[str, str]] = {}
    seldom: ClassVar[tuple[str, ...]] = ()  # fields folded away until one of them says something

    def __init__(self, data: Any, place: int, desk: Desk) -> None:
        super().__init__(data, prefix=f"effects-{place}", auto_id="id_%s")
        self.place, self.desk = place, desk
        for name, choices in self.choices_of.items():
            field: Any = self.fields[name]
            field.choices = [("", field.empty), *getattr(desk, choices)]

    @property
    def own(self) -> list[str]:
        """The fields shown one beside the other; those that say who is meant stand above them."""
        return list(self.fields)

    @property
    def unfolded(self) -> bool:
        initial = {name: self.fields[name].initial or "" for name in self.seldom}
        return any(name in self.errors or self.typed(name) not in ("", initial[name]) for name in self.seldom)

    def typed(self, name: str) -> str:
        return str(self.data.get(f"{self.prefix}-{name}", "")).strip()

    def day_of(self, name: str = "day") -> Day:
        return self.cleaned_data.get(name) or self.desk.day

    def number(self, name: str) -> int | None:
        value = self.cleaned_data.get(name)
        return int(value) if value else None


class Pick(forms.ChoiceField):
    """One of what lies on the desk."""

    def __init__(self, *, empty: Any = "", **named: Any) -> None:
        super().__init__(**named)
        self.empty = empty or _("choose")


class SeatPick(Pick):
    """Says who holds a seat that is not open, and still shows it."""

    desk: Desk

    def validate(self, value: str) -> None:
        if not value or self.valid_value(value):
            super().validate(value)
            return
        holder = self.desk.holder(value)
        if holder is None:
            message = _("This seat is not open on %(day)s. Choose another.")
            raise ValidationError(message, code="not-open", params={"day": spoken(self.desk.date)})
        self.choices = [*self.widget.choices, (value, seat_name(holder.seat))]
        message = _(
            "Seat %(seat)s is held by %(person)s since %(since)s. Record first when and why they left, or choose "
            "another seat."
        )
        since = spoken(holder.start) if holder.start is not None else _("a day not recorded")
        values = {"seat": holder.seat.code, "person": holder.person.name, "since": since}
        raise ValidationError(message, code="seat-held", params=values)


class DayForm(EffectForm):
    shared: ClassVar[dict[str, str]] = {"end": "day", "start": "day"}

    day = DayField(label=_("Day"), required=False, help_text=_("Empty: the day the act takes effect."))


class PersonForm(EffectForm):
    """Someone found by name, or someone new with the names in each language."""

    shared: ClassVar[dict[str, str]] = {"person": "person_query", "end": "predecessor_end"}

    person_query = query_field(_("Find the person"), _("By the name in any spelling."))
    person = chosen_field(_("The person"))
    birth_year = forms.IntegerField(label=_("Year of birth"), required=False, min_value=1850, max_value=2100)

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        for language in TONGUES:
            for part, label in NAME_PARTS.items():
                self.fields[f"{part}_{language}"] = forms.CharField(label=label, required=False, max_length=200)

    @cached_property
    def people(self) -> Search:
        known = Person.objects.filter(merged_into=None)
        return Search(known, self.typed("person_query"), self.typed("person"))

    @property
    def new_names(self) -> list[tuple[Any, list[Any]]]:
        return [(tongue, [self[f"{part}_{language}"] for part in NAME_PARTS]) for language, tongue in TONGUES.items()]

    @property
    def own(self) -> list[str]:
        who = {
            "person",
            "person_query",
            "birth_year",
            *(f"{part}_{tongue}" for part in NAME_PARTS for tongue in TONGUES),
        }
        return [name for name in self.fields if name not in who]

    @property
    def is_new(self) -> bool:
        named = any(self.typed(f"family_{language}") for language in TONGUES)
        return named and (self.people.chosen == NEW or self.people.pk is None)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.is_new:
            return cleaned
        if self.people.wants_new:
            message = _("Write the family name in at least one language.")
            self.add_error("family_ru", ValidationError(message, code="required"))
        elif refusal := self.people.refusal("person_query", _("Say who: search by name, or enter someone new.")):
            self.add_error(None, refusal)
        return cleaned

    def someone(self) -> Someone:
        if not self.is_new and self.people.pk is not None:
            return self.people.pk
        names = {part: Words(**words_typed(self, part)) for part in NAME_PARTS}
        return NewPerson(**names, birth_year=self.cleaned_data.get("birth_year"))

    def called(self) -> str:
        """How the other effects of this act name the person."""
        if self.people.record is not None and not self.is_new:
            return str(self.people.record)
        typed = {part: Words(**{tongue: self.typed(f"{part}_{tongue}") for tongue in TONGUES}) for part in NAME_PARTS}
        return " ".join(filter(None, (str(typed["given"]), str(typed["family"]))))
