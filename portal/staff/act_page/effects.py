"""The effects an act can have, each with its form, in the order they are offered."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from commission.models import Office
from members import acts
from members.models import Appointment, Person
from members.proposing import OpenSeat
from portal.staff.act_page.choosing import FOUND_AT_MOST
from portal.staff.act_page.day_field import DayField
from portal.staff.act_page.effect_form import DayForm, EffectForm, PersonForm, Pick, SeatPick

NOBODY = "nobody"
REASONS = Appointment.EndReason.choices
REPLACED_FIRST = sorted(REASONS, key=lambda reason: reason[0] != Appointment.EndReason.REPLACED)


class AppointForm(PersonForm):
    kind, title = "appoint", _("Appoint a member")
    choices_of = {"seat": "seats", "authority": "who_appoints", "predecessor": "members"}
    seldom = (
        "start",
        "authority",
        "term_years",
        "term_reason",
        "predecessor",
        "predecessor_end",
        "predecessor_reason",
        "note",
    )

    seat = SeatPick(
        label=_("Seat"),
        required=False,
        empty=_("not known"),
        help_text=_("Those open on the day the act takes effect."),
    )
    start = DayField(label=_("In office since"), required=False, help_text=_("Empty: the day the act takes effect."))
    authority = Pick(label=_("Appointed by"), required=False, empty=_("whom the rule names"))
    term_years = forms.IntegerField(
        label=_("Term, years"), required=False, min_value=1, max_value=50, help_text=_("Empty: as the rule says.")
    )
    term_reason = forms.CharField(label=_("Why another term"), required=False)
    predecessor = Pick(label=_("In place of"), required=False, empty=_("whom the registry proposes"))
    predecessor_end = DayField(
        label=_("They left on"),
        required=False,
        help_text=_("Only if the act says so. Empty: no later than the successor began."),
    )
    predecessor_reason = forms.ChoiceField(
        label=_("Why they left"), choices=REPLACED_FIRST, required=False, initial=Appointment.EndReason.REPLACED
    )
    note = forms.CharField(label=_("Note for the reader"), required=False)

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        seat: Any = self.fields["seat"]
        seat.desk = self.desk
        predecessor: Any = self.fields["predecessor"]
        predecessor.choices = [*predecessor.choices, (NOBODY, _("nobody"))]

    @property
    def proposed(self) -> OpenSeat | None:
        """What the rule in force says of the seat chosen."""
        return self.desk.open_seat(self.typed("seat"))

    def _predecessor(self) -> int | None:
        chosen = self.cleaned_data["predecessor"]
        if chosen == NOBODY:
            return None
        proposed = self.proposed.predecessor if self.proposed is not None else None
        return int(chosen) if chosen else (proposed.id if proposed is not None else None)

    def drafted(self) -> acts.Appoint:
        seat = self.number("seat")
        return acts.Appoint(
            person=self.someone(),
            start=self.day_of("start"),
            seat=seat,
            commission=None if seat else self.desk.commission.pk,
            authority=self.number("authority"),
            term_years=self.cleaned_data["term_years"],
            term_reason=self.cleaned_data["term_reason"],
            predecessor=self._predecessor(),
            predecessor_end=self.cleaned_data["predecessor_end"],
            predecessor_reason=self.cleaned_data["predecessor_reason"] or Appointment.EndReason.REPLACED,
            note=self.cleaned_data["note"],
        )


class EndForm(DayForm):
    kind, title = "end", _("End an appointment")
    choices_of = {"appointment": "members"}

    appointment = Pick(label=_("Whose"))
    reason = forms.ChoiceField(label=_("Why they left"), choices=[("", _("choose")), *REASONS])

    def drafted(self) -> acts.End:
        appointment = self.number("appointment") or 0
        return acts.End(appointment=appointment, day=self.day_of(), reason=self.cleaned_data["reason"])


class ElectForm(DayForm, PersonForm):
    shared = DayForm.shared | PersonForm.shared | {"end": "day"}
    kind, title = "elect", _("Elect to an office")
    choices_of = {"predecessor": "holdings"}

    office = forms.ChoiceField(label=_("Office"), choices=Office.choices)
    predecessor = Pick(label=_("In place of"), required=False, empty=_("nobody"))

    def drafted(self) -> acts.Elect:
        return acts.Elect(
            person=self.someone(),
            commission=self.desk.commission.pk,
            office=self.cleaned_data["office"],
            start=self.day_of(),
            predecessor=self.number("predecessor"),
        )


class LeaveOfficeForm(DayForm):
    kind, title = "leave-office", _("Leave an office, and stay a member")
    choices_of = {"holding": "holdings"}

    holding = Pick(label=_("Which office"))

    def drafted(self) -> acts.LeaveOffice:
        return acts.LeaveOffice(holding=self.number("holding") or 0, day=self.day_of())


class ProposeForm(DayForm, PersonForm):
    shared = DayForm.shared | PersonForm.shared
    kind, title = "propose", _("Propose a person")
    choices_of = {"seat": "every_seat", "by": "who_appoints", "to": "who_appoints"}
    step: type[acts.Propose] = acts.Propose

    seat = Pick(label=_("Seat"), required=False, empty=_("not known"))
    office = forms.ChoiceField(label=_("Office"), choices=[("", "—"), *Office.choices], required=False)
    by = Pick(label=_("By whom"), required=False, empty=_("not known"))
    to = Pick(label=_("To whom"), required=False, empty=_("not known"))

    def drafted(self) -> acts.Propose:
        seat = self.number("seat")
        return self.step(
            person=self.someone(),
            day=self.day_of(),
            seat=seat,
            commission=None if seat else self.desk.commission.pk,
            office=self.cleaned_data["office"],
            by=self.number("by"),
            to=self.number("to"),
        )


class ConsentForm(ProposeForm):
    kind, title, step = "consent", _("Consent to a person"), acts.Consent


class SitForm(DayForm):
    kind, title = "sit", _("A list of who sits")

    people = forms.MultipleChoiceField(label=_("On the list"), required=False, widget=forms.CheckboxSelectMultiple)
    others = forms.CharField(
        label=_("Others on the list"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One name a line, of people on the record."),
    )
    complete = forms.BooleanField(label=_("The list is complete: who is missing does not serve"), required=False)

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        people: Any = self.fields["people"]
        people.choices = self.desk.people

    def clean_others(self) -> list[int]:
        lines = [line.strip() for line in self.cleaned_data["others"].splitlines() if line.strip()]
        return [_the_only(line) for line in lines]

    def drafted(self) -> acts.Sit:
        people = (*map(int, self.cleaned_data["people"]), *self.cleaned_data["others"])
        return acts.Sit(
            commission=self.desk.commission.pk,
            day=self.day_of(),
            people=tuple(dict.fromkeys(people)),
            complete=self.cleaned_data["complete"],
        )


def _the_only(name: str) -> int:
    found = list(Person.objects.filter(merged_into=None).search(name)[:FOUND_AT_MOST])
    exact = [one for one in found if name in (one.name_kk, one.name_ru, one.name_en)] or found
    if len(exact) == 1:
        return int(exact[0].pk)
    message = _("“%(value)s” is nobody on the record. Check the spelling, or appoint the person first.")
    if exact:
        message = _("“%(value)s” may be: %(people)s. Write the whole name.")
    names = ", ".join(str(one) for one in exact)
    raise ValidationError(message, code="not-one", params={"value": name, "people": names})


class FormForm(DayForm):
    kind, title = "form", _("Form the whole commission")
    choices_of = {"authority": "who_appoints"}

    authority = Pick(label=_("Formed by"), required=False, empty=_("several authorities"))
    complete = forms.BooleanField(label=_("Every member is named by this act"), required=False)

    def drafted(self, members: tuple[acts.Appoint, ...] = ()) -> acts.Form:
        return acts.Form(
            commission=self.desk.commission.pk,
            day=self.day_of(),
            members=members,
            authority=self.number("authority"),
            complete=self.cleaned_data["complete"],
        )


class DismissForm(DayForm):
    kind, title = "dismiss", _("Dismiss the whole commission")
    choices_of = {"authority": "who_appoints"}

    authority = Pick(label=_("Dismissed by"), required=False, empty=_("not known"))

    def drafted(self) -> acts.Dismiss:
        authority = self.number("authority")
        return acts.Dismiss(commission=self.desk.commission.pk, day=self.day_of(), authority=authority)


class CheckedToForm(EffectForm):
    kind, title = "checked-to", _("The records are checked to a day")

    shared = {"known_until": "day"}

    day = DayField(
        label=pgettext_lazy("checked", "Checked to"), help_text=_("Today at the latest, for example 24.11.2026.")
    )

    def clean_day(self) -> datetime.date:
        day = self.cleaned_data["day"]
        if day is None or not day.is_exact:
            raise ValidationError(_("Write one day, for example 24.11.2026."), code="not-a-day")
        exact: datetime.date = day.earliest
        return exact

    def drafted(self) -> acts.CheckedTo:
        return acts.CheckedTo(commission=self.desk.commission.pk, day=self.cleaned_data["day"])


FORMS: dict[str, type[EffectForm]] = {
    each.kind: each
    for each in (
        AppointForm,
        EndForm,
        ElectForm,
        LeaveOfficeForm,
        ProposeForm,
        ConsentForm,
        SitForm,
        FormForm,
        DismissForm,
        CheckedToForm,
    )
}
