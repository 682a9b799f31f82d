"""Which commissions a proposal changes on which days, so that they can be shown before and after."""

import datetime
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ObjectDoesNotExist

from members.acts.looking import Place
from portal.staff.scope import COMMISSION_OF
from registry.proposals.linked import link
from registry.rewriting import Rewrite

MOST = 4
DAYS = ("start", "end", "day")


def places_of(changes: list[Rewrite]) -> list[Place]:
    """Those where most changes, MOST at most."""
    link(changes)
    counted = Counter(place for one in changes for place in _of(one))
    return sorted(place for place, _number in counted.most_common(MOST))


def _of(one: Rewrite) -> Iterator[Place]:
    record = one.then if one.then is not None else one.now
    find = COMMISSION_OF.get(one.model._meta.label_lower)
    try:
        commission = find(record) if find is not None else None
    except ObjectDoesNotExist:
        return
    changed = [name for name in DAYS if _day(one.now, name) != _day(one.then, name)]
    for name in changed or DAYS[:1]:
        day = _day(one.then, name) or _day(one.now, name)
        if commission is not None and day is not None:
            yield commission, day


def _day(record: Any, name: str) -> datetime.date | None:
    latest: datetime.date | None = getattr(record, f"{name}_latest", None) or getattr(record, f"{name}_earliest", None)
    return latest
