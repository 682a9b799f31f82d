"""A form that a colleague's save overtook: what it was opened on, what stands now and what was typed, side by side.

Nothing is written over unseen: what was left as shown becomes what stands now, and where both changed a field its
author chooses.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from registry.admin.forms import DayForm, written
from registry.versions import OvertakenRow, Version, overtaken, seen, states_at
from registry.wording import spoken

MINE, THEIRS = "mine", "theirs"
DELETE = "DELETE"
CHOOSE = _("You and a colleague changed the same. Choose above, field by field, whose value stands.")
COMPARE = _(
    "A colleague saved while you were writing, and nothing of yours is saved yet. Compare above, and save again."
)


@dataclass(frozen=True)
class Difference:
    """One field a colleague changed; `typed` is None where it was left as it was shown.

    `name` is that of the two buttons to choose with, "" where there is nothing to choose.
    """

    row: str
    label: str
    opened: str
    now: str
    typed: str | None
    name: str = ""
    choice: str = ""


class Meanwhile:
    """What others did to the rows of a form since it was opened; `data` is the form as it goes on."""

    def __init__(self, data: QueryDict) -> None:
        self.data = data.copy()
        self._shown = versions_in(data.get("based_on", ""))
        self._opened = versions_in(data.get("opened", "")) or self._shown
        self.rows: list[OvertakenRow] = overtaken(self._opened)
        self.is_fresh = bool(self.rows) and bool(overtaken(self._shown))
        self.differences: list[Difference] = []

    def drop_gone_rows(self, formsets: Iterable[Any]) -> None:
        """A row a colleague deleted leaves the form; what was typed into it is told."""
        for formset in formsets:
            label = formset.model._meta.label_lower
            there = {form.instance.pk for form in formset.initial_forms}
            known = {version.pk for version in self._shown if version.model == label}
            gone = {
                place: form
                for place, form in enumerate(formset.initial_forms)
                if (pk := _key(form[formset.model._meta.pk.name].data)) not in there and pk in known
            }
            if gone:
                self.differences += [self._told_gone(form) for form in gone.values()]
                _renumber(self.data, formset, gone)

    def compare(self, records: Iterable[DayForm]) -> None:
        """Brings each field up to what stands now, but for those typed into."""
        opened, shown = states_at(self._opened), states_at(self._shown)
        for form in records:
            key = (form._meta.model._meta.label_lower, form.instance.pk)
            if key in opened and key in shown:
                was = form.initial_of(opened[key])
                self.differences += self._fields(form, was, form.initial_of(shown[key]))
        if self.is_fresh:
            current = [form.instance for form in records if form.instance.pk is not None]
            self.data["based_on"], self.data["opened"] = written(seen(*current)), written(self._opened)

    @property
    def open_choices(self) -> list[Difference]:
        return [one for one in self.differences if one.name and not one.choice]

    @property
    def refusal(self) -> ValidationError | None:
        """Why the form is not saved; None where it may be."""
        if self.is_fresh:
            return ValidationError(COMPARE, code="overtaken")
        return ValidationError(CHOOSE, code="in-conflict") if self.open_choices else None

    def _fields(self, form: DayForm, opened: dict[str, Any], shown: dict[str, Any]) -> Iterator[Difference]:
        now, row = form.initial, str(form.instance)
        moved = [name for name in form.fields if name in now and opened.get(name) != now[name]]
        for name in moved:
            field, typed = form.fields[name], form[name].data
            told = (row, str(field.label), _said(field, opened.get(name)), _said(field, now[name]))
            if not field.has_changed(shown.get(name), typed):
                self._take(form, name)
                yield Difference(*told, None)
            elif not field.has_changed(now[name], typed):
                yield Difference(*told, _said(field, typed))
            else:
                yield Difference(*told, _said(field, typed), *self._chosen(form, name))
        if moved and DELETE in form.fields and form[DELETE].data:
            yield Difference(row, gettext("The row itself"), "", "", gettext("deleted"), *self._chosen(form, DELETE))

    def _chosen(self, form: DayForm, name: str) -> tuple[str, str]:
        asked = f"choose-{form.add_prefix(name)}"
        choice = "" if self.is_fresh else str(self.data.get(asked, ""))
        if choice == THEIRS:
            self._take(form, name)
        return asked, choice if choice in (MINE, THEIRS) else ""

    def _take(self, form: DayForm, name: str) -> None:
        """What stands now, in place of what was there."""
        self.data.pop(form.add_prefix(name), None)
        value = form.initial.get(name)
        if value is not None and value is not False:
            self.data[form.add_prefix(name)] = form[name].field.prepare_value(value)

    def _told_gone(self, form: DayForm) -> Difference:
        seen_fields = [name for name in form.fields if name != DELETE and not form[name].is_hidden and form[name].data]
        typed = [f"{form[name].label}: {_said(form.fields[name], form[name].data)}" for name in seen_fields]
        row = str(form._meta.model._meta.verbose_name)
        return Difference(row, gettext("The row itself"), "", gettext("deleted"), "; ".join(typed))


def versions_in(text: str) -> tuple[Version, ...]:
    """Of a form's hidden field; none where it was tampered with."""
    try:
        return tuple(map(Version.parse, text.split()))
    except ValidationError:
        return ()  # the form says so


def _key(value: Any) -> int | None:
    return int(value) if str(value or "").isdecimal() else None


def _renumber(data: QueryDict, formset: Any, gone: Iterable[int]) -> None:
    """Takes rows out of what was sent; those after them move up."""
    prefix, total = formset.prefix, formset.total_form_count()
    kept = [place for place in range(total) if place not in gone]
    rows = {
        place: {key: data.pop(key) for key in list(data) if key.startswith(f"{prefix}-{place}-")}
        for place in range(total)
    }
    for new, place in enumerate(kept):
        for key, values in rows[place].items():
            data.setlist(f"{prefix}-{new}-{key.removeprefix(f'{prefix}-{place}-')}", values)
    data[f"{prefix}-TOTAL_FORMS"] = str(len(kept))
    data[f"{prefix}-INITIAL_FORMS"] = str(formset.initial_form_count() - (total - len(kept)))


def _said(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ModelChoiceField | forms.DateField | forms.BooleanField):
        try:
            value = field.to_python(value)
        except ValidationError:
            return str(value)
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(field, forms.DateField):
        return spoken(value) if value is not None else ""
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        return str(dict(field.choices).get(value, value or ""))  # type: ignore[arg-type]  # choices may be grouped; ours are not
    return "" if value is None else str(value)
