"""Choosing a record by searching for it, without script: what was typed, what was found, which one is meant."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

FOUND_AT_MOST = 8
NEW = "new"
LONGEST_KEY = 18  # digits

SEVERAL = _("“%(value)s” may be one of several. Choose which below.")
NOBODY = _("Nothing found by “%(value)s”. Check the spelling, or enter a new one below.")


def as_key(text: str) -> int | None:
    """The primary key someone's form names; None for what cannot be one."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST_KEY else None


@dataclass
class Search:
    """Of the form's fields `<name>` (what is chosen) and `<name>_query` (what was typed)."""

    records: "QuerySet[Any]"
    query: str
    chosen: str

    def __post_init__(self) -> None:
        self.found: list[Any] = self._find()
        self.pk = self._settle()

    def _find(self) -> list[Any]:
        if self.query:
            return list(self.records.search(self.query)[:FOUND_AT_MOST])  # type: ignore[attr-defined]
        key = as_key(self.chosen)
        return list(self.records.filter(pk=key)) if key is not None else []

    def _settle(self) -> int | None:
        """The one chosen if it is still among those found, or the only one found."""
        found = [record.pk for record in self.found]
        if (key := as_key(self.chosen)) is not None:
            return key if key in found else None
        return found[0] if len(found) == 1 and self.chosen != NEW else None

    @property
    def record(self) -> Any:
        return next((record for record in self.found if record.pk == self.pk), None)

    @property
    def wants_new(self) -> bool:
        return self.chosen == NEW

    def refusal(self, field: str, required: Any) -> ValidationError | None:
        """Why nothing is chosen; None if something is."""
        if self.pk is not None or self.wants_new:
            return None
        message = required if not self.query else (SEVERAL if self.found else NOBODY)
        error = ValidationError(message, code="not-chosen", params={"value": self.query})
        return ValidationError({field: error})


def query_field(label: Any, help_text: Any = "") -> forms.CharField:
    attributes = {"autocomplete": "off"}
    return forms.CharField(
        label=label, help_text=help_text, required=False, max_length=200, widget=forms.TextInput(attrs=attributes)
    )


def chosen_field(label: Any) -> forms.CharField:
    """Shown by the page as radio buttons, one a record found."""
    return forms.CharField(label=label, required=False, max_length=20, widget=forms.HiddenInput)


def words_typed(form: Any, name: str) -> dict[str, str]:
    return {language: form.cleaned_data.get(f"{name}_{language}", "") for language in ("kk", "ru", "en")}
