"""The public pages of the commissions and of the rules that form them."""

from commission.views.compare import commission_comparison
from commission.views.composed import composition_context
from commission.views.directory import commission_list
from commission.views.extract import commission_extract
from commission.views.page import commission_page
from commission.views.refusals import bad_request, not_found, refusing
from commission.views.rules import rules

__all__ = [
    "bad_request",
    "commission_comparison",
    "commission_extract",
    "commission_list",
    "commission_page",
    "composition_context",
    "not_found",
    "refusing",
    "rules",
]
