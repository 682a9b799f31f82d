"""What a form of a record does inside the door: the record, the rows under it, all or nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from registry.actions import change, keep, remove
from registry.admin.forms import DayForm, RecordForm
from registry.admin.sending import is_urgent
from registry.door import Task, carry_out

NOT_YOURS = _("“%(record)s” would be of a commission that is not yours. Nothing was saved.")


class Refused(Exception):
    """The door refused what a form holds; nothing was saved."""

    def __init__(self, error: ValidationError) -> None:
        super().__init__(error)
        self.error = error


def through_the_door(request: Any, action: Callable[[], object], asked: dict[str, Any], task: Task) -> None:
    """`asked` are the reason and what the form was based on; raises Refused. The request keeps what was `carried`."""
    signed = {"by": request.user.get_username(), "because": asked["because"]}
    try:
        request.carried = carry_out(action, **signed, based_on=asked["based_on"], task=task, urgent=is_urgent(request))
    except ValidationError as error:
        raise Refused(error) from error


@dataclass(frozen=True)
class Filled:
    """A valid form of a record with the forms of the rows under it."""

    form: RecordForm
    formsets: list[Any]
    adding: bool

    @property
    def says_something(self) -> bool:
        return self.adding or bool(self.form.changed_columns()) or any(each.has_changed() for each in self.formsets)

    def save(self) -> None:
        """Action for `door.carry_out`. Writes only what was filled in, over nothing a colleague or a trigger wrote."""
        _write(self.form, adding=self.adding)
        for formset in self.formsets:
            self._save_rows(formset)

    def refuse_others_commissions(self, user: Any) -> None:
        """Who may change a record as it was must also be allowed to have it as it will be."""
        for action, record in self._touched():
            permission = f"{record._meta.app_label}.{action}_{record._meta.model_name}"
            if not user.has_perm(permission, record):
                raise Refused(ValidationError(NOT_YOURS, code="not-yours", params={"record": str(record)}))

    def _touched(self) -> Iterator[tuple[str, Model]]:
        yield ("add" if self.adding else "change"), self.form.instance
        for formset in self.formsets:
            for form in formset.forms:
                if form.has_changed() and not _deleted(formset, form):
                    yield ("change" if form.instance.pk else "add"), form.instance
                elif _deleted(formset, form) and form.instance.pk:
                    yield "delete", form.instance

    def _save_rows(self, formset: Any) -> None:
        formset.save(commit=False)  # tells new rows whose they are, now that the record has its key
        for record in formset.deleted_objects:
            remove(record=record)
        for form in formset.initial_forms:
            if form.has_changed() and not _deleted(formset, form):
                _write(form, adding=False)
        for record in formset.new_objects:
            keep(record)


def _deleted(formset: Any, form: DayForm) -> bool:
    return bool(formset.can_delete and formset._should_delete_form(form))


def _write(form: DayForm, *, adding: bool) -> None:
    record = form.instance
    if adding:
        keep(record)
    elif columns := form.changed_columns():
        change(record, **{column: getattr(record, column) for column in columns})
