"""What a composition breaks, lacks or leaves open: a pure function of the composition, no query.

A violation needs certain facts on both sides; everything else is a gap.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_noop as _

from commission.composition import Composition
from commission.models import Office, Quota
from registry.period import Day
from registry.wording import in_every_language, say
from registry.words import Words

SEVERITIES = ("violation", "warning", "gap", "note")


@dataclass(frozen=True)
class Finding:
    """`about` are the records concerned; `since` a Day, a date or None."""

    code: str
    severity: str
    sentence: str
    values: dict[str, object] = field(default_factory=dict)
    since: Day | None = None
    about: tuple[Any, ...] = ()
    act: Any = None
    article: str = ""
    data: dict[str, Any] = field(default_factory=dict)

    @property
    def message(self) -> Words:
        return say(self.sentence, self.values)


def exact(day: datetime.date) -> Day:
    return Day(day.isoformat(), day, day)


def findings(answer: Composition) -> list[Finding]:
    """All findings of a composition, by severity, code and first record."""
    found = [finding for rule in RULES for finding in rule(answer)]
    return sorted(found, key=_order)


def _order(finding: Finding) -> tuple[int, str, int]:
    first = finding.about[0].pk if finding.about else 0
    return SEVERITIES.index(finding.severity), finding.code, first


def _rule(answer: Composition) -> dict[str, Any]:
    """The act and article the regime in force rests on."""
    if not answer.bases:
        return {}
    return {"act": answer.bases[0].act, "article": answer.bases[0].article}


def existence(answer: Composition) -> Iterator[Finding]:
    commission = answer.commission
    if not answer.founded and commission.start is not None:
        predecessor = commission.predecessor
        sentence = _("The commission did not exist yet: it was founded on %(day)s.")
        about = (commission,) if predecessor is None else (commission, predecessor)
        yield Finding(
            "commission-not-founded", "gap", sentence, {"day": commission.start}, None, about, commission.founding_act
        )
    elif answer.dismissed:
        yield Finding(
            "composition-dismissed",
            "gap",
            _("The whole commission was dismissed on %(day)s and no new one had been formed."),
            {"day": answer.formation.day},
            answer.formation.day,
            (answer.formation,),
            answer.formation.act,
        )


def rule_in_force(answer: Composition) -> Iterator[Finding]:
    if answer.regime is not None or not answer.founded or answer.abolished:
        return
    if answer.regime_candidates:
        codes = ", ".join(regime.code for regime in answer.regime_candidates)
        sentence = _("Which rule was in force is unclear; it was one of: %(codes)s.")
        yield Finding("regime-unclear", "gap", sentence, {"codes": codes}, None, tuple(answer.regime_candidates))
    elif not answer.dismissed:
        yield Finding(
            "regime-unknown",
            "gap",
            _("No rule for forming this commission on this day is recorded."),
            {},
            None,
            (answer.commission,),
        )


def size(answer: Composition) -> Iterator[Finding]:
    unknown = [q for q in answer.quotas if q.fills == Quota.Fills.SEATS and q.size == Quota.Size.UNKNOWN]
    for quota in unknown:
        sentence = _("How many members %(quota)s fills is not recorded.")
        yield Finding("seats-unknown", "gap", sentence, {"quota": quota.label}, None, (quota,), **_rule(answer))
    filled = {appointment.seat.quota_id for appointment in answer.serving if appointment.seat is not None}
    someone_else = any(appointment.seat_id is None for appointment in answer.serving)
    nobody_recorded = answer.counts["serving"] is None and not answer.beyond_knowledge
    if nobody_recorded or any(quota.pk not in filled and not someone_else for quota in unknown):
        sentence = _("A commission sat, and not all of its members are recorded.")
        yield Finding("members-unknown", "gap", sentence, {}, None, (answer.commission,))


def seats(answer: Composition) -> Iterator[Finding]:
    for place in answer.seats:
        if place.state == "vacant":
            values: dict[str, object] = {"seat": place.seat.code, "day": place.vacant_since or ""}
            sentence = _("Seat %(seat)s has been vacant since %(day)s.")
            yield Finding(
                "seat-vacant", "violation", sentence, values, place.vacant_since, (place.seat,), **_rule(answer)
            )
        elif place.state == "undocumented":
            sentence = _("Who holds seat %(seat)s is not documented.")
            yield Finding("seat-undocumented", "gap", sentence, {"seat": place.seat.code}, None, (place.seat,))


def quotas(answer: Composition) -> Iterator[Finding]:
    for quota in answer.quotas:
        places = [place for place in answer.seats if place.seat.quota_id == quota.pk]
        held = sum(place.state == "held" for place in places)
        vacant = [place for place in places if place.state == "vacant"]
        if vacant and held + len(vacant) == len(places):
            sentence = _("%(quota)s has %(held)s of %(number)s members.")
            values: dict[str, object] = {"quota": quota.label, "held": held, "number": len(places)}
            since = max(
                (p.vacant_since for p in vacant if p.vacant_since),
                key=lambda d: d.latest or datetime.date.min,
                default=None,
            )
            yield Finding(
                "quota-unfilled",
                "violation",
                sentence,
                values,
                since,
                (quota,),
                **_rule(answer),
                data={"held": held, "number": len(places)},
            )
    yield from _exceeded(answer)


def _exceeded(answer: Composition) -> Iterator[Finding]:
    under_regime = [*(place.appointment for place in answer.held), *answer.unseated]
    total = answer.counts["seats"]
    if total is not None and len(under_regime) > total:
        sentence = _("%(recorded)s members serve in a commission of %(number)s.")
        values: dict[str, object] = {"recorded": len(under_regime), "number": total}
        yield Finding(
            "too-many-members", "violation", sentence, values, None, (answer.commission,), **_rule(answer), data=values
        )
    elif total is not None and len(answer.serving) + len(answer.unconfirmed) > total:
        sentence = _("More people are recorded (%(recorded)s) than the commission has seats (%(number)s).")
        values = {"recorded": len(answer.serving) + len(answer.unconfirmed), "number": total}
        yield Finding("more-recorded-than-seats", "gap", sentence, values, None, (answer.commission,), data=values)
    for authority in {q.authority for q in answer.quotas if q.authority is not None and q.fills == Quota.Fills.SEATS}:
        own = [q for q in answer.quotas if q.authority_id == authority.pk and q.fills == Quota.Fills.SEATS]
        appointed = [a for a in under_regime if a.authority_id == authority.pk]
        if all(q.number is not None for q in own) and len(appointed) > sum(q.number or 0 for q in own):
            sentence = _("%(authority)s appointed %(appointed)s members; its quota is %(number)s.")
            values = {
                "authority": authority.name,
                "appointed": len(appointed),
                "number": sum(q.number or 0 for q in own),
            }
            yield Finding("quota-exceeded", "violation", sentence, values, None, tuple(own), **_rule(answer))


def offices(answer: Composition) -> Iterator[Finding]:
    if answer.beyond_knowledge:
        return
    expected = {quota.office for quota in answer.quotas if quota.office}
    for office in [office for office in Office.values if office in expected]:
        if answer.offices[office] is not None:
            continue
        about = tuple(quota for quota in answer.quotas if quota.office == office)
        empty = [place.state for place in answer.seats if place.seat.office == office] == ["vacant"]
        name = in_every_language(Office(office).label)
        if empty or office in answer.offices_left:
            since = answer.offices_left.get(office)
            yield Finding(
                "office-vacant",
                "violation",
                _("The office of %(office)s is vacant."),
                {"office": name},
                since,
                about,
                **_rule(answer),
            )
        else:
            yield Finding(
                "office-undocumented",
                "gap",
                _("Who holds the office of %(office)s is not documented."),
                {"office": name},
                None,
                about,
            )


def people(answer: Composition) -> Iterator[Finding]:
    for appointment in answer.serving:
        yield from _service(appointment, answer)
    for appointment in answer.unconfirmed:
        values: dict[str, object] = {"person": appointment.person.name, "day": appointment.last_evidence}
        sentence = _("That %(person)s still serves is unconfirmed: the last evidence is of %(day)s.")
        yield Finding("unconfirmed", "gap", sentence, values, exact(appointment.last_evidence), (appointment,))
    for appointment in answer.uncertain:
        sentence = _("Whether %(person)s serves on this day is uncertain: the day of the change is not known exactly.")
        yield Finding("date-uncertain", "gap", sentence, {"person": appointment.person.name}, None, (appointment,))
    for appointment in answer.listed:
        yield from _record(appointment)
        if _reappointed_silently(appointment, answer.day):
            sentence = _("%(person)s is recorded beyond one term; no reappointment is documented.")
            yield Finding(
                "reappointment-undocumented", "gap", sentence, {"person": appointment.person.name}, None, (appointment,)
            )


def _service(appointment: Any, answer: Composition) -> Iterator[Finding]:
    person = {"person": appointment.person.name}
    quota = appointment.seat.quota if appointment.seat is not None else None
    if appointment.status == "expired":
        since = appointment.statutory_end
        sentence = _("The term of %(person)s ended on %(day)s and the rule lets nobody hold over.")
        yield Finding(
            "expired", "violation", sentence, {**person, "day": since}, since, (appointment,), **_rule(answer)
        )
    if appointment.authority is None:
        sentence = _("No source names who appointed %(person)s.")
        yield Finding("authority-unknown", "gap", sentence, {**person}, None, (appointment,))
    elif (
        quota is not None
        and quota.authority is not None
        and quota.authority.kind != "role"
        and quota.authority_id != appointment.authority_id
    ):
        sentence = _("%(person)s was appointed by %(authority)s to a seat that %(rightful)s fills.")
        values = {**person, "authority": appointment.authority.name, "rightful": quota.authority.name}
        yield Finding(
            "wrong-authority", "violation", sentence, values, appointment.start, (appointment,), **_rule(answer)
        )
    if quota is not None and quota.term_years and appointment.term_years and appointment.term_years > quota.term_years:
        sentence = _("%(person)s was appointed for %(years)s years; the rule allows %(allowed)s.")
        values = {**person, "years": appointment.term_years, "allowed": quota.term_years}
        yield Finding(
            "term-too-long", "violation", sentence, values, appointment.start, (appointment,), **_rule(answer)
        )


def _record(appointment: Any) -> Iterator[Finding]:
    person = {"person": appointment.person.name}
    for citation in appointment.citations:
        if citation.disagrees:
            sentence = _("Sources disagree about %(person)s: one states %(value)s.")
            values = {**person, "value": citation.states}
            yield Finding(
                "conflicting-sources",
                "gap",
                sentence,
                values,
                None,
                (appointment,),
                data={"field": citation.field, "states": citation.states},
            )
    if not any(use.role == "appointed" for use in appointment.acts):
        yield Finding(
            "no-act", "gap", _("No act that appointed %(person)s is recorded."), {**person}, None, (appointment,)
        )
    if not appointment.citations:
        yield Finding(
            "no-source",
            "gap",
            _("No source is recorded for the appointment of %(person)s."),
            {**person},
            None,
            (appointment,),
        )


def _reappointed_silently(appointment: Any, day: datetime.date) -> bool:
    """Past its statutory end where holding over is unknown, or seen for longer than one term."""
    statutory_end = appointment.statutory_end
    if statutory_end is not None and statutory_end.latest is not None:
        return bool(statutory_end.latest <= day and appointment.members_hold_over == "unknown")
    end = _end_of_one_term(appointment)
    return end is not None and end <= min(day, appointment.last_evidence)


def _end_of_one_term(appointment: Any) -> datetime.date | None:
    """Of the term that began no later than the first evidence."""
    if appointment.term is None or appointment.first_evidence is None:
        return None
    return _years_after(appointment.first_evidence, appointment.term)


def _years_after(day: datetime.date, years: int) -> datetime.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


def knowledge(answer: Composition) -> Iterator[Finding]:
    if answer.beyond_knowledge and answer.commission.known_until is not None:
        since = answer.commission.known_until + datetime.timedelta(days=1)
        sentence = _("The records of this commission were checked to %(day)s; nobody is said to serve after it.")
        yield Finding(
            "beyond-knowledge",
            "gap",
            sentence,
            {"day": answer.commission.known_until},
            exact(since),
            (answer.commission,),
        )


def supersession(answer: Composition) -> Iterator[Finding]:
    """A new regime is in force and no commission formed under it is recorded: on what basis the old one sits."""
    regime, previous = answer.regime, answer.previous_regime
    if regime is None or previous is None or regime.incumbents_hold_over == "unknown":
        return
    if answer.formation is not None and answer.formation.regime_id == regime.pk and answer.formation.kind == "formed":
        return
    deadline = regime_deadline(regime)
    data = {
        "incumbents_hold_over": regime.incumbents_hold_over,
        "deadline": deadline.as_json() if deadline else None,
        "deadline_period": regime.deadline_period or None,
    }
    values: dict[str, object] = {"regime": _named(regime), "previous": _named(previous)}
    if deadline is not None and deadline.latest is not None and deadline.latest <= answer.day:
        sentence = _("A new commission was due by %(day)s and none is recorded.")
        yield Finding(
            "overdue-formation",
            "violation",
            sentence,
            {"day": deadline},
            deadline,
            (regime,),
            **_rule(answer),
            data=data,
        )
    if deadline is not None:
        sentence = _(
            "The rule “%(regime)s” has replaced “%(previous)s”; the members keep their powers until a new commission is formed, by %(day)s."  # noqa: E501  # one message of the catalogue
        )
        values["day"] = deadline
    elif regime.deadline_period and regime.deadline_event:
        sentence = _(
            "The rule “%(regime)s” has replaced “%(previous)s”; the members keep their powers until a new commission is formed. The deadline runs from an event that is not dated: %(event)s."  # noqa: E501  # one message of the catalogue
        )
        values["event"] = regime.deadline_event
    else:
        sentence = _("The rule “%(regime)s” has replaced “%(previous)s”; no new commission is recorded.")
    yield Finding(
        "regime-superseded", "gap", sentence, values, regime.start, (regime, previous), **_rule(answer), data=data
    )


def _named(regime: Any) -> object:
    return regime.name or regime.code


def computed_days(regimes: Iterable[Any], appointments: Iterable[Any]) -> set[datetime.date]:
    """The days on which a finding may begin that no record holds."""
    deadlines = [deadline.latest for regime in regimes if (deadline := regime_deadline(regime))]
    ends = [_end_of_one_term(appointment) for appointment in appointments]
    return {day for day in (*deadlines, *ends) if day is not None}


def regime_deadline(regime: Any) -> Day | None:
    """By when a new commission is due; None where the day it counts from is unknown."""
    start = regime.deadline_from
    if start is None or not regime.deadline_period:
        return None
    earliest = start.earliest and later(start.earliest, regime.deadline_period)
    latest = start.latest and later(start.latest, regime.deadline_period)
    return Day("", earliest, latest)


def later(day: datetime.date, period: str) -> datetime.date:
    """`day` plus an ISO 8601 period of one unit, `P2M`; the last day of a shorter month where needed."""
    number, unit = int(period[1:-1]), period[-1]
    if unit in "DW":
        return day + datetime.timedelta(days=number * (7 if unit == "W" else 1))
    months = day.month - 1 + number * (12 if unit == "Y" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    for last in (day.day, 30, 29, 28):
        try:
            return datetime.date(year, month, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("a month has 28 days")


RULES: tuple[Callable[[Composition], Iterator[Finding]], ...] = (
    existence,
    rule_in_force,
    size,
    seats,
    quotas,
    offices,
    people,
    knowledge,
    supersession,
)
