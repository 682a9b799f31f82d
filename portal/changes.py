"""What the registry recorded last, drawn from its history: when, what in words, and why. Never who."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commission.models import Commission, LegalAct, Regime
from elections.models import Agreement, Event, Participation, Vote
from members.models import Appointment, Attestation, Formation, Nomination, OfficeHolding, Person
from registry.models import Revision
from registry.words import LANGUAGES, Words

ROWS, REVISIONS, LINES = 200, 40, 25
KINDS: dict[type[Model], Any] = {
    Commission: gettext_lazy("Commission"),
    LegalAct: gettext_lazy("Act"),
    Regime: gettext_lazy("Rule"),
    Person: gettext_lazy("Person"),
    Appointment: gettext_lazy("Appointment"),
    OfficeHolding: gettext_lazy("Office"),
    Attestation: gettext_lazy("Sighting"),
    Formation: gettext_lazy("Formation"),
    Nomination: gettext_lazy("Nomination"),
    Event: gettext_lazy("Event"),
    Vote: gettext_lazy("Figures"),
    Participation: gettext_lazy("Participant"),
    Agreement: gettext_lazy("Agreement"),
}
CHANGES = {"insert": gettext_lazy("added"), "update": gettext_lazy("changed"), "delete": gettext_lazy("removed")}
Scope = Mapping[type[Model], Q]  # the records concerned, as conditions on their history
NAMED_BY = ("appointment", "person", "commission", "event")  # where a record has no name of its own


@dataclass
class Change:
    """One revision: `lines` say what it did, or, with `more`, only the beginning of it."""

    number: int
    at: datetime.datetime
    reason: str
    lines: list[str] = field(default_factory=list)
    more: bool = False


def everything() -> Scope:
    return {model: Q() for model in KINDS}


def of_commission(commission: Commission) -> Scope:
    here = Q(commission=commission.pk)
    members: tuple[type[Model], ...] = (Appointment, OfficeHolding, Attestation, Formation, Nomination, Regime)
    return {Commission: Q(pgh_obj=commission.pk), **dict.fromkeys(members, here)}


def of_person(person: Person) -> Scope:
    theirs = Q(appointment__in=_history(Appointment).filter(person=person.pk).values("id"))
    them = Q(person=person.pk)
    return {
        Person: Q(pgh_obj=person.pk),
        Appointment: them,
        Nomination: them,
        OfficeHolding: theirs,
        Attestation: theirs,
    }


def of_act(act: LegalAct) -> Scope:
    return {LegalAct: Q(pgh_obj=act.pk)}


def of_event(event: Event) -> Scope:
    return {Event: Q(pgh_obj=event.pk), Vote: Q(event=event.pk), Participation: Q(event=event.pk)}


def of_agreement(agreement: Agreement) -> Scope:
    return {Agreement: Q(pgh_obj=agreement.pk)}


def newest_changes(concerned: Scope) -> list[Change]:
    """The newest revisions that touched these records, none older than what was read of every table."""
    rows: list[tuple[type[Model], Any]] = []
    horizon = 0
    for model, condition in concerned.items():
        found = list(_history(model).filter(condition).order_by("-pgh_id")[:ROWS])
        rows += [(model, row) for row in reversed(found)]
        if len(found) == ROWS:
            horizon = max(horizon, found[-1].pgh_revision_id)
    numbers = {row.pgh_revision_id for _model, row in rows if row.pgh_revision_id >= horizon}
    changes = {
        revision.number: Change(revision.number, revision.at, revision.reason, more=revision.number == horizon)
        for revision in Revision.objects.filter(number__in=numbers).order_by("-number")[:REVISIONS]
    }
    names = Names([row for _model, row in rows])
    for model, row in rows:
        if row.pgh_revision_id in changes:
            _say(changes[row.pgh_revision_id], KINDS[model], names.of(row), row.pgh_label)
    return list(changes.values())


def _say(change: Change, kind: Any, name: str, label: str) -> None:
    if len(change.lines) == LINES:
        change.more = True
    else:
        change.lines.append(
            _("%(kind)s: %(name)s (%(change)s)") % {"kind": kind, "name": name, "change": CHANGES[label]}
        )


def _history(model: type[Model]) -> "QuerySet[Any]":
    return model.revised_events.field.model.objects.all()  # type: ignore[attr-defined,no-any-return]  # by pghistory


class Names:
    """What history rows are called; a row without a name of its own by the record it belongs to, removed or not."""

    def __init__(self, rows: list[Any]) -> None:
        self._known: dict[str, dict[int, Any]] = {}
        owners = {"appointment": Appointment, "person": Person, "commission": Commission, "event": Event}
        for owner in NAMED_BY:
            wanted = {
                getattr(row, f"{owner}_id", None) for row in [*rows, *self._known.get("appointment", {}).values()]
            }
            found = _history(owners[owner]).filter(id__in=wanted - {None}).order_by("id", "-pgh_id").distinct("id")
            self._known[owner] = {row.id: row for row in found}

    def of(self, row: Any) -> str:
        for prefix in ("title", "name"):
            if hasattr(row, f"{prefix}_en"):
                return str(Words(*(getattr(row, f"{prefix}_{language}") for language in LANGUAGES))) or f"№ {row.id}"
        owner = next(owner for owner in NAMED_BY if hasattr(row, f"{owner}_id"))
        owned = self._known[owner].get(getattr(row, f"{owner}_id"))
        return self.of(owned) if owned is not None else f"№ {row.id}"
