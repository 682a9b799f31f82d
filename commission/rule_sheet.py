"""Rules side by side: for each aspect what every rule says, and where it is known to differ from the rule before."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from commission.models import Office, Quota


@dataclass(frozen=True)
class Cell:
    """What a rule says of one aspect, a line a thing; no line where nothing is recorded."""

    lines: tuple[str, ...]
    changed: bool = False


@dataclass(frozen=True)
class Aspect:
    title: str
    cells: list[Cell]


@dataclass(frozen=True)
class Step:
    """From one rule to the next: for each aspect that differs, what was and what became of it."""

    before: Any
    after: Any
    changes: list[tuple[str, Cell, Cell]]


def aspects(regimes: list[Any]) -> list[Aspect]:
    readers = (
        (_("Seats in all"), _seats),
        (_("Who fills how many"), _fillers),
        (_("On whose proposal"), _proposers),
        (_("With whose consent"), _consents),
        (_("Term, years"), _terms),
        *((str(Office(office).label).capitalize(), _office(office)) for office in _offices(regimes)),
        (_("Old members stay until the new commission is formed"), _hold_over),
    )
    return [Aspect(title, _row([read(regime) for regime in regimes])) for title, read in readers]


def steps(regimes: list[Any], found: list[Aspect]) -> list[Step]:
    return [
        Step(
            regimes[n - 1],
            regimes[n],
            [(aspect.title, aspect.cells[n - 1], aspect.cells[n]) for aspect in found if aspect.cells[n].changed],
        )
        for n in range(1, len(regimes))
    ]


def _row(said: list[list[str]]) -> list[Cell]:
    cells = [tuple(dict.fromkeys(lines)) for lines in said]
    return [Cell(lines, n > 0 and _differs(cells[n - 1], lines)) for n, lines in enumerate(cells)]


def _differs(before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    """Where one of the two is not recorded we do not know whether it changed."""
    return bool(before and after) and before != after


def _seat_quotas(regime: Any) -> list[Any]:
    return [quota for quota in regime.quotas.all() if quota.fills == Quota.Fills.SEATS]


def _seats(regime: Any) -> list[str]:
    numbers = [quota.number for quota in _seat_quotas(regime)]
    return [str(sum(numbers))] if numbers and None not in numbers else []


def _fillers(regime: Any) -> list[str]:
    """Each authority once, with all the seats of its quotas."""
    numbers: dict[str, list[int | None]] = {}
    for quota in _seat_quotas(regime):
        numbers.setdefault(str(quota.authority.name) if quota.authority else _("not recorded"), []).append(quota.number)
    known = _("%(authority)s: %(number)s")
    unknown = _("%(authority)s: number not recorded")
    return [
        unknown % {"authority": name}
        if None in counts
        else known % {"authority": name, "number": sum(filter(None, counts))}
        for name, counts in numbers.items()
    ]


def _proposers(regime: Any) -> list[str]:
    return [str(quota.proposer.name) for quota in _seat_quotas(regime) if quota.proposer]


def _consents(regime: Any) -> list[str]:
    return [str(quota.consent_of.name) for quota in _seat_quotas(regime) if quota.consent_of and quota.consent == "yes"]


def _terms(regime: Any) -> list[str]:
    return [str(quota.term_years) for quota in _seat_quotas(regime) if quota.term_years]


def _offices(regimes: Iterable[Any]) -> list[str]:
    named = {quota.office for regime in regimes for quota in regime.quotas.all() if quota.office}
    return [office for office in Office.values if office in named]


def _office(office: str) -> Any:
    def read(regime: Any) -> list[str]:
        quotas = [quota for quota in regime.quotas.all() if quota.office == office and quota.authority]
        return [_how(quota) % {"authority": quota.authority.name} for quota in quotas]

    return read


def _how(quota: Any) -> str:
    if quota.method == Quota.Method.ELECTS:
        return _("elected by: %(authority)s")
    if quota.method == Quota.Method.APPOINTS:
        return _("appointed by: %(authority)s")
    return _("filled by: %(authority)s")


def _hold_over(regime: Any) -> list[str]:
    return [] if regime.incumbents_hold_over == "unknown" else [str(regime.get_incumbents_hold_over_display())]
