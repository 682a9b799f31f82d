"""The state of seats on a day, for many commissions at once; for one commission `commission.composition` says the same.

A test holds the two together, on the real records and on a made-up district.
"""

from typing import Any

from django.db.models import Case, CharField, DateField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.db.models.lookups import IsNull

from commission.models import Regime
from members import status
from members.models import Appointment, Formation
from members.models.appointment import PLAINLY_SITTING
from registry.api.serializers import Day

STATES = ("held", "vacant", "undocumented", "uncertain")
NOT_YET = ("future", "unattested")
PARTS = ("earliest", "latest", "value", "basis")


def seated(seats: QuerySet[Any], day: Day) -> QuerySet[Any]:
    """Adds `state` on `day`, null where the seat's rule is not in force, and since when it would be empty if it is."""
    placed: QuerySet[Any] = emptied(seats, day).annotate(state=_state(day))
    return placed


def emptied(seats: QuerySet[Any], day: Day) -> QuerySet[Any]:
    """Adds since when each seat would be empty on `day`, if it is."""
    seats = seats.annotate(**{f"emptied_{part}": Subquery(_emptied(day, f"end_{part}")) for part in PARTS})
    seats = seats.annotate(**{f"unfilled_{part}": Subquery(_never_filled(day, f"day_{part}")) for part in PARTS})
    since = {f"emptied_since_{part}": Coalesce(f"emptied_{part}", f"unfilled_{part}") for part in PARTS}
    with_since: QuerySet[Any] = seats.annotate(**since)
    return with_since


def perhaps_empty(seats: QuerySet[Any], day: Day) -> QuerySet[Any]:
    """Without those in which someone plainly sits within the term, of whom none is vacant or undocumented.

    They are nearly all, and read off one index; to say what state a seat is in takes many questions each.
    """
    sitting = Appointment.objects.filter(PLAINLY_SITTING, start_latest__lte=day, statutory_latest__gt=day)
    known = sitting.filter(Q(known_until=None) | Q(known_until__gte=day), seat__isnull=False)
    others: QuerySet[Any] = seats.exclude(pk__in=known.values("seat"))
    return others


def _state(day: Day) -> Combinable:
    holders = Appointment.objects.with_status(day).filter(seat=OuterRef("pk"))
    known_empty = Q(emptied_latest__isnull=False) | Q(emptied_earliest__isnull=False) | Q(unfilled_latest__isnull=False)
    return Case(
        When(~in_force(day), then=Value(None)),
        When(_any(holders.filter(status__in=status.COUNTED)), then=Value("held")),
        When(_any(holders.filter(status=status.Status.UNCERTAIN)), then=Value("uncertain")),
        When(Q(commission__known_until__lt=day) | _someone_may_sit(day), then=Value("undocumented")),
        When(known_empty, then=Value("vacant")),
        default=Value("undocumented"),
        output_field=CharField(null=True),
    )


def in_force(day: Day) -> Q:
    """The seat's regime forms its commission on the day: the commission's own before its level's."""
    own = Regime.objects.filter(commission=OuterRef("commission"), possible__contains=day)
    return (
        Q(regime__certain__contains=day)
        & (Q(regime__commission__isnull=False) | ~_any(own))
        & (Q(commission__start_earliest__isnull=True) | Q(commission__start_earliest__lte=day))
        & (Q(commission__end_latest__isnull=True) | Q(commission__end_latest__gt=day))
    )


def _someone_may_sit(day: Day) -> Q:
    """Someone unconfirmed sits here, or someone listed whose seat is not documented may."""
    listed = Appointment.objects.with_status(day)
    unconfirmed = listed.filter(seat=OuterRef("pk"), status=status.Status.UNCONFIRMED)
    unseated = listed.filter(
        Q(authority__isnull=True) | Q(authority=OuterRef("quota__authority")),
        commission=OuterRef("commission"),
        seat__isnull=True,
        regime=OuterRef("regime"),
        status__in=status.LISTED,
    )
    return _any(unconfirmed) | _any(unseated)


def _any(rows: QuerySet[Any]) -> Q:
    """As EXISTS, but looked up seat by seat: PostgreSQL may answer an EXISTS by reading the whole table once."""
    return Q(IsNull(Subquery(rows.order_by().values("pk")[:1]), False))


def _emptied(day: Day, column: str) -> QuerySet[Any]:
    """The recorded end of the seat's last holder, if that holder is gone."""
    holders = Appointment.objects.with_status(day).filter(seat=OuterRef("pk")).exclude(status__in=NOT_YET)
    last_seen = Coalesce("last_evidence", "start_latest", day, output_field=DateField())
    ended = Case(When(status=status.Status.ENDED, then=column))
    last: QuerySet[Any] = holders.order_by(last_seen.desc(), "id").annotate(ended=ended).values("ended")
    return last[:1]


def _never_filled(day: Day, column: str) -> QuerySet[Any]:
    """The day the whole commission was formed with every name recorded, and none for this seat."""
    named = Appointment.objects.with_status(day).filter(seat=OuterRef(OuterRef("pk"))).exclude(status="future")
    complete = Formation.objects.filter(
        ~_any(named),
        commission=OuterRef("commission"),
        regime=OuterRef("regime"),
        kind=Formation.Kind.FORMED,
        complete=True,
        day_latest__lte=day,
    )
    first: QuerySet[Any] = complete.order_by("day_latest", "id").values(column)
    return first[:1]
