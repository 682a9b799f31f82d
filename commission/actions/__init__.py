"""Verbs of acts, rules and commissions. They write inside an open revision: give them to `door.carry_out`."""

from commission.actions.acts import cite_act, record_legal_act
from commission.actions.checking import check_to
from commission.actions.regimes import BasisDraft, QuotaDraft, lay_down_regime

__all__ = ["BasisDraft", "QuotaDraft", "check_to", "cite_act", "lay_down_regime", "record_legal_act"]
