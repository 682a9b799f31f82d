"""A new rule: how a commission is formed from a day on, on which articles it rests, and who fills how many seats."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from commission.actions.acts import cite_act
from commission.models import Authority, Commission, LegalAct, Quota, Regime, RegimeBasis
from registry.actions import column_values, keep
from registry.period import Day
from registry.words import Words


@dataclass(frozen=True, kw_only=True)
class BasisDraft:
    act: LegalAct
    article: str = ""


@dataclass(frozen=True, kw_only=True)
class QuotaDraft:
    """As `Quota`: an authority, how many seats or which office, with whose proposal and consent, for how long."""

    code: str
    label: Words = field(default_factory=Words)
    authority: Authority | None = None
    fills: str = Quota.Fills.SEATS
    office: str = ""
    size: str = Quota.Size.FIXED
    number: int | None = None
    method: str = Quota.Method.APPOINTS
    proposer: Authority | None = None
    consent: str = "unknown"
    consent_of: Authority | None = None
    term_years: int | None = None
    term_runs: str = Quota.TermRuns.APPOINTMENT


def lay_down_regime(
    *,
    code: str,
    start: Day,
    bases: Sequence[BasisDraft],
    quotas: Sequence[QuotaDraft],
    commission: Commission | None = None,
    country: str = "",
    level: str = "",
    name: Words | None = None,
    **rules: Any,
) -> Regime:
    """A regime of one commission, or of a level of a country, with its articles and quotas; its seats exist at once.

    `rules` are further fields of `Regime`: `members_hold_over`, `incumbents_hold_over`, `deadline_period`,
    `deadline_from` (a Day), `deadline_event` (Words), the windows. The regime before it ends by itself.
    """
    values = column_values(start=start, name=name or Words(), **rules)
    regime = keep(Regime(code=code, commission=commission, country=country, level=level, **values))
    for position, basis in enumerate(bases, start=1):
        keep(RegimeBasis(regime=regime, act=basis.act, article=basis.article, position=position))
        cite_act(record=regime, act=basis.act)
    for position, quota in enumerate(quotas, start=1):
        keep(Quota(regime=regime, position=position, **column_values(**vars(quota))))
    regime.refresh_from_db()
    return regime
