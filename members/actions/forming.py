"""The whole commission at once: formed, dismissed, or named on a list."""

from collections.abc import Iterable

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from commission.actions import cite_act
from commission.models import Authority, Commission, LegalAct, Regime
from members.actions.appointing import Reason, end
from members.actions.refusals import refuse, refuse_before_founding, refuse_merged
from members.models import Appointment, Attestation, Formation, Person, Roster
from registry.actions import cite, column_values, keep
from registry.models import Source
from registry.period import Day


def form(
    *,
    commission: Commission,
    day: Day,
    authority: Authority | None = None,
    regime: Regime | None = None,
    act: LegalAct | None = None,
    complete: bool = True,
) -> Formation:
    """The whole commission is formed, under the regime certainly in force that day unless another is given.

    `complete` says that every name of it gets recorded. Appoint its members with `formation=`. Whoever certainly
    served under the same regime ends that day; who held over from the one before ends by itself.
    """
    refuse_before_founding(commission, day, "day")
    regime = regime or regime_in_force(commission, day)
    _end_all(commission.appointments.filter(regime=regime), day, Reason.REFORMED, act)
    return _formation(Formation.Kind.FORMED, commission, day, authority, regime, act, complete)


def dismiss(
    *, commission: Commission, day: Day, authority: Authority | None = None, act: LegalAct | None = None
) -> Formation:
    """The whole commission is dismissed: whoever certainly served ends that day, by that act."""
    refuse_before_founding(commission, day, "day")
    _end_all(commission.appointments.all(), day, Reason.DISMISSAL, act)
    return _formation(Formation.Kind.DISMISSED, commission, day, authority, None, act, False)


def record_roster(
    *,
    commission: Commission,
    day: Day,
    people: Iterable[Person],
    complete: bool = True,
    act: LegalAct | None = None,
    source: Source | None = None,
) -> Roster:
    """A list of who sat on a day; of a complete one, who is missing did not serve.

    Each is attested in the appointment they may have had that day; who has none gets one, known from the list.
    """
    refuse_before_founding(commission, day, "day")
    named = list(people)
    for person in named:
        refuse_merged(person, "people")
    if not named:
        raise refuse("people", _("The list names nobody. Record a dismissal if nobody served."), "required")
    roster = keep(Roster(commission=commission, complete=complete, **column_values(day=day)))
    attested = [_attest(roster, person, act) for person in named]
    for record in (roster, *attested):
        if act is not None:
            cite_act(record=record, act=act)
        if source is not None:
            cite(record=record, source=source)
    return roster


def regime_in_force(commission: Commission, day: Day) -> Regime | None:
    """The regime certainly in force, the commission's own before its level's; None where none is recorded."""
    rules = Regime.objects.for_commission(commission).filter(certain__contains=day.latest)
    return rules.order_by(F("commission").asc(nulls_last=True)).first()


def _formation(
    kind: str,
    commission: Commission,
    day: Day,
    authority: Authority | None,
    regime: Regime | None,
    act: LegalAct | None,
    complete: bool,
) -> Formation:
    formation = Formation(
        kind=kind,
        commission=commission,
        regime=regime,
        authority=authority,
        act=act,
        complete=complete,
        **column_values(day=day),
    )
    keep(formation)
    if act is not None:
        cite_act(record=formation, act=act)
    return formation


def _end_all(appointments: "QuerySet[Appointment]", day: Day, reason: str, act: LegalAct | None) -> None:
    for appointment in appointments.filter(certain__contains=day.latest).exclude(start_latest=day.latest):
        end(appointment=appointment, day=day, reason=reason, act=act)


def _attest(roster: Roster, person: Person, act: LegalAct | None) -> Attestation:
    theirs = Appointment.objects.filter(person=person, commission=roster.commission)
    that_day = theirs.filter(possible__contains=roster.day_latest).order_by("-start_latest", "-id").first()
    appointment = that_day or keep(Appointment(person=person, commission=roster.commission))
    day = {name: getattr(roster, f"day_{name}") for name in ("earliest", "latest", "value", "basis")}
    attestation = Attestation(
        appointment=appointment,
        roster=roster,
        kind=Attestation.Kind.ROSTER,
        act=act,
        **{f"seen_{name}": value for name, value in day.items()},
    )
    return keep(attestation)
