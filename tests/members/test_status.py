"""The SQL of a status equals an oracle that walks the days one by one."""

import datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from commission.models import Seat
from members.models import Appointment
from tests.factories import (
    AppointmentFactory,
    AttestationFactory,
    CommissionFactory,
    FormationFactory,
    NominationFactory,
    PersonFactory,
    QuotaFactory,
    RegimeFactory,
    RosterFactory,
)
from tests.members import oracle

FIRST = datetime.date(2000, 1, 1)
LENGTH = 900


def on(offset: int) -> datetime.date:
    return FIRST + datetime.timedelta(days=offset)


dates = st.integers(60, LENGTH - 200).map(on)
maybe = lambda strategy: st.one_of(st.none(), strategy)  # noqa: E731
tristate = st.sampled_from(["yes", "no", "unknown"])


@st.composite
def bounds(draw: st.DrawFn) -> oracle.Bounds:
    """Exact, partial, bounded on one side, or not recorded."""
    day = draw(dates)
    kind = draw(st.sampled_from(["exact", "exact", "partial", "no later", "not before", "none"]))
    later = day + datetime.timedelta(days=draw(st.integers(1, 40)))
    return {
        "exact": oracle.Bounds(day, day),
        "partial": oracle.Bounds(day, later),
        "no later": oracle.Bounds(None, day),
        "not before": oracle.Bounds(day, None),
        "none": oracle.Bounds(),
    }[kind]


@st.composite
def sightings(draw: st.DrawFn) -> oracle.Sighting:
    day = draw(dates)
    return oracle.Sighting(day, day + datetime.timedelta(days=draw(st.integers(0, 60))), draw(st.booleans()))


@st.composite
def facts(draw: st.DrawFn) -> oracle.Facts:
    successor = draw(maybe(dates))
    width = draw(st.sampled_from([0, 0, 21]))
    regime_end = draw(maybe(dates))
    return oracle.Facts(
        start=draw(bounds()),
        end=draw(st.one_of(st.just(oracle.Bounds()), bounds())),
        sightings=tuple(draw(st.lists(sightings(), max_size=3))),
        rosters_without=tuple(draw(st.lists(dates, max_size=1))),
        dismissals=tuple(draw(st.lists(dates, max_size=1))),
        successor=successor and oracle.Bounds(successor, successor + datetime.timedelta(days=width)),
        nominations=tuple(draw(st.lists(st.tuples(dates, maybe(dates)), max_size=2))),
        died=draw(maybe(dates)) if draw(st.booleans()) else None,
        term=draw(st.sampled_from([1, 1, 2, None])),
        members_hold_over=draw(tristate),
        regime_end=regime_end,
        incumbents_hold_over=draw(tristate) if regime_end else "unknown",
        formed_anew=regime_end + datetime.timedelta(days=draw(st.integers(0, 90)))
        if regime_end and draw(st.booleans())
        else None,
        evidence_months=draw(st.sampled_from([1, 3, 12])),
        known_until=draw(maybe(dates)),
    )


def recorded(known: oracle.Facts) -> Appointment:
    """The facts as rows of the registry."""
    commission = CommissionFactory(evidence_months=known.evidence_months, known_until=known.known_until)
    regime = RegimeFactory(
        commission=commission,
        members_hold_over=known.members_hold_over,
        **columns("start", oracle.Bounds(FIRST, FIRST)),
    )
    quota = QuotaFactory(regime=regime, number=1, term_years=known.term)
    seat = Seat.objects.get(quota=quota)
    person = PersonFactory(**columns("died", oracle.Bounds(None, known.died)))
    holder = AppointmentFactory(
        person=person, commission=commission, seat=seat, **columns("start", known.start), **columns("end", known.end)
    )
    for seen in known.sightings:
        AttestationFactory(
            appointment=holder, throughout=seen.throughout, **columns("seen", oracle.Bounds(seen.earliest, seen.latest))
        )
    for day in known.rosters_without:
        RosterFactory(commission=commission, complete=True, **columns("day", oracle.Bounds(day, day)))
    for day in known.dismissals:
        FormationFactory(commission=commission, kind="dismissed", **columns("day", oracle.Bounds(day, day)))
    for begun, rejected in known.nominations:
        NominationFactory(
            commission=commission,
            seat=seat,
            outcome="rejected" if rejected else "unknown",
            **columns("day", oracle.Bounds(begun, begun)),
            **columns("outcome_day", oracle.Bounds(rejected, rejected)),
        )
    if known.successor:
        AppointmentFactory(commission=commission, seat=seat, **columns("start", known.successor))
    if known.regime_end:
        following = RegimeFactory(
            commission=commission,
            incumbents_hold_over=known.incumbents_hold_over,
            **columns("start", oracle.Bounds(known.regime_end, known.regime_end)),
        )
        if known.formed_anew:
            FormationFactory(
                commission=commission,
                regime=following,
                **columns("day", oracle.Bounds(known.formed_anew, known.formed_anew)),
            )
    return holder


def columns(prefix: str, day: oracle.Bounds) -> dict[str, Any]:
    return {f"{prefix}_earliest": day.earliest, f"{prefix}_latest": day.latest}


@pytest.mark.django_db
@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(known=facts())
def test_the_status_of_any_day_is_what_the_facts_say(known: oracle.Facts) -> None:
    assume(known.start.latest or known.start.earliest or known.sightings or known.end.earliest)
    assume(all(rejected is None or rejected > begun for begun, rejected in known.nominations))
    with transaction.atomic():
        try:
            with transaction.atomic():
                holder = recorded(known)
        except IntegrityError:
            assume(False)
        for offset in range(0, LENGTH + 600, 17):
            day = on(offset)
            said = Appointment.objects.with_status(day).values_list("status", flat=True).get(pk=holder.pk)
            assert said == oracle.status(known, day), day
        transaction.set_rollback(True)
