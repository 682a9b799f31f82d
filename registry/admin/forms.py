"""The forms of records: days typed naturally, texts by language, the reason, and what the form was based on."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from registry.admin.autocomplete import tell_known
from registry.admin.days import DayField, day_columns_from, day_columns_of, days_of, typed_days
from registry.admin.texts import texts_of
from registry.door import Version
from registry.words import LANGUAGES


class ReasonForm(forms.Form):
    """What every change is asked: why. `based_on` are the versions of the rows the form showed."""

    because = forms.CharField(
        label=_("Why"),
        max_length=500,
        widget=AdminTextInputWidget,
        help_text=_("What the change rests on, for whoever reads the history: “decree 123 of 14.09.2016”."),
        error_messages={"required": _("Say why: every change of the registry has a reason.")},
    )
    based_on = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_based_on(self) -> tuple[Version, ...]:
        return tuple(map(Version.parse, self.cleaned_data["based_on"].split()))


def written(versions: Iterable[Version]) -> str:
    return " ".join(map(str, versions))


class DayForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in the stubs only
    """A form of a record whose days are one field each; the constraints on their columns are checked all the same."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        record = kwargs.get("instance")
        if record is not None:
            kwargs["initial"] = {**typed_days(record), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        tell_known(self)
        self._mark_missing_texts()

    def initial_of(self, record: Model) -> dict[str, Any]:
        """What the form would show of this state of the record."""
        return {**forms.model_to_dict(record, self._meta.fields, self._meta.exclude), **typed_days(record)}

    def _post_clean(self) -> None:
        for prefix in self._typed_days():
            if prefix in self.changed_data and prefix in self.cleaned_data:
                for column, value in day_columns_from(prefix, self.cleaned_data[prefix]).items():
                    setattr(self.instance, column, value)
        super()._post_clean()  # type: ignore[misc]  # not in the stubs

    def _get_validation_exclusions(self) -> set[str]:
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]  # not in the stubs
        typed = [prefix for prefix in self._typed_days() if prefix not in self.errors]
        return excluded - {column for prefix in typed for column in day_columns_from(prefix, None)}

    def changed_columns(self) -> set[str]:
        """The columns of the record that were filled in otherwise than they stand."""
        typed = self._typed_days()
        columns = {
            column for prefix in typed if prefix in self.changed_data for column in day_columns_from(prefix, None)
        }
        fields = {field.name: field.attname for field in self._meta.model._meta.concrete_fields}
        return columns | {fields[name] for name in self.changed_data if name in fields}

    def _typed_days(self) -> list[str]:
        return [name for name, field in self.fields.items() if isinstance(field, DayField)]

    def _mark_missing_texts(self) -> None:
        for prefix in texts_of(self.instance.__class__):
            words = getattr(self.instance, prefix)
            for language in LANGUAGES:
                field = self.fields.get(f"{prefix}_{language}")
                if field is not None and words and not getattr(words, language):
                    field.widget.attrs["class"] = f"{field.widget.attrs.get('class', '')} missing"
                    field.help_text = gettext("Missing. It reads: “%(text)s”.") % {"text": words}


class RecordForm(ReasonForm, DayForm):
    """`refusal` is why the door refused what was typed, for the form that comes back.

    `opened` are the versions the form first showed, where a colleague's save overtook it since.
    """

    opened = forms.CharField(required=False, widget=forms.HiddenInput)
    refusal: ValidationError | None = None

    def clean(self) -> Any:
        super().clean()
        cleaned = self.cleaned_data
        shown = {version.pk for version in cleaned.get("based_on") or () if version.model == self._label}
        if self.instance.pk is not None and "based_on" not in self.errors and self.instance.pk not in shown:
            raise ValidationError(_("The form does not say which state of the record it showed. Open it again."))
        return cleaned

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.refusal is not None:
            self._tell(self.refusal)

    def _tell(self, refusal: ValidationError) -> None:
        for name, errors in getattr(refusal, "error_dict", {None: refusal.error_list}).items():
            self.add_error(name if name in self.fields else None, errors)

    @property
    def _label(self) -> str:
        return str(self._meta.model._meta.label_lower)


def form_of(model: type[Model], base: type[DayForm]) -> type[DayForm]:
    """The class of forms of a model, with a field for each of its days."""
    meta = type("Meta", (), {"model": model, "exclude": day_columns_of(model)})
    days = {prefix: DayField(prefix) for prefix in days_of(model)}
    return type(f"{model.__name__}Form", (base,), {"Meta": meta, **days})
