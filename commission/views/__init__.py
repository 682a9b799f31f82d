"""The public pages of the commissions and of the rules that form them."""

from commission.views.acts import act, acts
from commission.views.compare import commission_comparison
from commission.views.composed import composition_context
from commission.views.directory import commission_list
from commission.views.extract import commission_extract
from commission.views.page import commission_page
from commission.views.rules import rules

__all__ = [
    "act",
    "acts",
    "commission_comparison",
    "commission_extract",
    "commission_list",
    "commission_page",
    "composition_context",
    "rules",
]
